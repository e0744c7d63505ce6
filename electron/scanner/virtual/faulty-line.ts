import type { TimerHandle, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import { isSequencedType } from '../../pipeline/frame/message-type.ts'
import type { ByteChannel } from './byte-channel.ts'
import { damageFrame, type LineFaults, lineFate } from './line-faults.ts'

/** Where a frame says of what type it is: proto/README.md, section 1. */
const TYPE_AT = 3

export interface LineFaultFigures {
  readonly framesLate: number
  readonly framesDoubled: number
  readonly framesDamaged: number
  readonly framesDropped: number
}

interface FaultyLineParts {
  readonly channel: ByteChannel
  readonly timers: Timers
  readonly random: Random
  readonly faults: LineFaults
}

/** The way of the scanner's frames onto its cable, as bad as it is wanted. One write is one frame. */
export class FaultyLine implements Pick<ByteChannel, 'write'> {
  readonly #parts: FaultyLineParts
  readonly #late = new Set<TimerHandle>()
  #faults: LineFaults
  #figures = { framesLate: 0, framesDoubled: 0, framesDamaged: 0, framesDropped: 0 }

  constructor(parts: FaultyLineParts) {
    this.#parts = parts
    this.#faults = parts.faults
  }

  get figures(): LineFaultFigures {
    return this.#figures
  }

  setFaults(faults: LineFaults): void {
    this.#faults = faults
  }

  write(frame: Uint8Array): boolean {
    const { channel, timers, random } = this.#parts
    const fate = lineFate(this.#faults, random)
    const figures = this.#figures
    if (fate.isLost) {
      figures.framesDropped++
      return true
    }
    const pieces = [fate.isDamaged ? damageFrame(frame, random) : frame, ...(fate.isDoubled ? [frame] : [])]
    if (fate.isDamaged) figures.framesDamaged++
    if (fate.isDoubled) figures.framesDoubled++
    const send = (): boolean => pieces.map((piece) => channel.write(piece)).every(Boolean)
    // A heartbeat that comes late is no fault of a line, but a scanner that has none.
    if (fate.delayMs === 0 || !isSequencedType(frame[TYPE_AT] ?? 0)) return send()
    figures.framesLate++
    const timer = timers.after(fate.delayMs, () => {
      this.#late.delete(timer)
      send()
    })
    this.#late.add(timer)
    return true
  }

  /** What is still held up is lost. */
  halt(): void {
    for (const timer of this.#late) this.#parts.timers.cancel(timer)
    this.#late.clear()
  }
}
