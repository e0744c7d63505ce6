import { crc32 } from 'node:zlib'
import { type Interval, IntervalSet } from '../../../electron/base/interval-set.ts'
import { FrameSplitter } from '../../../electron/pipeline/frame/split-frames.ts'
import { type ReceivedDecision, readStationMessage } from '../../../electron/scanner/virtual/read-station-message.ts'
import type { Trace } from './trace.ts'

/** What the station said to its scanner, each with the place in the trace from which on the scanner may have heard it. */
export interface Said {
  readonly acknowledged: readonly { readonly event: number; readonly have: readonly Interval[] }[]
  readonly decisions: readonly (ReceivedDecision & { readonly event: number })[]
}

/** Reads the scanner's side of the line out of the trace. */
export function readSaid({ events }: Trace): Said {
  const splitter = new FrameSplitter(crc32)
  const acknowledged: { event: number; have: readonly Interval[] }[] = []
  const decisions: (ReceivedDecision & { event: number })[] = []
  for (const [event, one] of events.entries()) {
    if (one.kind !== 'said') continue
    for (const { type, payload } of splitter.push(one.bytes)) {
      const word = readStationMessage(type, payload)
      if (word?.kind === 'ack' || word?.kind === 'welcome') acknowledged.push({ event, have: word.have })
      if (word?.kind === 'decisions') decisions.push(...word.decisions.map((decision) => ({ ...decision, event })))
    }
  }
  return { acknowledged, decisions }
}

/** Every message that was acknowledged before so many events of the trace had happened. */
export function acknowledgedBefore({ acknowledged }: Said, events: number): IntervalSet {
  const all = new IntervalSet()
  for (const { event, have } of acknowledged) {
    if (event >= events) break
    for (const { from, to } of have) all.addRange(from, to)
  }
  return all
}
