import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Timers } from '../../electron/base/clock.ts'
import type { KeptClass } from '../../electron/domain/archive/keep.ts'
import { type Logger, silentLogger } from '../../electron/log/logger.ts'
import type { ArchiveDisk } from '../../electron/store/archive/archive-disk.ts'
import type { OnStep } from '../../electron/store/archive/archive-steps.ts'
import type { KeptPicture, PictureKey } from '../../electron/store/archive/picture.ts'
import { PictureKeeper } from '../../electron/store/archive/picture-keeper.ts'
import { PictureReader } from '../../electron/store/archive/picture-reader.ts'
import type { ArchiveBook } from '../../electron/store/archive-book.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, type ScanOptions, scanItem } from './commit-groups.ts'

export const ARCHIVE_KEY = new Uint8Array(32).fill(7)
export const RIG_BATCH = '2026-1121-01'

export interface ArchiveWish {
  readonly onStep?: OnStep
  readonly segmentBytesMax?: number
  readonly clockTrusted?: boolean
  readonly missingBytes?: () => Promise<number>
  readonly disk?: ArchiveDisk
  readonly log?: Logger
  /** What the keeper is given instead of the store's own. */
  readonly book?: ArchiveBook
}

/** The disk is a real one here: who lets others have a turn waits for the real thread, and not for the clock of the test. */
function withTurns(time: ManualTime): Timers {
  return {
    after: (delayMs, run) => {
      if (delayMs > 0) return time.after(delayMs, run)
      setImmediate(run)
      return time.after(0, () => undefined)
    },
    every: (periodMs, run) => time.every(periodMs, run),
    cancel: (handle) => time.cancel(handle),
  }
}

/** A data folder with a batch and one tray, its store, and an archive that can be ended at any step and opened again. */
export class ArchiveRig {
  readonly folder = mkdtempSync(join(tmpdir(), 'archive-'))
  readonly time = new ManualTime(MORNING_MS)
  store: OpenedStore
  #sequence = 1

  /** With what lies in another rig's folder, whose store is closed. */
  constructor(from?: ArchiveRig) {
    if (from !== undefined) cpSync(from.folder, this.folder, { recursive: true })
    this.store = this.#openStore()
    if (from !== undefined) return
    this.store.saveBatch(makeBatch())
    this.store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }], 1, [1]))
  }

  get segments(): string[] {
    if (!existsSync(this.archiveFolder)) return []
    return readdirSync(this.archiveFolder).filter((name) => name.endsWith('.segment'))
  }

  get archiveFolder(): string {
    return dataFiles(this.folder).archive
  }

  open({ clockTrusted = true, book = this.store.archive, ...wish }: ArchiveWish = {}): PictureKeeper {
    return new PictureKeeper({
      ...{ folder: this.archiveFolder, key: ARCHIVE_KEY, book, log: silentLogger },
      ...{ clock: this.time, timers: withTurns(this.time), clockTrusted: () => clockTrusted },
      ...wish,
    })
  }

  reader(): PictureReader {
    return new PictureReader({ folder: this.archiveFolder, key: ARCHIVE_KEY, index: this.store.archive.index })
  }

  /** A scan of that column is decided; its picture is to be kept for these reasons. */
  commit(column: number, keep: readonly KeptClass[] = [], over: ScanOptions = {}): void {
    this.#sequence++
    const wanted = keep.length === 0 ? {} : { keep }
    const scan = scanItem(this.#sequence, { cell: { row: 0, column }, ...wanted, ...over })
    this.store.commit(makeGroup([scan], this.#sequence))
  }

  /** A picture for a keeper, decided before where it is to be kept for these reasons. */
  give(keeper: PictureKeeper, column: number, keep: readonly KeptClass[] = [], settled?: () => void): void {
    if (keep.length > 0) this.commit(column, keep)
    keeper.keep({ ...keyOf(column), picture: rigPicture(column), arrivedWallMs: this.time.wallMs(), keep, settled })
  }

  /** What the archive shows of that column. */
  read(column: number): KeptPicture | undefined {
    return this.reader().read(RIG_BATCH, keyOf(column))
  }

  correct(column: number): void {
    this.store.saveOverride({
      ...{ visitId: 1, cell: { row: 0, column }, attempt: 1, batchId: RIG_BATCH, atWallMs: this.time.wallMs() },
      ...{ operator: 'Ada', eggClass: 'FEMALE', action: 'KEEP', reason: 'OPENED', note: '' },
      from: { eggClass: 'MALE', action: 'REMOVE_MALE' },
    })
  }

  /** As after a crash: nothing of the program is left, and everything of the disk. */
  reopen(): void {
    this.store.close()
    this.store = this.#openStore()
  }

  end(): void {
    this.store.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #openStore(): OpenedStore {
    return openStore({ folder: this.folder, key: ARCHIVE_KEY, clock: this.time, log: silentLogger })
  }
}

export function keyOf(column: number): PictureKey {
  return { visitId: 1, cell: { row: 0, column }, attempt: 1 }
}

/** Small, and another one for every column. */
export function rigPicture(column: number): KeptPicture {
  const pixels = new Uint8Array(4 * 4 * 2).map((_, at) => (column * 31 + at * 7) % 251)
  const attention = { width: 2, height: 2, values: new Uint8Array([1, 2, 3, column]) }
  return { image: { width: 4, height: 4, channels: 1, slices: 1, pixels }, attention }
}
