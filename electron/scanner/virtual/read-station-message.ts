import { ovoscope } from '../../../proto/gen/scanner.js'
import type { Interval } from '../../base/interval-set.ts'
import type { Cell, EggAction, EggClass } from '../../domain/egg.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { eggActionFromWire, eggClassFromWire } from '../egg-words.ts'
import type { FeedOrder } from '../link.ts'

const { Ack, Decisions, Feed, FeedControl, Heartbeat, Identify, Reject, Welcome } = ovoscope.scanner.v1

export interface ReceivedDecision {
  readonly scanSequence: number
  readonly traySequence: number
  readonly cell: Cell
  readonly attempt: number
  readonly eggClass: EggClass
  readonly action: EggAction
  /** By this scanner's clock; 0 = none. */
  readonly deadlineUs: number
}

/** What a station can say to a scanner. */
export type StationWord =
  | { readonly kind: 'identify'; readonly connection: number; readonly clockUs: number }
  | {
      readonly kind: 'welcome'
      readonly connection: number
      readonly have: readonly Interval[]
      readonly credit: number
      readonly feed: FeedOrder | undefined
    }
  | { readonly kind: 'ack'; readonly have: readonly Interval[]; readonly credit: number }
  | { readonly kind: 'decisions'; readonly decisions: readonly ReceivedDecision[] }
  | { readonly kind: 'feed'; readonly feed: FeedOrder }
  | { readonly kind: 'reject'; readonly text: string }
  | { readonly kind: 'heartbeat'; readonly clockUs: number }

/** Undefined for types that a station of this version does not send and for bytes that are no message. */
export function readStationMessage(type: number, payload: Uint8Array): StationWord | undefined {
  try {
    return read(type, payload)
  } catch {
    // The generated decoders throw on bad bytes.
    return undefined
  }
}

function read(type: number, payload: Uint8Array): StationWord | undefined {
  switch (type) {
    case MESSAGE_TYPE.IDENTIFY: {
      const { connection, clockUs } = Identify.decode(payload)
      return { kind: 'identify', connection, clockUs: Number(clockUs) }
    }
    case MESSAGE_TYPE.WELCOME: {
      const { connection, have, credit, feed } = Welcome.decode(payload)
      return { kind: 'welcome', connection, have: have.flatMap(interval), credit, feed: feedOrder(feed) }
    }
    case MESSAGE_TYPE.ACK: {
      const { through, have, credit } = Ack.decode(payload)
      const run = through > 0 ? [{ from: 1, to: through }] : []
      return { kind: 'ack', have: [...run, ...have.flatMap(interval)], credit }
    }
    case MESSAGE_TYPE.DECISIONS:
      return { kind: 'decisions', decisions: Decisions.decode(payload).decisions.flatMap(decision) }
    case MESSAGE_TYPE.FEED_CONTROL: {
      const feed = feedOrder(FeedControl.decode(payload).feed)
      return feed === undefined ? undefined : { kind: 'feed', feed }
    }
    case MESSAGE_TYPE.REJECT:
      return { kind: 'reject', text: Reject.decode(payload).text }
    case MESSAGE_TYPE.STATION_HEARTBEAT:
      return { kind: 'heartbeat', clockUs: Number(Heartbeat.decode(payload).clockUs) }
    default:
      return undefined
  }
}

function feedOrder(feed: number): FeedOrder | undefined {
  if (feed === Feed.FEED_RUN) return 'run'
  return feed === Feed.FEED_PAUSE ? 'pause' : undefined
}

function interval({ from, to }: ovoscope.scanner.v1.SequenceRange.$Properties): Interval[] {
  return from && to && from <= to ? [{ from, to }] : []
}

/** A decision with a word of a later version is left out: what is not understood is not carried out. */
function decision(wire: ovoscope.scanner.v1.Decision.$Properties): ReceivedDecision[] {
  const eggClass = eggClassFromWire(wire.eggClass ?? 0)
  const action = eggActionFromWire(wire.action ?? 0)
  const { scanSequence, traySequence, row, column, attempt } = wire
  if (eggClass === undefined || action === undefined || !scanSequence || !traySequence || !attempt) return []
  if (row === undefined || row === null || column === undefined || column === null) return []
  const deadlineUs = Number(wire.deadlineUs ?? 0)
  return [{ scanSequence, traySequence, cell: { row, column }, attempt, eggClass, action, deadlineUs }]
}
