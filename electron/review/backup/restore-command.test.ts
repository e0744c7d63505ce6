import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atWork, backupOf } from '../../../test/make/backup-place.ts'
import { MORNING_MS, makeBatch } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { type DataFiles, dataFiles } from '../../store/data-folder.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openReadable } from '../../store/open-database.ts'
import { openStore } from '../../store/open-store.ts'
import { makeBackup } from './make-backup.ts'
import { stageRestore } from './stage-restore.ts'

const COMMAND = join(import.meta.dirname, 'restore-command.ts')

function restore(...args: string[]): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...args], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, printed: stdout + stderr })
    })
  })
}

function deeds({ database }: Pick<DataFiles, 'database'>, key: Uint8Array): unknown[] {
  const db = openReadable({ path: database, key })
  try {
    return db.prepare('SELECT act, subject, who, before_text AS before, after_text AS after FROM audit').all()
  } finally {
    db.close()
  }
}

describe('npm run restore', () => {
  it('restores and tells where everything is, and refuses with a reason', () =>
    withFolder(async (root) => {
      const folder = join(root, 'work')
      const files = dataFiles(folder)
      const key = subKeys(openDataKey(files)).database
      const store = openStore({ folder, key, clock: { wallMs: () => 0, monoMs: () => 0 }, log: silentLogger })
      store.saveBatch(makeBatch())
      const made = makeBackup({ files, databaseKey: key, appVersion: '', play: false, nowWallMs: MORNING_MS })
      if (!made.ok) throw new Error(made.error.message)
      const from = join(files.backups, made.value.backup.name)
      expect(await restore('--from', from, '--to', folder)).toMatchObject({
        code: 1,
        printed: expect.stringContaining('close it'),
      })
      store.close()
      mkdirSync(files.journal)
      expect(await restore('--from', from, '--to', folder)).toEqual({
        code: 0,
        printed: expect.stringMatching(
          /Restored the backup of 2026-11-21T08:00:00.000Z: 0 scans\.\n.* is now in .*replaced-/,
        ),
      })
      expect(await restore('--from', from, '--to', folder)).toMatchObject({
        code: 0,
        printed: expect.stringMatching(
          /It takes the place of 20261121T080000Z, which .* \(npm run restore\) put back at 2/,
        ),
      })
      const next = openStore({ folder, key, clock: { wallMs: () => 0, monoMs: () => 0 }, log: silentLogger })
      next.close()
      const byCommand = { act: 'backup.restore', who: expect.stringContaining('npm run restore') }
      expect(deeds(files, key)).toMatchObject([byCommand, byCommand])
      expect((await restore('--cancel', '--to', folder)).code).toBe(1)
      const { name } = made.value.backup
      stageRestore({ files, databaseKey: key, name, userId: null, who: 'Ida', nowWallMs: Date.now() })
      expect(await restore('--cancel', '--to', folder)).toMatchObject({
        code: 0,
        printed: expect.stringMatching(/^Withdrawn/),
      })
      // No station runs that could write it down: the next start does.
      openStore({ folder, key, clock: { wallMs: () => 0, monoMs: () => 0 }, log: silentLogger }).close()
      expect(deeds(files, key)).toContainEqual({
        ...{ act: 'backup.cancelRestore', subject: name, who: expect.stringContaining('npm run restore') },
        ...{ before: expect.stringContaining('"who":"Ida"'), after: expect.stringContaining('withdrawnAtWallMs') },
      })
      expect((await restore('--to', folder)).code).toBe(2)
      expect((await restore('--help')).printed).toContain('npm run restore')
      expect((await restore('--what')).code).toBe(2)
    }))

  it('asks for the folder that is meant, and says of one that is none that it is', () =>
    withFolder(async (root) => {
      const work = dataFiles(join(root, 'work'))
      openDataKey(work)
      const whole = { code: 2, printed: `${root} holds the data of work: name that folder, ${work.folder}.\n` }
      expect(await restore('--from', join(root, 'backup'), '--to', root)).toEqual(whole)
      expect(await restore('--cancel', '--to', root)).toEqual(whole)
      const none = join(root, 'none')
      expect(await restore('--cancel', '--to', none)).toEqual({ code: 2, printed: `There is no folder ${none}.\n` })
    }))

  it('puts back a backup whose key file alone is damaged, and says so', () =>
    atWork(async (place) => {
      const from = backupOf(place)
      place.store.close()
      writeFileSync(join(from, 'data.key'), 'damaged')
      expect(await restore('--from', from, '--to', place.folder)).toMatchObject({
        code: 0,
        printed: expect.stringMatching(/^Restored .*\nBut .*data\.key .*on another machine/s),
      })
    }))
})
