import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { listBackups } from '../../electron/review/backup/backup-folders.ts'
import { restoreBackup } from '../../electron/review/backup/restore-backup.ts'
import { verifyBackup } from '../../electron/review/backup/verify-backup.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { migrate, schemaVersion } from '../../electron/store/migrate.ts'
import { untoldFinding } from '../../electron/store/migrations/0027-untold-finding.ts'
import { MIGRATIONS, SCHEMA_VERSION } from '../../electron/store/migrations/all.ts'
import { openReadable, openWritable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { setMarkAsRestored } from '../../electron/store/set-mark.ts'
import { withFolder } from '../make/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 10, 22, 4)
const MINUTE_MS = 60_000

function stationIn(folder: string) {
  const files = dataFiles(folder)
  const key = subKeys(openDataKey(files)).database
  const open = (minute = 0) => {
    const clock = { wallMs: () => NOW_MS + minute * MINUTE_MS, monoMs: () => 0 }
    openStore({ folder, key, clock, log: silentLogger }).close()
  }
  const read = <T>(work: (db: ReturnType<typeof openReadable>) => T): T => {
    const db = openReadable({ path: files.database, key })
    try {
      return work(db)
    } finally {
      db.close()
    }
  }
  return { files, key, open, read }
}

/** A database of an earlier version, whose last row is in the log only. */
function leaveOld(path: string, key: Uint8Array, version: number): void {
  const db = openWritable({ path, key })
  migrate(db, MIGRATIONS.slice(0, version))
  db.exec("INSERT INTO scanner (serial) VALUES ('of-before')")
  db.close()
}

function change(path: string, key: Uint8Array, statement: string): void {
  const db = openWritable({ path, key })
  db.exec(statement)
  db.close()
}

/** A database whose update takes its first step and fails at the second, as it does on a full disk: what that one makes is there already. */
function failingIn(folder: string) {
  const station = stationIn(folder)
  leaveOld(station.files.database, station.key, untoldFinding.version - 2)
  setMarkAsRestored(station.files, station.key)
  change(station.files.database, station.key, 'CREATE TABLE untold_finding (in_the_way)')
  return station
}

describe('before the schema of a database is changed', () => {
  it.each([SCHEMA_VERSION - 1, 8])('a proved backup of schema %i is made, which can be put back', (version) =>
    withFolder((folder) => {
      const { files, key, open, read } = stationIn(folder)
      leaveOld(files.database, key, version)
      // Of the update before, and of one that was cut off.
      for (const earlier of ['20250101T000000Z-before-update', '20260101T000000Z-before-update.unfinished'])
        mkdirSync(join(files.backups, earlier), { recursive: true })
      open()
      const [name = '', ...others] = readdirSync(files.backups)
      expect([name, ...others]).toEqual(['20261122T040000Z-before-update'])
      expect(listBackups(files.backups)).toEqual([])
      const from = join(files.backups, name)
      expect(verifyBackup(from, key)).toMatchObject({
        ...{ ok: true, value: { appVersion: 'before-update', schemaVersion: version, rows: { scanner: 1 } } },
      })
      expect(read((db) => db.prepare('SELECT act, why FROM audit').all())).toContainEqual({
        act: 'database.update',
        why: name,
      })
      expect(restoreBackup({ from, to: folder, nowWallMs: NOW_MS, who: 'IT' }).ok).toBe(true)
      expect(read(schemaVersion)).toBe(version)
      expect(read((db) => db.prepare('SELECT serial FROM scanner').all())).toEqual([{ serial: 'of-before' }])
    }),
  )

  it('is made too where the key file is not there yet, as while the printed code gives one', () =>
    withFolder((folder) => {
      const { files, key, open } = stationIn(folder)
      leaveOld(files.database, key, SCHEMA_VERSION - 1)
      rmSync(files.keyFile)
      open()
      expect(verifyBackup(join(files.backups, '20261122T040000Z-before-update'), key).ok).toBe(true)
    }))

  it('no room for it, or a folder that refuses it, is said for ever, and the line goes on', () =>
    withFolder((folder) => {
      const { files, key, open, read } = stationIn(folder)
      leaveOld(files.database, key, SCHEMA_VERSION - 1)
      writeFileSync(files.backups, 'no folder')
      open()
      expect(read(schemaVersion)).toBe(SCHEMA_VERSION)
      const why = expect.stringMatching(/^no copy was made: E/)
      expect(read((db) => db.prepare('SELECT act, why FROM audit').all())).toEqual([{ act: 'database.update', why }])
    }))

  it('one is enough for an update that fails and is tried again, however far it came: that of the schema from before', () =>
    withFolder((folder) => {
      const { files, key, open, read } = failingIn(folder)
      for (let minute = 0; minute < 3; minute++) expect(() => open(minute)).toThrow(/already exists/)
      expect(read(schemaVersion)).toBe(untoldFinding.version - 1)
      expect(readdirSync(files.backups)).toEqual(['20261122T040000Z-before-update'])
      change(files.database, key, 'DROP TABLE untold_finding')
      open(9)
      expect(readdirSync(files.backups)).toEqual(['20261122T040000Z-before-update'])
      expect(read((db) => db.prepare('SELECT before_text AS before, why FROM audit').all())).toContainEqual({
        ...{ before: `schema ${untoldFinding.version - 2}`, why: '20261122T040000Z-before-update' },
      })
      expect(verifyBackup(join(files.backups, '20261122T040000Z-before-update'), key).ok).toBe(true)
    }))

  it('is named in the trail by the next start where the one that carried it out was refused before it could say so', () =>
    withFolder((folder) => {
      const { files, key, open, read } = stationIn(folder)
      leaveOld(files.database, key, untoldFinding.version - 1)
      setMarkAsRestored(files, key)
      change(
        files.database,
        key,
        "CREATE TRIGGER full_disk BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END",
      )
      expect(() => open()).toThrow(/full/)
      expect(read(schemaVersion)).toBe(SCHEMA_VERSION)
      change(files.database, key, 'DROP TRIGGER full_disk')
      for (let minute = 1; minute < 3; minute++) open(minute)
      expect(read((db) => db.prepare('SELECT act, why FROM audit').all())).toEqual([
        { act: 'database.update', why: '20261122T040000Z-before-update' },
      ])
    }))

  it.each(['a station has had it open', 'something was committed'])('a second one is made where %s meanwhile', (what) =>
    withFolder((folder) => {
      const { files, key, open } = failingIn(folder)
      expect(() => open(0)).toThrow(/already exists/)
      if (what === 'something was committed') change(files.database, key, 'UPDATE journal_mark SET commits = 7')
      else setMarkAsRestored(files, key)
      expect(() => open(1)).toThrow(/already exists/)
      expect(readdirSync(files.backups)).toEqual(['20261122T040100Z-before-update'])
    }),
  )

  it('none is made of a new database, nor of one that is up to date', () =>
    withFolder((folder) => {
      const { files, open } = stationIn(folder)
      open()
      open()
      expect(readdirSync(folder)).not.toContain('backups')
      expect(files.backups).toContain(folder)
    }))
})
