import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillHistory } from '../../test/make/history.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openDataKey, subKeys } from '../store/key-file.ts'
import { openStore } from '../store/open-store.ts'

const NOW_MS = Date.UTC(2026, 9, 15)
const PAGE_BYTES = 4_096
const SCANS = 6_000

function reconcile(folder: string): { code: number | null; out: string; err: string } {
  const program = join(import.meta.dirname, 'reconcile-command.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--data', folder], { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

function fill(folder: string): void {
  const key = subKeys(openDataKey(dataFiles(folder))).database
  const store = openStore({ folder, key, clock: { wallMs: () => NOW_MS, monoMs: () => 0 }, log: silentLogger })
  fillHistory(store, { scans: SCANS, seed: 2, days: 3, untilWallMs: NOW_MS })
  store.close()
}

/** The last tenth of the pages, which hold rows: the list of the tables was written long before. */
function damage(database: string): void {
  const bytes = readFileSync(database)
  const from = Math.floor((bytes.length / PAGE_BYTES) * 0.9) * PAGE_BYTES
  for (let at = from + 100; at < bytes.length; at += PAGE_BYTES) bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(database, bytes)
}

describe('npm run reconcile', () => {
  it('agrees on sound data, and names the damaged tables and what to do otherwise', () =>
    withFolder((folder) => {
      fill(folder)
      expect(reconcile(folder)).toMatchObject({ code: 0, out: expect.stringContaining('agrees: ') })
      damage(dataFiles(folder).database)
      const { code, out, err } = reconcile(folder)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain('its sums cannot be compared with its rows')
      expect(err).toMatch(/^ {2}- (scan|egg|fact): the database is damaged/m)
      expect(err).toContain('npm run restore -- --from <folder of one backup> --to')
    }))

  it('says of a folder without data what it is', () =>
    withFolder((folder) => {
      expect(reconcile(folder)).toMatchObject({ code: 2, err: expect.stringContaining('There is no Ovoscope data in') })
      expect(reconcile(join(folder, 'none')).err).toBe(`There is no folder ${join(folder, 'none')}.\n`)
    }))
})
