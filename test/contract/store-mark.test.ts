import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { makeBackup } from '../../electron/review/backup/make-backup.ts'
import { restoreBackup } from '../../electron/review/backup/restore-backup.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { readDatabaseMark } from '../../electron/store/database-mark.ts'
import type { DatabaseBehind } from '../../electron/store/hold-against-mark.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openReadable, openWritable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { withFolder } from '../make/temporary-folder.ts'

/** A data folder whose station is started again and again; its wall clock says 8:00 and as many minutes as there were commits. */
class Place {
  readonly folder: string
  readonly files: ReturnType<typeof dataFiles>
  readonly key: Uint8Array
  readonly found: DatabaseBehind[] = []
  #sequence = 0

  constructor(folder: string) {
    this.folder = folder
    this.files = dataFiles(folder)
    this.key = subKeys(openDataKey(this.files)).database
  }

  open() {
    const clock = { wallMs: () => MORNING_MS + this.#sequence * 60_000, monoMs: () => 0 }
    const onBehind = (behind: DatabaseBehind) => this.found.push(behind)
    return openStore({ folder: this.folder, key: this.key, clock, log: silentLogger, onBehind })
  }

  /** Starts, commits a tray's begin and so many scans one by one, and ends: in order, or by a kill that the caller makes of the copies. */
  work(scans: number, before: () => void = () => undefined): void {
    const store = this.open()
    if (this.#sequence === 0) store.saveBatch(makeBatch())
    const visitId = store.start().nextVisitId
    store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(visitId) }], ++this.#sequence, [this.#sequence]))
    for (let n = 0; n < scans; n++) {
      const cell = { row: 0, column: n }
      const item = scanItem(++this.#sequence, { visitId, cell })
      store.commit(makeGroup([item], this.#sequence))
    }
    before()
    store.close()
  }

  /** The files of the database as they are, into another folder and back. */
  keep(name: string, files: readonly string[] = ['ovoscope.db', 'ovoscope.db-wal']): () => void {
    const aside = join(this.folder, name)
    mkdirSync(aside)
    for (const file of files)
      if (existsSync(join(this.folder, file))) copyFileSync(join(this.folder, file), join(aside, file))
    return () => {
      for (const file of ['ovoscope.db-wal', 'ovoscope.db-shm']) rmSync(join(this.folder, file), { force: true })
      for (const file of readdirSync(aside)) copyFileSync(join(aside, file), join(this.folder, file))
    }
  }

  /** An older copy is put back without a restore: five scans of eight are missing. */
  loseEnd(): void {
    this.work(3)
    const putBack = this.keep('older')
    this.work(5)
    putBack()
  }

  change(statement: string): void {
    const db = openWritable({ path: this.files.database, key: this.key })
    db.exec(statement)
    db.close()
  }

  auditActs(): string[] {
    const db = openReadable({ path: this.files.database, key: this.key })
    try {
      return db
        .prepare<[], { act: string }>('SELECT act FROM audit')
        .all()
        .map(({ act }) => act)
    } finally {
      db.close()
    }
  }
}

async function atPlace(work: (place: Place) => void): Promise<void> {
  await withFolder((folder) => work(new Place(folder)))
}

describe('the mark beside the database', () => {
  it('says nothing while nothing is lost, and that the end was in order', () =>
    atPlace((place) => {
      for (let n = 0; n < 3; n++) place.work(4)
      place.open().close()
      expect(place.found).toEqual([])
      expect(readDatabaseMark(place.files.databaseMark, place.key)).toMatchObject({
        mark: { closed: true, scans: 12, commits: 15 },
      })
    }))

  it('is not closed while the station runs, so that a kill can be told from an end', () =>
    atPlace((place) => {
      place.work(2, () => {
        expect(readDatabaseMark(place.files.databaseMark, place.key)).toMatchObject({
          mark: { closed: false, scans: 2 },
        })
      })
    }))

  it('betrays an older copy that was put back without a restore, in numbers, once for ever in the trail', () =>
    atPlace((place) => {
      place.work(3)
      const putBack = place.keep('older')
      place.work(5)
      place.work(6)
      putBack()
      place.open().close()
      expect(place.found).toEqual([
        {
          ...{ kind: 'END_LOST', commits: 13, scans: 11 },
          // The fourth message was the last one that is there, the seventeenth the last that was.
          ...{ fromWallMs: MORNING_MS + 4 * 60_000, toWallMs: MORNING_MS + 17 * 60_000 },
        },
      ])
      place.open().close()
      expect(place.auditActs().filter((act) => act === 'database.behind')).toHaveLength(1)
    }))

  it('goes on to tell of it at every start until its alarm stands in the history: a start may be refused after it was found', () =>
    atPlace((place) => {
      place.loseEnd()
      place.open().close()
      const store = place.open()
      const [found, again] = place.found
      expect([again?.scans, place.found.length]).toEqual([5, 2])
      expect(again).toEqual(found)
      const came = { atWallMs: MORNING_MS, priority: 1, who: '', detail: {} }
      store.alarmLog.append([{ ...came, alarm: 'DATABASE_BEHIND', deed: 'came' }], [])
      store.close()
      const next = place.open()
      next.close()
      expect(place.found).toHaveLength(2)
      expect(place.auditActs().filter((act) => act === 'database.behind')).toHaveLength(1)
    }))

  it('betrays a write-ahead log that is gone', () =>
    atPlace((place) => {
      place.work(3)
      let putBack = () => {}
      place.work(9, () => {
        putBack = place.keep('without log', ['ovoscope.db', 'database.mark'])
      })
      putBack()
      place.open().close()
      expect(place.found).toMatchObject([{ kind: 'END_LOST', commits: 10, scans: 9 }])
    }))

  it('betrays a new database in the place of a lost one', () =>
    atPlace((place) => {
      place.work(3)
      rmSync(place.files.database)
      place.open().close()
      expect(place.found).toMatchObject([{ kind: 'OTHER_DATABASE', commits: 4, scans: 3 }])
    }))

  it('says that nobody can know when the mark itself is gone or damaged in both copies', () =>
    atPlace((place) => {
      place.work(3)
      rmSync(place.files.databaseMark)
      place.open().close()
      const bytes = readFileSync(place.files.databaseMark)
      bytes.fill(0)
      writeFileSync(place.files.databaseMark, bytes)
      place.open().close()
      expect(place.found.map(({ kind }) => kind)).toEqual(['MARK_GONE', 'MARK_GONE'])
    }))

  it('takes a restore for what it is', () =>
    atPlace((place) => {
      place.work(3)
      const { files, key: databaseKey } = place
      const made = makeBackup({ files, databaseKey, appVersion: '0.1.0', play: false, nowWallMs: MORNING_MS })
      place.work(5)
      const from = join(files.backups, made.ok ? made.value.backup.name : '')
      expect(restoreBackup({ from, to: place.folder, nowWallMs: MORNING_MS, who: 'IT' }).ok).toBe(true)
      place.open().close()
      expect(place.found).toEqual([])
    }))
})

describe('what a database may have forgotten', () => {
  const forgottenBy = (place: Place, journalEnd: number) => {
    const store = place.open()
    store.noteJournalEnd(journalEnd)
    const { forgottenThrough } = store.start()
    store.close()
    return forgottenThrough
  }

  it('is nothing while no end was lost, however far the journal comes', () =>
    atPlace((place) => {
      place.work(3)
      expect(forgottenBy(place, 9)).toBe(0)
    }))

  it('is all that the journal has at the first start after an end was lost, and nothing of later, however often that start is repeated', () =>
    atPlace((place) => {
      place.loseEnd()
      // Refused, or another program's: no journal was opened.
      place.open().close()
      expect(forgottenBy(place, 9)).toBe(9)
      expect(forgottenBy(place, 12)).toBe(9)
    }))

  it('is all that the journal has after a restore, whoever opens the database first', () =>
    atPlace((place) => {
      place.work(3)
      const { files, key: databaseKey } = place
      const made = makeBackup({ files, databaseKey, appVersion: '0.1.0', play: false, nowWallMs: MORNING_MS })
      place.work(5)
      const from = join(files.backups, made.ok ? made.value.backup.name : '')
      for (const journalEnd of [11, 14]) {
        expect(restoreBackup({ from, to: place.folder, nowWallMs: MORNING_MS, who: 'IT' }).ok).toBe(true)
        place.open().close()
        expect(forgottenBy(place, journalEnd)).toBe(journalEnd)
      }
    }))

  it('is all that the journal has where the disk refuses to keep that an end was lost', () =>
    atPlace((place) => {
      place.work(3)
      place.change(`CREATE TRIGGER full_disk BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END`)
      const putBack = place.keep('older')
      place.work(5)
      putBack()
      expect(forgottenBy(place, 9)).toBeGreaterThanOrEqual(9)
      place.change('DROP TRIGGER full_disk')
      expect(forgottenBy(place, 9)).toBe(9)
    }))

  it('is told of each line by itself, also of one that the older database does not know', () =>
    atPlace((place) => {
      place.loseEnd()
      const store = place.open()
      const second = store.ofLine('line-2')
      second.noteJournalEnd(40)
      expect([store.start().forgottenThrough, second.start().forgottenThrough]).toEqual([0, 40])
      store.close()
    }))
})
