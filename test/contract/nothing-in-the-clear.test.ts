import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import StockDatabase from 'better-sqlite3-stock'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../electron/base/random.ts'
import { DEFAULT_BACKUP_PLAN } from '../../electron/domain/backup-plan.ts'
import { diskFolder } from '../../electron/intake/disk-folder.ts'
import { openJournal } from '../../electron/intake/open-journal.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { makeBackup } from '../../electron/review/backup/make-backup.ts'
import { copyToSecond } from '../../electron/review/backup/second-copy.ts'
import { stageRestore } from '../../electron/review/backup/stage-restore.ts'
import { type DataFiles, dataFiles } from '../../electron/store/data-folder.ts'
import { journalKey, openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { makeRecoverySlot, putSlot } from '../../electron/store/keys/change-ring.ts'
import { keyDisk } from '../../electron/store/keys/key-disk.ts'
import type { DatabaseKey } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { journalRecord, SMALL_SIZES } from '../make/journal-records.ts'
import { keepPictures } from '../make/keep-pictures.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { STILL_CLOCK } from './store-harness.ts'

/** Names that people type, in letters that a hex dump shows. */
const FLOCK = 'FLOCK-THAT-NOBODY-MAY-READ'
const USER = 'USER-THAT-NOBODY-MAY-READ'
const SCANNER = 'SCANNER-THAT-NOBODY-MAY-READ'
const DAY_MS = 86_400_000
/** So many bytes in a row happen by chance once in 2⁹⁶ places. */
const RUN_BYTES = 12

const random = seededRandom('nothing in the clear')
const pixelsOf = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random.next() * 256))
const SCAN_PIXELS = pixelsOf(32 * 32 * 2)
const ATTENTION = pixelsOf(16 * 16)

interface Planted {
  readonly what: string
  readonly bytes: Buffer
}

/** Runs from the beginning, the middle and the end of something, as it is in memory. */
function runsOf(what: string, bytes: Uint8Array): Planted[] {
  const starts = [0, bytes.length >> 1, bytes.length - RUN_BYTES]
  return starts.map((at) => ({ what, bytes: Buffer.from(bytes.subarray(at, at + RUN_BYTES)) }))
}

const PLANTED: readonly Planted[] = [
  ...[FLOCK, USER, SCANNER].flatMap((text) => [
    { what: text, bytes: Buffer.from(text) },
    { what: text, bytes: Buffer.from(text, 'utf16le') },
  ]),
  ...runsOf('pixels', SCAN_PIXELS),
  ...runsOf('attention', ATTENTION),
]

/** Every file below a folder, with all that is found in it in the clear. */
function findIn(folder: string, planted: readonly Planted[]): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  return paths
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => {
      const bytes = readFileSync(path)
      return planted.filter((one) => bytes.includes(one.bytes)).map(({ what }) => `${relative(folder, path)}: ${what}`)
    })
}

function openPlantedStore(folder: string, key: DatabaseKey) {
  const driver = key === 'unencrypted' ? { driver: StockDatabase } : {}
  const store = openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger, ...driver })
  const batch = makeBatch()
  store.saveBatch({ ...batch, identity: { ...batch.identity, flock: FLOCK } })
  const visit = makeVisit(1)
  store.commit(makeGroup([{ kind: 'tray-begin', visit }], 1, [1]))
  store.commit(makeGroup([scanItem(2, {}), scanItem(3, { cell: { row: 0, column: 1 } })], 3))
  store.audited({ userId: 'u', name: USER, roles: [] }, { act: 'scanner.connect', subject: SCANNER }, () => undefined)
  return store
}

/** Everything that a station keeps of its work, while its database is open and its write-ahead log is full. */
async function withStation(work: (files: DataFiles, dataKey: Uint8Array) => Promise<void> | void): Promise<void> {
  await withFolder(async (folder) => {
    const files = dataFiles(join(folder, 'work'))
    const dataKey = openDataKey(files)
    const keys = subKeys(dataKey)
    putSlot({ keyFile: files.keyFile, disk: keyDisk }, (await makeRecoverySlot(dataKey)).slot)
    const store = openPlantedStore(files.folder, keys.database)
    const { journal } = await openJournal({
      ...{
        folder: diskFolder(files.journal),
        key: journalKey(dataKey, 'line-1'),
        releasedThrough: 0,
        sizes: SMALL_SIZES,
      },
    })
    await journal.append({ ...journalRecord(1), scannerSerial: SCANNER, payload: SCAN_PIXELS })
    const picture = {
      image: { width: 32, height: 32, channels: 1, slices: 1, pixels: SCAN_PIXELS },
      attention: { width: 16, height: 16, values: ATTENTION },
    }
    const egg = { visitId: 1, cell: { row: 0, column: 0 }, attempt: 1, picture }
    // Among the recent ones, and among those that are kept for long.
    await keepPictures({ folder: files.folder, key: keys.archive, store }, [
      egg,
      { ...egg, attempt: 2, keep: ['uncertain'] },
    ])
    const made = makeBackup({
      ...{ files, databaseKey: keys.database, appVersion: '0.1.0', play: false, nowWallMs: MORNING_MS },
    })
    if (!made.ok) throw new Error(made.error.message)
    try {
      await work(files, dataKey)
    } finally {
      await journal.close()
      store.close()
    }
  })
}

describe('a data folder, read with a hex dump', () => {
  it('shows no name, no pixel and no key in any of its files', () =>
    withStation((files, dataKey) => {
      const kept = readdirSync(files.folder)
      for (const name of ['ovoscope.db', 'ovoscope.db-wal', 'journal', 'archive', 'backups', 'data.key']) {
        expect(kept).toContain(name)
      }
      const keys = [dataKey, ...Object.values(subKeys(dataKey))].map((key) => Buffer.from(key))
      const secrets = keys.flatMap((key) => [
        { what: 'a key', bytes: key },
        { what: 'a key in hex', bytes: Buffer.from(key.toString('hex')) },
        { what: 'a key in base64', bytes: Buffer.from(key.toString('base64').slice(0, 40)) },
      ])
      expect(findIn(files.folder, [...PLANTED, ...secrets])).toEqual([])
      // That there is a database at all is no secret; what it holds is.
      expect(findIn(files.folder, [{ what: 'a schema', bytes: Buffer.from('CREATE TABLE') }])).toEqual([])
    }))

  it('shows nothing in the files of older months, in second copies and in what a restore puts beside the rest', () =>
    withFolder((root) => {
      const files = dataFiles(join(root, 'work'))
      const key = subKeys(openDataKey(files)).database
      const first = openPlantedStore(files.folder, key)
      const { openBatch } = first.start()
      if (openBatch === undefined) throw new Error('no batch is open')
      first.commit(makeGroup([{ kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS, state: 'complete' }], 4, [4]))
      first.saveBatch({ ...openBatch, state: 'closed', closedWallMs: MORNING_MS })
      first.close()
      const clock = { wallMs: () => MORNING_MS + 200 * DAY_MS, monoMs: () => 0 }
      const store = openStore({ folder: files.folder, key, clock, log: silentLogger })
      while (store.moveToCold(0) !== 'done');
      const nowWallMs = clock.wallMs()
      const made = makeBackup({ ...{ files, databaseKey: key, appVersion: '0.1.0', play: false, nowWallMs } })
      if (!made.ok) throw new Error(made.error.message)
      const { name } = made.value.backup
      mkdirSync(join(root, 'second'))
      copyToSecond(files.backups, name, join(root, 'second'), DEFAULT_BACKUP_PLAN)
      store.close()
      const staged = stageRestore({ ...{ files, databaseKey: key, name, userId: null, who: 'Ida', nowWallMs } })
      expect(staged.ok).toBe(true)
      openStore({ folder: files.folder, key, clock, log: silentLogger }).close()
      const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
      for (const part of ['work/cold/2026-11.db', `second/${name}/ovoscope.db`, `second/${name}/cold/2026-11.db`]) {
        expect(paths).toContain(join(...part.split('/')))
      }
      expect(paths.some((path) => path.includes('replaced-') && path.endsWith('.db'))).toBe(true)
      expect(findIn(root, PLANTED)).toEqual([])
      for (const path of paths.filter((one) => one.endsWith('.db'))) {
        const db = new StockDatabase(join(root, path), { readonly: true })
        expect(() => db.prepare('SELECT * FROM sqlite_schema').all()).toThrowError(/not a database/)
        db.close()
      }
    }))

  it('would be found out: the same rows and pictures in the clear are found', () =>
    withFolder((folder) => {
      const store = openPlantedStore(folder, 'unencrypted')
      try {
        const found = findIn(folder, PLANTED).join()
        expect(found).toContain(`ovoscope.db-wal: ${FLOCK}`)
        expect(found).toContain(SCANNER)
        keyDisk.create(join(folder, 'picture'), SCAN_PIXELS)
        expect(findIn(folder, PLANTED)).toContain('picture: pixels')
      } finally {
        store.close()
      }
    }))
})

describe('a data folder, opened with the stock build of SQLite', () => {
  it('is no database: neither the one at work, nor the one in a backup', () =>
    withStation((files) => {
      const copies = readdirSync(files.backups).map((name) => join(files.backups, name, 'ovoscope.db'))
      expect(copies).toHaveLength(1)
      for (const path of [files.database, ...copies]) {
        const db = new StockDatabase(path, { readonly: true })
        expect(() => db.prepare('SELECT * FROM sqlite_schema').all()).toThrowError(
          expect.objectContaining({ code: 'SQLITE_NOTADB' }),
        )
        db.close()
        expect(readFileSync(path).includes('SQLite format 3')).toBe(false)
      }
    }))
})
