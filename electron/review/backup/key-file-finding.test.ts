import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atWork, backupOf, flipByte, scanRows } from '../../../test/make/backup-place.ts'
import { MORNING_MS } from '../../../test/make/commit-groups.ts'
import { DEFAULT_BACKUP_PLAN } from '../../domain/backup-plan.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey } from '../../store/key-file.ts'
import { makeRecoverySlot, putSlot } from '../../store/keys/change-ring.ts'
import { keyDisk } from '../../store/keys/key-disk.ts'
import { runJob } from '../upkeep/run-job.ts'
import { keyFileFinding } from './key-file-finding.ts'
import { BACKUP_KEY_FILE, MANIFEST_FILE, sealManifest } from './manifest.ts'
import { readProof } from './proof-note.ts'
import { restoreBackup } from './restore-backup.ts'
import { verifyBackup } from './verify-backup.ts'

describe('the key file of a backup', () => {
  it.each(['whose hash the manifest has', 'of an earlier version, without a hash'])(
    '%s is named at any flipped bit, and the backup opens here all the same',
    (which) =>
      atWork((place) => {
        const from = backupOf(place)
        place.store.close()
        if (which.startsWith('of an earlier')) forgetKeyHash(from, place.key)
        const path = join(from, BACKUP_KEY_FILE)
        expect(keyFileFinding(from, place.key)).toBeUndefined()
        const bytes = readFileSync(path)
        for (let at = 0; at < bytes.length; at++) {
          writeFileSync(path, bytes.with(at, (bytes[at] ?? 0) ^ (1 << (at % 8))))
          expect(keyFileFinding(from, place.key)).toContain(path)
        }
        expect(verifyBackup(from, place.key).ok).toBe(true)
        const restored = restoreBackup({ from, to: place.folder, nowWallMs: MORNING_MS, who: 'IT' })
        expect(restored).toMatchObject({ ok: true, value: { keyFinding: expect.stringContaining(path) } })
        expect(scanRows(place.folder)).toBe(2)
      }),
  )

  it('is named where it is gone, or another one, if the manifest has its hash', () =>
    atWork(async (place) => {
      const { keyFile } = dataFiles(place.folder)
      const from = backupOf(place)
      const path = join(from, BACKUP_KEY_FILE)
      putSlot({ keyFile, disk: keyDisk }, (await makeRecoverySlot(openDataKey(dataFiles(place.folder)))).slot)
      writeFileSync(path, readFileSync(keyFile))
      expect(keyFileFinding(from, place.key)).toContain(`${path} was changed`)
      rmSync(path)
      expect(keyFileFinding(from, place.key)).toContain(`${path} is not there`)
      forgetKeyHash(from, place.key)
      expect(keyFileFinding(from, place.key)).toBeUndefined()
    }))

  it('makes the backup neither sound nor useless for Verify and a restore from the screen when it alone is damaged', () =>
    atWork(async (place) => {
      const from = backupOf(place)
      const name = basename(from)
      flipByte(join(from, BACKUP_KEY_FILE), 40)
      const jobs = {
        ...{ dataFolder: place.folder, play: false, appVersion: '', logFolder: null, settingsFile: null },
        ...{ policyFile: null, backup: DEFAULT_BACKUP_PLAN, dataKey: openDataKey(dataFiles(place.folder)) },
      }
      const finding = expect.stringContaining(join(from, BACKUP_KEY_FILE))
      const proof = { kind: 'keyDamaged', finding }
      expect(await runJob({ ...jobs, nowWallMs: 1 }, { job: 'verify', name }, () => undefined)).toMatchObject({
        ...{ ok: true, result: { name, proof: { ...proof, atWallMs: 1 } } },
      })
      const request = { job: 'restore', name, userId: null, who: 'Ida' } as const
      expect(await runJob({ ...jobs, nowWallMs: 2 }, request, () => undefined)).toMatchObject({ ok: true })
      expect(readProof(from)).toEqual({ ...proof, atWallMs: 2 })
    }))

  it('is named where it was damaged on the station already', () =>
    atWork((place) => {
      const { keyFile } = dataFiles(place.folder)
      flipByte(keyFile, 3)
      const finding = keyFileFinding(backupOf(place), place.key)
      expect(finding).toMatch(/data\.key was damaged on the station.*make a new recovery code, then a new backup/)
    }))
})

/** As the manifests of earlier versions are. */
function forgetKeyHash(backup: string, key: Uint8Array): void {
  const manifest = verifyBackup(backup, key)
  if (!manifest.ok) throw new Error(manifest.error)
  const { format: _, keyFile: _hash, ...rest } = manifest.value
  writeFileSync(join(backup, MANIFEST_FILE), sealManifest(rest, key))
}
