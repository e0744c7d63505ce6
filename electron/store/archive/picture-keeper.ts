import type { Clock, TimerHandle, Timers } from '../../base/clock.ts'
import { type DecidedPicture, type KeptClass, keepReasons } from '../../domain/archive/keep.ts'
import { keptReasons, longestKept, type Retention } from '../../domain/archive/retention.ts'
import type { Logger } from '../../log/logger.ts'
import type { ArchiveBook } from '../archive-book.ts'
import { type ArchiveDisk, realArchiveDisk } from './archive-disk.ts'
import type { OnStep } from './archive-steps.ts'
import { Housekeeping } from './housekeeping.ts'
import type { KeptPicture, PictureKey } from './picture.ts'
import { SegmentJanitor } from './segment-janitor.ts'
import type { PictureToPut } from './segment-writer.ts'
import { Shelves } from './shelves.ts'
import { WaitingPictures } from './waiting-pictures.ts'

/** Recent pictures are written when so many wait … */
const RECENT_TOGETHER = 256
/** … or after this: whoever looks at the tray of a moment ago finds it. */
const RECENT_AFTER_MS = 250
/** Kept pictures share a sync and a transaction; so long the journal keeps its scans longer than the database would need. 8 MB at 1,000 scans/s. */
const KEPT_AFTER_MS = 1_000
/** Above this many of a moment they are not compressed: keeping up comes first. 66 µs each, so at most 13 ms a second. */
const SQUEEZED_TOGETHER_MAX = 200
/** After disk or database refused. */
const RETRY_AFTER_MS = 1_000
/** The journal waits so long for a picture, and no longer: its room is for scans that are not decided yet. 240 MB at 1,000 scans/s. */
const JOURNAL_WAITS_MAX_MS = 30_000
/** Days, quota and orphans are looked after this often. */
const HOUSEKEEPING_EVERY_MS = 60_000

export interface PictureToKeep extends PictureKey {
  readonly picture: KeptPicture
  readonly arrivedWallMs: number
  /** Why it is kept for long, as its row says; empty for a recent one. */
  readonly keep: readonly KeptClass[]
  /** The journal need not wait for it any more. Called once, unless the program ends before. */
  readonly settled?: (() => void) | undefined
}

export interface PictureKeeperOptions {
  readonly folder: string
  readonly key: Uint8Array
  readonly book: ArchiveBook
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  /** Whether days may be counted by the clock. */
  clockTrusted(): boolean
  /** Bytes that the disk lacks for what else the station needs. */
  missingBytes?(): Promise<number>
  /** Undefined for the one that is there. */
  readonly disk?: ArchiveDisk
  readonly segmentBytesMax?: number
  readonly onStep?: OnStep
}

/**
 * Keeps pictures behind the line's back: never waits and never fails the caller. A kept class is durable before the journal lets go of its scans; recent
 * pictures are written when there is time. What cannot be kept is counted and said in the log.
 */
export class PictureKeeper {
  readonly #options: PictureKeeperOptions
  readonly #shelves: Shelves
  readonly #housekeeping: Housekeeping
  readonly #waiting = new WaitingPictures()
  readonly #janitor: SegmentJanitor
  readonly #ticker: TimerHandle
  readonly #due = { recent: false, kept: false, housekeeping: true }
  readonly #timers: { recent?: TimerHandle | undefined; kept?: TimerHandle | undefined } = {}
  #retention: Retention
  #recovered = false
  #running: Promise<void> | undefined
  /** Kept ones for which there was no room; the journal waits until their rows are gone. */
  #givenUp: Pick<PictureToKeep, keyof PictureKey | 'settled'>[] = []
  #notKept = 0
  #closed = false

  constructor(options: PictureKeeperOptions) {
    this.#options = options
    const { folder, key, book, log, timers, clock, segmentBytesMax } = options
    const { disk = realArchiveDisk(), onStep = () => undefined } = options
    this.#retention = book.retention()
    const place = { folder, key, book, disk, onStep }
    this.#shelves = new Shelves(place, { clock, log, segmentBytesMax })
    this.#janitor = new SegmentJanitor(place, timers, log)
    this.#housekeeping = new Housekeeping({
      ...options,
      place,
      shelves: this.#shelves,
      janitor: this.#janitor,
      isWaiting: (key) => this.#waiting.has(key),
    })
    this.#ticker = timers.every(HOUSEKEEPING_EVERY_MS, () => this.#poke('housekeeping'))
    this.#poke('housekeeping')
  }

  /** Pictures that were given and not kept. */
  get notKept(): number {
    return this.#notKept
  }

  /** See `Shelves.segments`. */
  segments(): ReturnType<Shelves['segments']> {
    return this.#shelves.segments()
  }

  /** Why a picture is to be kept for long, by what people decided last. */
  reasons(decided: DecidedPicture): KeptClass[] {
    return keptReasons(keepReasons(decided, this.#retention.sampleShare), this.#retention)
  }

  /** People decided anew; also a moment to look after what is too old or too much. */
  retentionChanged(): void {
    this.#retention = this.#options.book.retention()
    this.#poke('housekeeping')
  }

  due(lineId: string): ReturnType<ArchiveBook['due']> {
    return this.#options.book.due(lineId)
  }

  dropDue(keys: readonly PictureKey[]): void {
    this.#tryBook(() => this.#options.book.dropDue(keys))
  }

  keep(picture: PictureToKeep): void {
    if (this.#closed) {
      this.#notKept++
      return
    }
    const kind = picture.keep.length === 0 ? 'recent' : 'kept'
    if (!this.#waiting.add(kind, picture, this.#options.clock.monoMs())) {
      this.#giveUp(kind, picture)
      return
    }
    if (kind === 'recent' && this.#waiting.recent.length >= RECENT_TOGETHER) this.#poke('recent')
    else this.#pokeLater(kind, kind === 'recent' ? RECENT_AFTER_MS : KEPT_AFTER_MS)
  }

  /** Writes what waits, as far as disk and database let it. */
  async flush(): Promise<void> {
    this.#due.recent = true
    this.#due.kept = true
    this.#running ??= this.#run()
    await this.#running
  }

  /** The same, and ends the segments. */
  async close(): Promise<void> {
    this.#closed = true
    const { timers, log } = this.#options
    timers.cancel(this.#ticker)
    await this.flush()
    for (const timer of [this.#timers.recent, this.#timers.kept]) if (timer !== undefined) timers.cancel(timer)
    await this.#shelves.close()
    if (this.#notKept > 0) log.warn({ pictures: this.#notKept }, 'pictures were not kept')
  }

  #pokeLater(kind: 'recent' | 'kept', afterMs: number): void {
    this.#timers[kind] ??= this.#options.timers.after(afterMs, () => {
      this.#timers[kind] = undefined
      this.#poke(kind)
    })
  }

  #poke(what: 'recent' | 'kept' | 'housekeeping'): void {
    this.#due[what] = true
    this.#running ??= this.#run()
  }

  /** One thing after the other: nobody else writes segments. Never rejects. */
  async #run(): Promise<void> {
    await Promise.resolve()
    try {
      if (!this.#recovered) await this.#janitor.recover()
      this.#recovered = true
      while (this.#due.recent || this.#due.kept || this.#due.housekeeping) {
        if (this.#due.recent) await this.#writeRecent()
        if (this.#due.kept) await this.#writeKept()
        if (this.#due.housekeeping) await this.#keepHouse()
      }
    } catch (error) {
      Object.assign(this.#due, { recent: false, kept: false, housekeeping: false })
      this.#options.log.warn(
        { error: String(error) },
        'the archive of pictures could not be written; it is tried again',
      )
      this.#retryKept()
    }
    this.#dropGivenUp()
    this.#running = undefined
  }

  async #writeRecent(): Promise<void> {
    this.#due.recent = false
    while (this.#waiting.recent.length > 0) {
      const together = this.#waiting.recent.peek(RECENT_TOGETHER)
      try {
        await this.#shelves.put('recent', together.map(toPut), { squeezed: false })
      } catch (error) {
        this.#notKept += together.length
        this.#options.log.warn({ error: String(error) }, 'recent pictures could not be written; they are not kept')
      }
      this.#waiting.recent.take(together.length)
    }
    // A segment that is full ends here, so that what is too much goes soon.
    await this.#shelves.rotate()
  }

  async #writeKept(): Promise<void> {
    this.#due.kept = false
    const together = this.#waiting.takeKept()
    const squeezed = together.length <= SQUEEZED_TOGETHER_MAX
    const byShelf = Map.groupBy(together, ({ keep }) => longestKept(keep, this.#retention) ?? keep[0] ?? 'sample')
    let refused: Error | undefined
    for (const [shelf, pictures] of byShelf) {
      try {
        await this.#shelves.put(shelf, pictures.map(toPut), { squeezed })
        this.#options.onStep?.('settle')
        for (const { settled } of pictures) settled?.()
      } catch (error) {
        refused = error instanceof Error ? error : new Error(String(error))
        this.#waiting.putBack(pictures)
      }
    }
    if (refused !== undefined) throw refused
  }

  /** Tried again; the journal does not wait for ever. */
  #retryKept(): void {
    const since = this.#options.clock.monoMs() - JOURNAL_WAITS_MAX_MS
    const overdue = this.#waiting.waitedSince(since)
    if (overdue.length > 0 && this.#tryBook(() => this.#options.book.waive(overdue))) {
      for (const { settled } of overdue) settled?.()
      this.#waiting.waive(since)
      this.#options.log.error({ pictures: overdue.length }, 'the journal does not wait for these pictures any more')
    }
    if (!this.#closed && this.#waiting.keptCount > 0) this.#pokeLater('kept', RETRY_AFTER_MS)
  }

  #giveUp(kind: 'recent' | 'kept', { visitId, cell, attempt, settled }: PictureToKeep): void {
    this.#notKept++
    if (kind === 'recent') return
    if (this.#givenUp.length === 0)
      this.#options.log.error({}, 'more pictures wait than are let wait; they are not kept')
    // Without its pixels: that there is no room for them is why it is here.
    this.#givenUp.push({ visitId, cell, attempt, settled })
    this.#pokeLater('kept', KEPT_AFTER_MS)
  }

  /** All in one transaction, and again until the database takes it: their rows hold the journal at the next start, too. */
  #dropGivenUp(): void {
    const dropped = this.#givenUp
    if (dropped.length === 0) return
    if (!this.#tryBook(() => this.#options.book.dropDue(dropped))) {
      if (!this.#closed) this.#pokeLater('kept', RETRY_AFTER_MS)
      return
    }
    this.#givenUp = []
    for (const { settled } of dropped) settled?.()
  }

  #tryBook(work: () => unknown): boolean {
    try {
      work()
      return true
    } catch (error) {
      // Whoever writes the rows of the scans meets the same, and says it.
      this.#options.log.warn({ error: String(error) }, 'the database could not be told about pictures')
      return false
    }
  }

  async #keepHouse(): Promise<void> {
    this.#due.housekeeping = false
    try {
      await this.#shelves.rotate()
      await this.#housekeeping.run(this.#retention)
    } catch (error) {
      this.#options.log.warn({ error: String(error) }, 'old pictures could not be looked after; it is tried again')
    }
  }
}

function toPut({ visitId, cell, attempt, picture, arrivedWallMs }: PictureToKeep): PictureToPut {
  return { owner: { visitId, cell, attempt }, picture, sinceWallMs: arrivedWallMs }
}
