import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { listBackups } from '../../electron/review/backup/backup-folders.ts'
import { restoreBackup } from '../../electron/review/backup/restore-backup.ts'
import { verifyBackup } from '../../electron/review/backup/verify-backup.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { migrate, schemaVersion } from '../../electron/store/migrate.ts'
import { MIGRATIONS, SCHEMA_VERSION } from '../../electron/store/migrations/all.ts'
import { openReadable, openWritable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { withFolder } from '../make/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 10, 22, 4)

function stationIn(folder: string) {
  const files = dataFiles(folder)
  const key = subKeys(openDataKey(files)).database
  const open = () =>
    openStore({ folder, key, clock: { wallMs: () => NOW_MS, monoMs: () => 0 }, log: silentLogger }).close()
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

  it('none is made of a new database, nor of one that is up to date', () =>
    withFolder((folder) => {
      const { files, open } = stationIn(folder)
      open()
      open()
      expect(readdirSync(folder)).not.toContain('backups')
      expect(files.backups).toContain(folder)
    }))
})
