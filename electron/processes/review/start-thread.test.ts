import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import type { JobOutcome, JobPlace, JobRequest } from '../../review/upkeep/job-messages.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { StoreError } from '../../store/errors.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'
import { startInThread, threadEntry } from './start-thread.ts'

const ENTRY = threadEntry(import.meta.filename, import.meta.dirname)

function placeIn(folder: string): JobPlace {
  return {
    ...{ dataFolder: folder, play: false, appVersion: '0.1.0', logFolder: null, settingsFile: null, policyFile: null },
    ...{ dataKey: openDataKey(dataFiles(folder)), nowWallMs: MORNING_MS },
  }
}

function run(
  entry: string,
  place: () => JobPlace,
  request: JobRequest,
): Promise<{ outcome: JobOutcome; shares: number }> {
  return new Promise((resolve) => {
    let shares = 0
    startInThread(entry, place)(request, {
      onShare: () => shares++,
      onOutcome: (outcome) => resolve({ outcome, shares }),
    })
  })
}

describe('startInThread', () => {
  it('checks and backs up a real database beside its writer', () =>
    withFolder(async (root) => {
      const folder = join(root, 'work')
      const place = placeIn(folder)
      const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }
      const store = openStore({ folder, key: subKeys(place.dataKey).database, clock, log: silentLogger })
      store.saveBatch(makeBatch())
      const checked = await run(ENTRY, () => place, { job: 'integrity' })
      expect(checked.outcome).toMatchObject({ ok: true, result: { sound: true, findings: [] } })
      expect(checked.shares).toBeGreaterThan(3)
      expect((await run(ENTRY, () => place, { job: 'reconcile' })).outcome).toMatchObject({
        ok: true,
        job: 'reconcile',
      })
      const backup = await run(ENTRY, () => place, { job: 'backup' })
      expect(backup.outcome).toMatchObject({ ok: true, result: { backup: { name: '20261121T080000Z' } } })
      store.close()
    }))

  it('answers with a failure when it cannot even begin', async () => {
    const noKey = () => {
      throw new StoreError('MISSING', 'no key yet')
    }
    expect((await run(ENTRY, noKey, { job: 'integrity' })).outcome).toMatchObject({ ok: false, code: 'MISSING' })
  })

  it('answers with a failure when the thread dies', () =>
    withFolder(async (folder) => {
      const entry = join(folder, 'thread.mjs')
      for (const source of ['process.exit(3)', 'throw new Error("broken")', 'not a program']) {
        writeFileSync(entry, source)
        const { outcome } = await run(entry, () => placeIn(folder), { job: 'integrity' })
        expect(outcome).toMatchObject({ ok: false, code: 'FAILED' })
      }
    }))

  it('says what is missing where there is no database', () =>
    withFolder(async (folder) => {
      expect((await run(ENTRY, () => placeIn(folder), { job: 'backup' })).outcome).toMatchObject({
        ok: false,
        code: 'MISSING',
      })
    }))
})
