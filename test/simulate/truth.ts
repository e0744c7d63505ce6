import { crc32 } from 'node:zlib'
import { type Interval, IntervalSet } from '../../electron/base/interval-set.ts'
import type { EggAction } from '../../electron/domain/egg.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { FrameSplitter } from '../../electron/pipeline/frame/split-frames.ts'
import { decodeScan } from '../../electron/pipeline/scan/decode-scan.ts'
import { decodeSorterAck, decodeTrayBegin, decodeTrayEnd } from '../../electron/pipeline/scan/decode-tray.ts'
import { type ReceivedDecision, readStationMessage } from '../../electron/scanner/virtual/read-station-message.ts'

/** One scan as the scanner made it. */
export interface MadeScan {
  readonly sessionId: string
  readonly sequence: number
  /** `session/tray/row/column/attempt`. */
  readonly place: string
  /** What its picture shows; see sim-model.ts. */
  readonly shown: number
  readonly pixels: Buffer
}

/** What is true of one line, whatever its station believes: written down at the scanner's end of the cable. */
export class Truth {
  readonly scannerSerial: string
  /** By `session sequence`; every frame that left the scanner whole at least once. */
  readonly made = new Map<string, { readonly type: number; readonly checksum: number }>()
  readonly scans = new Map<string, MadeScan>()
  /** The number of the message with which a tray began, by `session/tray`. */
  readonly begun = new Map<string, number>()
  /** Of every message about one tray: `session/tray`. */
  readonly trayOf = new Map<string, string>()
  /** Numbers of which the scanner has heard that they are durable, by session. */
  readonly acknowledged = new Map<string, IntervalSet>()
  /** Orders that the scanner has heard before their deadline, by place: all of them. */
  readonly heard = new Map<string, EggAction[]>()
  /** What its sorter says that it did, by place: the first word, and the number of the message. */
  readonly sorted = new Map<string, { readonly action: EggAction | undefined; readonly sequence: number }>()
  /** What no station should ever say to a scanner. */
  readonly problems: string[] = []
  /** The power-up that is at the cable now. */
  sessionId = ''
  readonly #fromScanner = new FrameSplitter(crc32)
  readonly #fromStation = new FrameSplitter(crc32)
  readonly #scannerClockUs: () => number
  readonly #isConnected: () => boolean

  /** `isConnected`: the scanner takes the station's word now; before its handshake it does not. */
  constructor(scannerSerial: string, scannerClockUs: () => number, isConnected: () => boolean) {
    this.scannerSerial = scannerSerial
    this.#scannerClockUs = scannerClockUs
    this.#isConnected = isConnected
  }

  /** One frame as it leaves the scanner; a damaged one is none. */
  frameMade(frame: Uint8Array): void {
    this.#fromScanner.reset()
    const { sessionId, scannerSerial } = this
    for (const { type, sequence, payload, checksum } of this.#fromScanner.push(frame)) {
      if (sequence === 0) continue
      const key = `${sessionId} ${sequence}`
      if (this.made.has(key)) continue
      this.made.set(key, { type, checksum })
      const identity = { scannerSerial, sessionId, sequence }
      if (type === MESSAGE_TYPE.SCAN) {
        const scan = decodeScan(payload, identity)
        if (!scan.ok) throw new Error(scan.error)
        const { tray, cell, attempt, image } = scan.value
        const place = `${sessionId}/${tray.traySequence}/${cell.row}/${cell.column}/${attempt}`
        this.scans.set(key, {
          sessionId,
          sequence,
          place,
          shown: image.pixels[0] ?? 0,
          pixels: Buffer.from(image.pixels),
        })
        this.trayOf.set(key, `${sessionId}/${tray.traySequence}`)
      } else if (type === MESSAGE_TYPE.TRAY_BEGIN) {
        const begin = decodeTrayBegin(payload, identity)
        if (begin.ok) this.begun.set(`${sessionId}/${begin.value.tray.traySequence}`, sequence)
      } else if (type === MESSAGE_TYPE.TRAY_END) {
        const end = decodeTrayEnd(payload, identity)
        if (end.ok) this.trayOf.set(key, `${sessionId}/${end.value.tray.traySequence}`)
      } else if (type === MESSAGE_TYPE.SORTER_ACK) {
        const eggs = decodeSorterAck(payload, identity)
        if (!eggs.ok) throw new Error(eggs.error)
        for (const { tray, cell, attempt, action } of eggs.value) {
          const place = `${sessionId}/${tray.traySequence}/${cell.row}/${cell.column}/${attempt}`
          if (!this.sorted.has(place)) this.sorted.set(place, { action, sequence })
        }
      }
    }
  }

  /** Bytes as the scanner hears them; answers with the decisions in them. */
  heardByScanner(frame: Uint8Array): readonly ReceivedDecision[] {
    const decisions: ReceivedDecision[] = []
    const isConnected = this.#isConnected()
    for (const { type, payload } of this.#fromStation.push(frame)) {
      const word = readStationMessage(type, payload)
      if (word?.kind === 'welcome' || (word?.kind === 'ack' && isConnected)) this.#acknowledge(word.have)
      if (word?.kind !== 'decisions' || !isConnected) continue
      for (const decision of word.decisions) {
        decisions.push(decision)
        const isLate = decision.deadlineUs > 0 && this.#scannerClockUs() > decision.deadlineUs
        const { traySequence, cell, attempt } = decision
        const place = `${this.sessionId}/${traySequence}/${cell.row}/${cell.column}/${attempt}`
        // It would take the order for one of its own trays.
        if (this.scans.get(`${this.sessionId} ${decision.scanSequence}`)?.place !== place)
          this.problems.push(`the scanner is told of ${place}, scan ${decision.scanSequence}, which it never made`)
        this.heard.set(place, [...(this.heard.get(place) ?? []), isLate ? 'HOLD' : decision.action])
      }
    }
    return decisions
  }

  isAcknowledged(sessionId: string, sequence: number): boolean {
    return this.acknowledged.get(sessionId)?.has(sequence) === true
  }

  #acknowledge(have: readonly Interval[]): void {
    const known = this.acknowledged.get(this.sessionId) ?? new IntervalSet()
    this.acknowledged.set(this.sessionId, known)
    for (const { from, to } of have) known.addRange(from, to)
  }
}
