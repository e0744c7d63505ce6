import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atWork, backupOf, CLOCK, flipByte, SECRET_FLOCK, scanRows } from '../../../test/make/backup-place.ts'
import { MORNING_MS, makeGroup, scanItem } from '../../../test/make/commit-groups.ts'
import { oldKeyFileBytes } from '../../../test/make/old-key-file.ts'
import { DEFAULT_BACKUP_PLAN } from '../../domain/backup-plan.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey } from '../../store/key-file.ts'
import { makeMachineSlot, makeRecoverySlot, putSlot } from '../../store/keys/change-ring.ts'
import { keyDisk } from '../../store/keys/key-disk.ts'
import { openByRecoveryCode, readKeyFile } from '../../store/keys/open-ring.ts'
import { openStore } from '../../store/open-store.ts'
import { backupName, listBackups } from './backup-folders.ts'
import { BACKUP_DATABASE_FILE, BACKUP_KEY_FILE, MANIFEST_FILE } from './manifest.ts'
import { restoreBackup } from './restore-backup.ts'
import { copyToSecond } from './second-copy.ts'
import { verifyBackup } from './verify-backup.ts'

describe('a backup', () => {
  it('is made while the station writes, stays encrypted and without its key, and says what it holds', () =>
    atWork((place) => {
      const made = place.backUp()
      expect(made).toMatchObject({
        ok: true,
        value: { backup: { name: backupName(MORNING_MS), scans: 2, appVersion: '0.1.0' }, removed: [] },
      })
      const folder = join(dataFiles(place.folder).backups, backupName(MORNING_MS))
      expect(readdirSync(folder).sort()).toEqual([BACKUP_KEY_FILE, MANIFEST_FILE, BACKUP_DATABASE_FILE].sort())
      const everything = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
      const dataKey = Buffer.from(openDataKey(dataFiles(place.folder)))
      for (const secret of [SECRET_FLOCK, 'SQLite format 3', dataKey.toString('latin1'), dataKey.toString('hex')]) {
        expect(everything.some((text) => text.includes(secret))).toBe(false)
      }
      expect(verifyBackup(folder, place.key)).toMatchObject({
        ok: true,
        value: { rows: { scan: 2, egg: 2, batch: 1 } },
      })
      if (process.platform !== 'win32') expect(statSync(join(folder, BACKUP_DATABASE_FILE)).mode & 0o077).toBe(0)
    }))

  it('keeps the last ones and touches nothing else', () =>
    atWork((place) => {
      const { backups } = dataFiles(place.folder)
      mkdirSync(join(backups, '20200101T000000Z'), { recursive: true })
      mkdirSync(join(backups, `${backupName(1)}.unfinished`))
      const hour = 3_600_000
      for (let n = 0; n < DEFAULT_BACKUP_PLAN.keepNewest + 2; n++) backupOf(place, MORNING_MS + n * hour)
      const names = listBackups(backups).map(({ name }) => name)
      expect(names).toEqual(
        Array.from({ length: DEFAULT_BACKUP_PLAN.keepNewest }, (_, n) =>
          backupName(MORNING_MS + (DEFAULT_BACKUP_PLAN.keepNewest + 1 - n) * hour),
        ),
      )
      // A folder without a manifest is not ours to remove; what a crash left is.
      expect(readdirSync(backups).toSorted()).toEqual(['20200101T000000Z', ...names.toSorted()])
    }))

  it('stays when the clock was set back years, and so do the others', () =>
    atWork((place) => {
      const { backups } = dataFiles(place.folder)
      const week = 7 * 24 * 3_600_000
      for (let n = 0; n < DEFAULT_BACKUP_PLAN.keepNewest; n++) backupOf(place, MORNING_MS + n * week)
      const before = listBackups(backups).map(({ name }) => name)
      const made = basename(backupOf(place, Date.UTC(2015, 0, 1)))
      expect(listBackups(backups).map(({ name }) => name)).toEqual([...before, made])
    }))

  it('is copied to a second folder, proved there, and kept there by the same plan', () =>
    atWork((place) => {
      const second = join(place.folder, '..', 'second')
      mkdirSync(second)
      const hour = 3_600_000
      for (let n = 0; n < 9; n++) {
        const name = basename(backupOf(place, MORNING_MS + n * hour))
        copyToSecond(dataFiles(place.folder).backups, name, second, DEFAULT_BACKUP_PLAN)
        expect(verifyBackup(join(second, name), place.key).ok).toBe(true)
      }
      expect(listBackups(second)).toHaveLength(DEFAULT_BACKUP_PLAN.keepNewest)
      const name = basename(backupOf(place, MORNING_MS + 20 * hour))
      const taken = join(place.folder, 'data.key', 'no folder')
      expect(() => copyToSecond(dataFiles(place.folder).backups, name, taken, DEFAULT_BACKUP_PLAN)).toThrow(
        /the backup was made, but not copied to .*Is that disk connected/,
      )
    }))

  it('does not take the name of another one', () =>
    atWork((place) => {
      expect(backupOf(place)).not.toBe(backupOf(place))
    }))

  it('is not made of a damaged database, and leaves nothing behind', () =>
    atWork((place) => {
      place.store.close()
      const { database, backups } = dataFiles(place.folder)
      flipByte(database, 3 * 4096 + 900)
      expect(() => place.backUp()).toThrow(/damaged/)
      expect(readdirSync(backups)).toEqual([])
    }))
})

describe('restoring', () => {
  it('puts everything back, keeps what was there, and lets the station go on', () =>
    atWork((place) => {
      const from = backupOf(place)
      place.store.commit(makeGroup([scanItem(4, { cell: { row: 1, column: 1 } })], 4))
      place.store.close()
      expect(scanRows(place.folder)).toBe(3)
      const restored = restoreBackup({ from, to: place.folder, nowWallMs: MORNING_MS, who: 'IT' })
      expect(restored).toMatchObject({ ok: true, value: { journal: false } })
      expect(scanRows(place.folder)).toBe(2)
      const replaced = restored.ok ? restored.value.replaced : null
      expect(readdirSync(replaced ?? '')).toEqual([BACKUP_DATABASE_FILE])
      // The lost scan is delivered again and counted once; the one that is there is recognised.
      const again = openStore({ folder: place.folder, key: place.key, clock: CLOCK, log: silentLogger })
      expect(again.start().releasedThrough).toBe(3)
      again.commit(makeGroup([scanItem(4, { cell: { row: 1, column: 1 } })], 4))
      again.close()
      expect(scanRows(place.folder)).toBe(3)
    }))

  it('works into an empty folder that has nothing but the key and its machine file', () =>
    atWork((place) => {
      const from = backupOf(place)
      const to = join(place.folder, '..', 'new')
      mkdirSync(to, { mode: 0o700 })
      const isKey = (name: string) => name === 'data.key' || name.startsWith('machine-')
      for (const name of readdirSync(place.folder).filter(isKey)) {
        writeFileSync(join(to, name), readFileSync(join(place.folder, name)), { mode: 0o600 })
      }
      expect(restoreBackup({ from, to, nowWallMs: 1, who: 'IT' })).toMatchObject({
        ok: true,
        value: { replaced: null },
      })
      expect(scanRows(to)).toBe(2)
    }))

  it('carries the key file, which opens nothing by itself: on another machine the printed code does', () =>
    atWork(async (place) => {
      const files = dataFiles(place.folder)
      const recovery = await makeRecoverySlot(openDataKey(files))
      putSlot({ keyFile: files.keyFile, disk: keyDisk }, recovery.slot)
      const from = backupOf(place)
      const to = dataFiles(join(place.folder, '..', 'another machine'))
      mkdirSync(to.folder, { mode: 0o700 })
      writeFileSync(to.keyFile, readFileSync(join(from, BACKUP_KEY_FILE)), { mode: 0o600 })
      const refused = restoreBackup({ from, to: to.folder, nowWallMs: 1, who: 'IT' })
      expect(!refused.ok && refused.error).toMatch(/open-with-recovery/)
      const content = readKeyFile(to.keyFile)
      const opened = content.form === 'slots' && (await openByRecoveryCode(content.ring, recovery.groups))
      if (opened === false || opened.dataKey === undefined) throw new Error('the code does not open it')
      const at = { keyFile: to.keyFile, disk: keyDisk }
      putSlot(at, makeMachineSlot(at, opened.dataKey))
      expect(restoreBackup({ from, to: to.folder, nowWallMs: 1, who: 'IT' })).toMatchObject({ ok: true })
      expect(scanRows(to.folder)).toBe(2)
    }))

  it('carries no key file of the old form, which holds the key in the clear', () =>
    atWork((place) => {
      const { keyFile } = dataFiles(place.folder)
      writeFileSync(keyFile, oldKeyFileBytes(openDataKey(dataFiles(place.folder))))
      const from = backupOf(place)
      expect(readdirSync(from)).not.toContain(BACKUP_KEY_FILE)
    }))

  it('replaces a database that nobody can read any more', () =>
    atWork((place) => {
      const from = backupOf(place)
      place.store.close()
      const { database } = dataFiles(place.folder)
      writeFileSync(database, Buffer.alloc(8192, 1))
      writeFileSync(`${database}-wal`, 'a log that belongs to the damaged file')
      const restored = restoreBackup({ from, to: place.folder, nowWallMs: MORNING_MS, who: 'IT' })
      expect(restored.ok).toBe(true)
      const kept = join(restored.ok ? (restored.value.replaced ?? '') : '', BACKUP_DATABASE_FILE)
      expect([readFileSync(kept)[0], existsSync(`${database}-wal`)]).toEqual([1, false])
      expect(scanRows(place.folder)).toBe(2)
    }))

  it('is refused while the station runs, and changes nothing', () =>
    atWork((place) => {
      const from = backupOf(place)
      const before = readdirSync(place.folder)
      const refused = restoreBackup({ from, to: place.folder, nowWallMs: MORNING_MS, who: 'IT' })
      expect(!refused.ok && refused.error).toMatch(/is running on the data in .*close it/)
      expect(readdirSync(place.folder)).toEqual(before)
    }))

  it.each([
    [BACKUP_DATABASE_FILE, 0],
    [BACKUP_DATABASE_FILE, 20_000],
    [BACKUP_DATABASE_FILE, -1],
    [MANIFEST_FILE, 40],
    [MANIFEST_FILE, 120],
    [MANIFEST_FILE, -3],
  ])('refuses a backup with one byte changed and names the file: %s at %i', (name, offset) =>
    atWork((place) => {
      const from = backupOf(place)
      place.store.close()
      flipByte(join(from, name), offset)
      const refused = restoreBackup({ from, to: place.folder, nowWallMs: MORNING_MS, who: 'IT' })
      expect(!refused.ok && refused.error).toContain(join(from, name))
      expect(scanRows(place.folder)).toBe(2)
    }),
  )

  it('refuses another key, no key, no backup and half a backup, each with its name', () =>
    atWork((place) => {
      const from = backupOf(place)
      const to = join(place.folder, '..', 'other')
      const error = (question: { readonly from: string; readonly to: string }) => {
        const refused = restoreBackup({ ...question, nowWallMs: 1, who: 'IT' })
        return refused.ok ? '' : refused.error
      }
      expect(error({ from, to })).toContain(dataFiles(to).keyFile)
      openDataKey(dataFiles(to))
      expect(error({ from, to })).toMatch(/manifest\.json was changed, or belongs to another data key/)
      place.store.close()
      truncateSync(join(from, MANIFEST_FILE), 90)
      expect(error({ from, to: place.folder })).toMatch(/manifest\.json is damaged, or was written by a newer version$/)
      expect(error({ from: join(from, '..'), to: place.folder })).toMatch(
        /manifest\.json cannot be read; is .* the folder/,
      )
      expect(existsSync(dataFiles(to).database)).toBe(false)
    }))
})
