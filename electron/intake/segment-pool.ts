import { IntakeError } from './errors.ts'
import type { JournalPosition } from './intake.ts'
import type { JournalFolder } from './journal-folder.ts'
import { FREE_SEGMENTS_MAX, HISTORY_SEGMENTS, SEGMENT_BYTES, SEGMENTS_MAX } from './limits.ts'
import { blankHead } from './segment-format.ts'

/** Sizes that tests make small. */
export interface JournalSizes {
  readonly segmentBytes: number
  readonly segmentsMax: number
  readonly historySegments: number
  readonly freeSegmentsMax: number
}

export const JOURNAL_SIZES: JournalSizes = {
  segmentBytes: SEGMENT_BYTES,
  segmentsMax: SEGMENTS_MAX,
  historySegments: HISTORY_SEGMENTS,
  freeSegmentsMax: FREE_SEGMENTS_MAX,
}

/** A filled segment whose records the database does not yet hold. */
interface LiveSegment {
  readonly name: string
  readonly lastPosition: JournalPosition
}

const SEGMENT_NAME = /^segment-(\d{6,})\.journal$/

export function isSegmentName(name: string): boolean {
  return SEGMENT_NAME.test(name)
}

/** Which segment files exist and which may be filled again. Knows nothing of what is in them. */
export class SegmentPool {
  readonly #folder: JournalFolder
  readonly #journalKey: Uint8Array
  readonly #sizes: JournalSizes
  readonly #live: LiveSegment[] = []
  /** Never filled. */
  readonly #blank: string[] = []
  /** Released, oldest first: the ones at the back are the history. */
  readonly #free: string[] = []
  #count: number
  #nextNumber: number
  #beingMade: Promise<void> | undefined

  /** `names`: every segment file in the folder, whether it can be read or not. */
  constructor(folder: JournalFolder, journalKey: Uint8Array, sizes: JournalSizes, names: readonly string[]) {
    this.#folder = folder
    this.#journalKey = journalKey
    this.#sizes = sizes
    this.#count = names.length
    this.#nextNumber = 1 + Math.max(0, ...names.map((name) => Number(SEGMENT_NAME.exec(name)?.[1] ?? 0)))
  }

  /** Puts away a segment that is full or must not be written on; it is free once this position is released. */
  retire(name: string, lastPosition: JournalPosition): void {
    this.#live.push({ name, lastPosition })
  }

  addBlank(name: string): void {
    this.#blank.push(name)
  }

  release(through: JournalPosition): void {
    for (let oldest = this.#live[0]; oldest !== undefined && oldest.lastPosition <= through; oldest = this.#live[0]) {
      this.#live.shift()
      this.#free.push(oldest.name)
    }
    while (this.#free.length > this.#sizes.freeSegmentsMax) this.#remove(this.#free.shift())
  }

  /** A segment to fill: the oldest released one beyond the history, else a new one, else (no space) one of the history. Rejects with FULL or the system's error. */
  async take(): Promise<string> {
    if (this.#beingMade !== undefined) await this.#beingMade
    const spare = this.#takeSpare()
    if (spare !== undefined) return spare
    try {
      await this.#make()
    } catch (error) {
      const history = this.#free.shift()
      if (history !== undefined) return history
      throw error
    }
    const made = this.#blank.shift()
    if (made === undefined) throw new IntakeError('DISK', 'a new journal segment is gone')
    return made
  }

  /** Makes a segment in the background if the next `take` would have to wait for one. A failure shows when it is needed. */
  prepare(): void {
    if (this.#beingMade !== undefined || this.#blank.length > 0 || this.#free.length > this.#sizes.historySegments)
      return
    this.#beingMade = this.#make()
      .catch(() => undefined)
      .finally(() => {
        this.#beingMade = undefined
      })
  }

  /** Resolves when nothing is being made any more. */
  async settled(): Promise<void> {
    await this.#beingMade
  }

  #takeSpare(): string | undefined {
    return this.#blank.shift() ?? (this.#free.length > this.#sizes.historySegments ? this.#free.shift() : undefined)
  }

  async #make(): Promise<void> {
    if (this.#count >= this.#sizes.segmentsMax) {
      throw new IntakeError('FULL', `the intake journal has reached its limit of ${this.#sizes.segmentsMax} segments`)
    }
    const name = `segment-${String(this.#nextNumber).padStart(6, '0')}.journal`
    await this.#folder.create(name, this.#sizes.segmentBytes, blankHead(this.#journalKey))
    this.#nextNumber++
    this.#count++
    this.#blank.push(name)
  }

  #remove(name: string | undefined): void {
    if (name === undefined) return
    this.#count--
    // A file that cannot be deleted is found again at the next start; nothing waits for it.
    this.#folder.remove(name).catch(() => undefined)
  }
}
