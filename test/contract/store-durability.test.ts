import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import type { DatabaseBehind } from '../../electron/store/hold-against-mark.ts'
import { type DatabaseDriver, openReadable } from '../../electron/store/open-database.ts'
import { type OpenStoreOptions, openStore } from '../../electron/store/open-store.ts'
import type { CommitItem, Store } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { STILL_CLOCK } from './store-harness.ts'

const key = new Uint8Array(32).fill(5)

function open(folder: string, over: Partial<Pick<OpenStoreOptions, 'key' | 'driver' | 'onBehind'>> = {}): Store {
  return openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger, ...over })
}

function unexpected(behind: DatabaseBehind): void {
  throw new Error(`nothing is missing, and it was said: ${JSON.stringify(behind)}`)
}

function reconcile(folder: string) {
  const review = openReview({ path: dataFiles(folder).database, key, play: false, isSynthetic: () => false })
  try {
    return review.reconcile()
  } finally {
    review.close()
  }
}

/** Group n: a tray's begin, or one of its scans; every seventh scan is a second attempt at the cell before. */
function group(n: number) {
  const visitId = Math.floor(n / 20) + 1
  const within = n % 20
  if (within === 0) return makeGroup([{ kind: 'tray-begin', visit: makeVisit(visitId) }], n + 1, [n + 1])
  const items: CommitItem[] = [
    scanItem(n + 1, {
      visitId,
      cell: { row: 0, column: within - (within % 7 === 0 ? 1 : 0) },
      attempt: within % 7 === 0 ? 2 : 1,
      eggClass: within % 3 === 0 ? 'UNCERTAIN' : 'MALE',
      arrivedWallMs: MORNING_MS + n * 9000,
    }),
  ]
  if (within === 19) items.push({ kind: 'tray-end', visitId, endedWallMs: MORNING_MS + n * 9000, state: 'complete' })
  return makeGroup(items, n + 1)
}

/** What a power cut leaves: the files of this instant, without the lock that died with the process. */
function copyAsTheyAre(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if ((name.startsWith('ovoscope.db') && !name.endsWith('-shm')) || name === 'database.mark')
      copyFileSync(join(from, name), join(to, name))
  }
}

describe('a database that is cut off', () => {
  it('has at every instant exactly the groups whose commit returned', () =>
    withFolder((folder) => {
      const live = join(folder, 'live')
      const store = open(live)
      store.saveBatch(makeBatch())
      for (let n = 0; n < 45; n++) {
        store.commit(group(n))
        const copy = join(folder, `copy-${n}`)
        copyAsTheyAre(live, copy)
        const after = open(copy, { onBehind: unexpected })
        expect(after.start()).toMatchObject({
          releasedThrough: n + 1,
          sessions: [{ ranges: [{ from: 1, to: n + 1 }] }],
        })
        after.close()
        const result = reconcile(copy)
        expect(result).toMatchObject({ agrees: true, scanRows: n - Math.floor(n / 20) })
      }
      store.close()
    }))

  it('loses whole groups from the end when its log is torn, never part of one', () =>
    withFolder((folder) => {
      const live = join(folder, 'live')
      const store = open(live)
      store.saveBatch(makeBatch())
      for (let n = 0; n < 40; n++) store.commit(group(n))
      copyAsTheyAre(live, join(folder, 'whole'))
      store.close()
      const log = readFileSync(join(folder, 'whole', 'ovoscope.db-wal'))
      for (let share = 1; share < 8; share++) {
        const torn = join(folder, `torn-${share}`)
        copyAsTheyAre(join(folder, 'whole'), torn)
        truncateSync(join(torn, 'ovoscope.db-wal'), Math.floor((log.length * share) / 8))
        const found: DatabaseBehind[] = []
        const after = open(torn, { onBehind: (behind) => found.push(behind) })
        const { releasedThrough, sessions } = after.start()
        expect(releasedThrough).toBeLessThan(40)
        // Two of the forty began a tray; how many scans the mark missed depends on where the log was torn.
        const scansLeft = releasedThrough === 0 ? 0 : releasedThrough - Math.ceil(releasedThrough / 20)
        expect(found).toMatchObject([{ kind: 'END_LOST', commits: 40 - releasedThrough, scans: 38 - scansLeft }])
        expect(sessions.flatMap((session) => session.ranges)).toEqual(
          releasedThrough === 0 ? [] : [{ from: 1, to: releasedThrough }],
        )
        // What is missing comes again from the journal.
        after.saveBatch(makeBatch())
        for (let n = releasedThrough; n < 40; n++) after.commit(group(n))
        after.close()
        expect(reconcile(torn)).toMatchObject({ agrees: true, scanRows: 38 })
      }
    }))
})

describe('a database that is closed', () => {
  it('leaves nothing in its log, although somebody still reads, or reads just now', () =>
    withFolder((folder) => {
      const { database } = dataFiles(folder)
      for (const readsNow of [false, true]) {
        const store = open(folder)
        store.saveBatch(makeBatch())
        const reader = openReadable({ path: database, key })
        const rows = reader.prepare('SELECT * FROM batch').iterate()
        if (readsNow) rows.next()
        expect(statSync(`${database}-wal`).size).toBeGreaterThan(0)
        store.close()
        if (!readsNow) expect(statSync(`${database}-wal`).size).toBe(0)
        rows.return?.()
        reader.close()
        const after = open(folder, { onBehind: unexpected })
        expect(after.findBatch(makeBatch().identity.batchId)).toBeDefined()
        after.close()
      }
    }))
})

describe('a database whose making was cut off', () => {
  it('is made anew when its first page never got to the disk', () =>
    withFolder((folder) => {
      const { database } = dataFiles(folder)
      // The rollback journal is forced to the disk first; it says that there was nothing before.
      writeFileSync(`${database}-journal`, journalOfNothing())
      writeFileSync(database, Buffer.alloc(4096))
      const store = open(folder)
      store.saveBatch(makeBatch())
      store.commit(group(0))
      store.close()
      expect(existsSync(`${database}-journal`)).toBe(false)
    }))

  it('is told from one that has lost its head', () =>
    withFolder((folder) => {
      writeFileSync(dataFiles(folder).database, Buffer.alloc(4096))
      expect(() => open(folder)).toThrow(/head of the database is damaged/)
    }))
})

/** The head of SQLite's rollback journal (its file format, section 3), for a database without a page. */
function journalOfNothing(): Buffer {
  const head = Buffer.alloc(512)
  Buffer.from('d9d505f920a163d7', 'hex').copy(head)
  head.writeUInt32BE(512, 20)
  head.writeUInt32BE(4096, 24)
  return head
}

describe('a disk without space', () => {
  it('refuses the commit as FULL, changes nothing, and takes the same group when there is space', () =>
    withFolder((folder) => {
      const connections: Database.Database[] = []
      const driver = function openSpied(path: string, options: Database.Options) {
        const db = new Database(path, options)
        connections.push(db)
        return db
      } as unknown as DatabaseDriver
      const store = open(folder, { driver })
      const db = connections.at(-1)
      const pages = () => Number(db?.pragma('page_count', { simple: true }))
      store.saveBatch(makeBatch())
      const failures: unknown[] = []
      // Space for one page more at a time: whichever table needs one, at whatever point of the transaction, the disk is full.
      let limit = pages()
      for (let n = 0; n < 300; ) {
        db?.pragma(`max_page_count = ${limit}`)
        const before = store.start().releasedThrough
        try {
          store.commit(group(n))
          n++
        } catch (error) {
          failures.push(error)
          expect(store.start().releasedThrough).toBe(before)
          limit++
        }
      }
      expect(failures.length).toBeGreaterThan(5)
      for (const failure of failures) expect(failure).toMatchObject({ name: 'StoreError', code: 'FULL' })
      expect(store.start()).toMatchObject({ releasedThrough: 300, sessions: [{ ranges: [{ from: 1, to: 300 }] }] })
      store.close()
      expect(reconcile(folder)).toMatchObject({ agrees: true, scanRows: 285 })
    }))
})

describe('encryption at rest', () => {
  it('shows nothing in any file of the database', () =>
    withFolder((folder) => {
      const store = open(folder)
      store.saveBatch(makeBatch())
      for (let n = 0; n < 100; n++) store.commit(group(n))
      const files = ['ovoscope.db', 'ovoscope.db-wal'].map((name) => join(folder, name))
      for (const file of files) {
        expect(existsSync(file)).toBe(true)
        const bytes = readFileSync(file).toString('latin1')
        for (const text of ['SQLite', 'Flock 7', 'SIM-0001', 'CREATE', 'TRAY-'])
          expect(bytes.includes(text)).toBe(false)
      }
      store.close()
      expect(readFileSync(join(folder, 'ovoscope.db')).subarray(0, 16).toString('latin1')).not.toContain(
        'SQLite format 3',
      )
    }))

  it('cannot be read without the key or with another one', () =>
    withFolder((folder) => {
      open(folder).close()
      const plain = new Database(join(folder, 'ovoscope.db'))
      expect(() => plain.prepare('SELECT * FROM sqlite_schema').all()).toThrowError(/not a database/)
      plain.close()
      const wrongKey = expect.objectContaining({ name: 'StoreError', code: 'WRONG_KEY' })
      expect(() => open(folder, { key: new Uint8Array(32).fill(6) })).toThrowError(wrongKey)
      expect(() => open(folder, { key: new Uint8Array(31) })).toThrowError(wrongKey)
      open(folder).close()
    }))

  it('notices a flipped bit in the database when the page is read', () =>
    withFolder((folder) => {
      const store = open(folder)
      store.saveBatch(makeBatch())
      for (let n = 0; n < 100; n++) store.commit(group(n))
      store.close()
      const file = join(folder, 'ovoscope.db')
      const bytes = readFileSync(file)
      const healthy = Buffer.from(bytes)
      const pages = bytes.length / 4096
      for (let page = 1; page < pages; page += 3) {
        healthy.copy(bytes)
        bytes[page * 4096 + 1000] = (bytes[page * 4096 + 1000] ?? 0) ^ 16
        writeFileSync(file, bytes)
        const db = new Database(file)
        db.pragma("cipher = 'aegis'")
        db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
        expect(checkOf(db)).not.toBe('ok')
        db.close()
      }
    }))
})

describe('a database of another time', () => {
  it('is refused when a newer version wrote it, and is not touched', () =>
    withFolder((folder) => {
      open(folder).close()
      const db = new Database(join(folder, 'ovoscope.db'))
      db.pragma("cipher = 'aegis'")
      db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
      db.pragma('user_version = 99')
      db.close()
      const before = readFileSync(join(folder, 'ovoscope.db'))
      expect(() => open(folder)).toThrowError(expect.objectContaining({ name: 'StoreError', code: 'NEWER_SCHEMA' }))
      expect(() => reconcile(folder)).toThrowError(expect.objectContaining({ code: 'NEWER_SCHEMA' }))
      expect(readFileSync(join(folder, 'ovoscope.db')).equals(before)).toBe(true)
    }))

  it('is missed by a reader before the station has made it', () =>
    withFolder((folder) => {
      expect(() => reconcile(folder)).toThrowError(expect.objectContaining({ name: 'StoreError', code: 'MISSING' }))
    }))
})

/** SQLite's own verdict, or the error it ends with. */
function checkOf(db: Database.Database): unknown {
  try {
    return db.pragma('integrity_check(1)', { simple: true })
  } catch (error) {
    return error
  }
}
