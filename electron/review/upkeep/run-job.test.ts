import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'
import type { JobPlace } from './job-messages.ts'
import { runJob } from './run-job.ts'

const NOW_MS = Date.UTC(2026, 10, 22)
/** In the first page, whose damage looks like another key. */
const DAMAGED_BYTE = 100

it('finds the damage of the first page, and names it as damage, never as a wrong key', () =>
  withFolder(async (dataFolder) => {
    const dataKey = new Uint8Array(32).fill(5)
    const clock = { wallMs: () => NOW_MS, monoMs: () => 0 }
    openStore({ folder: dataFolder, key: subKeys(dataKey).database, clock, log: silentLogger }).close()
    const place: JobPlace = {
      ...{ dataFolder, dataKey, play: false, appVersion: '0.1.0', nowWallMs: NOW_MS },
      ...{ logFolder: null, settingsFile: null, policyFile: null },
    }
    const run = (job: 'integrity' | 'backup', key = dataKey) =>
      runJob({ ...place, dataKey: key }, { job }, () => undefined)
    expect(await run('integrity')).toMatchObject({ ok: true, result: { sound: true } })

    const { database } = dataFiles(dataFolder)
    const bytes = readFileSync(database)
    bytes[DAMAGED_BYTE] = (bytes[DAMAGED_BYTE] ?? 0) ^ 1
    writeFileSync(database, bytes)
    const finding = 'the beginning of the database is damaged'
    expect(await run('integrity')).toMatchObject({ ok: true, result: { sound: false, findings: [finding] } })
    expect(await run('backup')).toEqual({ ok: false, code: 'CORRUPT', message: finding })
    expect(await run('integrity', new Uint8Array(32))).toMatchObject({ ok: false, code: 'WRONG_KEY' })
  }))
