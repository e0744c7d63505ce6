import { closeSync, fstatSync, openSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Clock, Timers } from '../../base/clock.ts'
import { nextTurn } from '../../base/next-turn.ts'
import type { KeptClass } from '../../domain/archive/keep.ts'
import { longestKept, type Retention } from '../../domain/archive/retention.ts'
import type { Logger } from '../../log/logger.ts'
import type { ArchiveBook, KeptRow, LatePicture } from '../archive-book.ts'
import { FILE_HEAD_BYTES } from './batch-file.ts'
import { walkEntries } from './entry-walk.ts'
import type { KeptPicture, PictureKey } from './picture.ts'
import { PictureReader } from './picture-reader.ts'
import { type Erasure, planErasures } from './plan-erasures.ts'
import type { SegmentJanitor } from './segment-janitor.ts'
import type { PictureToPut, SegmentPlace } from './segment-writer.ts'
import type { Shelves } from './shelves.ts'

const DAY_MS = 86_400_000
/** Pictures that are copied in one go. */
const COPIED_TOGETHER = 64
/** Scans that are asked for their reasons before others have a turn: a few milliseconds. */
const ASKED_TOGETHER = 256
/** Somebody goes on correcting while room is made: next time. */
const ERASE_TRIES_MAX = 3

export interface HousekeepingParts {
  readonly place: SegmentPlace
  readonly book: ArchiveBook
  readonly shelves: Shelves
  readonly janitor: SegmentJanitor
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  clockTrusted(): boolean
  missingBytes?(): Promise<number>
  /** Given, and not written yet. */
  isWaiting(key: PictureKey): boolean
}

type Kept = LatePicture | KeptRow

/** What is too old or too much goes; what a person corrected meanwhile, or what another class wants longer, is carried over first. */
export class Housekeeping {
  readonly #parts: HousekeepingParts
  readonly #reader: PictureReader

  constructor(parts: HousekeepingParts) {
    this.#parts = parts
    const { folder, key, book } = parts.place
    this.#reader = new PictureReader({ folder, key, index: book.index })
  }

  async run(retention: Retention): Promise<void> {
    await this.#keepCorrected(retention)
    const { shelves, janitor, clock, clockTrusted, missingBytes } = this.#parts
    const erasures = planErasures({
      ...{ segments: shelves.segments(), oldFiles: janitor.oldFiles(), retention, nowWallMs: clock.wallMs() },
      ...{ clockTrusted: clockTrusted(), missingBytes: (await missingBytes?.()) ?? 0 },
    })
    for (const erasure of erasures) await this.#erase(erasure, retention)
    janitor.sweep()
    // Nobody knows any more why they were kept, so the longest of all days counts.
    const longestMs = Math.max(...Object.values(retention.days)) * DAY_MS
    if (clockTrusted()) await janitor.forgetSetAside(clock.wallMs() - longestMs)
  }

  /** Pictures that were only recent ones when somebody corrected their eggs. */
  async #keepCorrected(retention: Retention): Promise<void> {
    const { book, isWaiting, log } = this.#parts
    for (;;) {
      // What waits to be written is found the next time.
      const late = book.late(COPIED_TOGETHER).filter((one) => !isWaiting(one))
      if (late.length === 0) return
      const { gone } = await this.#put(late, (one) => this.#reader.readRecent(one.batchId, one), retention)
      if (gone.length > 0) {
        book.dropDue(gone)
        log.info({ pictures: gone.length }, 'pictures of corrected eggs were gone already')
      }
    }
  }

  async #erase(erasure: Erasure, retention: Retention): Promise<void> {
    const { janitor, log } = this.#parts
    if (erasure.kind === 'old-file') {
      const file = basename(erasure.path)
      // Where a cold file is missing nobody can say what is to be kept: then this one stays, and the others go.
      return this.#eraseOldFile(erasure.path, retention).catch((error: unknown) =>
        log.warn({ error: String(error), file }, 'the pictures of an old batch could not be looked through; they stay'),
      )
    }
    const { segmentId, why } = erasure
    for (let tries = 0; tries < ERASE_TRIES_MAX; tries++) {
      await this.#keepCorrected(retention)
      await this.#carryOver(segmentId, why, retention)
      if (await janitor.erase(segmentId)) {
        log.info({ segmentId, why }, 'pictures were erased')
        return
      }
    }
  }

  async #carryOver(segmentId: number, why: 'expired' | 'quota', retention: Retention): Promise<void> {
    const { book, clock, log } = this.#parts
    const segment = book.segments().find((one) => one.segmentId === segmentId)
    if (segment === undefined || segment.shelf === 'recent') return
    const now = clock.wallMs()
    const stays = (row: KeptRow) => row.classes.filter((one) => row.sinceWallMs + retention.days[one] * DAY_MS > now)
    const rows = book.rowsOf(segmentId).flatMap((row) => {
      // For want of room its own class is no reason any more.
      const classes = stays(row).filter((one) => why === 'expired' || one !== segment.shelf)
      return classes.length === 0 ? [] : [{ ...row, classes }]
    })
    for (let at = 0; at < rows.length; at += COPIED_TOGETHER) {
      const read = (row: KeptRow) => this.#reader.readAt({ ...row, segmentId }, row)
      const { gone } = await this.#put(rows.slice(at, at + COPIED_TOGETHER), read, retention, segmentId)
      if (gone.length > 0)
        log.error({ segmentId, pictures: gone.length }, 'kept pictures are damaged; they go with their segment')
    }
  }

  /** Copies pictures to where they are kept for long. */
  async #put<K extends Kept>(
    rows: readonly K[],
    read: (row: K) => KeptPicture | undefined,
    retention: Retention,
    from?: number,
  ): Promise<{ readonly gone: readonly K[] }> {
    const gone: K[] = []
    const byShelf = new Map<KeptClass, PictureToPut[]>()
    for (const row of rows) {
      const picture = read(row)
      const shelf = longestKept(row.classes, retention)
      if (picture === undefined || shelf === undefined) {
        gone.push(row)
        continue
      }
      const { visitId, cell, attempt, sinceWallMs } = row
      const put = { owner: { visitId, cell, attempt }, picture, sinceWallMs }
      byShelf.set(shelf, [...(byShelf.get(shelf) ?? []), put])
    }
    for (const [shelf, pictures] of byShelf) await this.#parts.shelves.put(shelf, pictures, { squeezed: true, from })
    return { gone }
  }

  /** A file of a batch from before there were segments: what would be kept today is kept. It has tens of thousands of pictures, and scans come to the same thread. */
  async #eraseOldFile(path: string, retention: Retention): Promise<void> {
    const { book, timers, log } = this.#parts
    for (const keys of ownersIn(path)) {
      const wanted = keys.flatMap((key) => {
        const found = book.reasons(key)
        const classes = found?.classes.filter((one) => retention.days[one] > 0) ?? []
        return found === undefined || classes.length === 0 ? [] : [{ ...key, classes, sinceWallMs: found.sinceWallMs }]
      })
      if (wanted.length > 0) book.want(wanted)
      await nextTurn(timers)
    }
    await this.#keepCorrected(retention)
    await rm(path, { force: true })
    log.info({ file: basename(path) }, 'the pictures of an old batch made room for new ones')
  }
}

/** Of the pictures in a file, in its order, some at a time. */
function* ownersIn(path: string): Iterable<PictureKey[]> {
  const file = openSync(path, 'r')
  try {
    let together: PictureKey[] = []
    for (const { owner } of walkEntries(file, FILE_HEAD_BYTES, fstatSync(file).size)) {
      together.push(owner)
      if (together.length < ASKED_TOGETHER) continue
      yield together
      together = []
    }
    yield together
  } finally {
    closeSync(file)
  }
}
