import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openDataKey, subKeys } from '../store/key-file.ts'
import { openStore } from '../store/open-store.ts'
import { openReview } from './open-review.ts'

const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }

/** A database with two trays, in which somebody has then changed something. */
function findingsAfter(folder: string, damage: string): string[] {
  const files = dataFiles(folder)
  const key = subKeys(openDataKey(files)).database
  const store = openStore({ folder, key, clock, log: silentLogger })
  store.saveBatch(makeBatch())
  const trays = [1, 2].map((visitId) => ({ kind: 'tray-begin', visit: makeVisit(visitId) }) as const)
  store.commit(makeGroup(trays, 2, [1, 2]))
  const cells = [0, 1, 2, 3].map((column) =>
    scanItem(3 + column, { cell: { row: 0, column }, visitId: 1 + (column % 2) }),
  )
  store.commit(makeGroup([...cells, scanItem(7, { attempt: 2, eggClass: 'MALE' })], 7))
  store.close()
  const db = new Database(files.database)
  db.pragma("cipher = 'aegis'")
  db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
  db.pragma('foreign_keys = OFF')
  db.exec(damage)
  db.close()
  const review = openReview({ path: files.database, key, play: false, isSynthetic: () => false })
  const result = review.reconcile()
  review.close()
  expect(result.agrees).toBe(result.differences.length === 0)
  return result.differences
}

describe('reconcile', () => {
  it('finds nothing where nothing is wrong', () =>
    withFolder((folder) => {
      expect(findingsAfter(folder, 'SELECT 1')).toEqual([])
    }))

  it.each([
    ['a lost scan row', 'DELETE FROM scan WHERE sequence = 4', /egg 2\/A2: the scan that decided it is not there/],
    [
      'a class changed in a row',
      'UPDATE scan SET egg_class = 1 WHERE sequence = 4',
      /egg 2\/A2: differs from the scan/,
    ],
    [
      'a count that is too high',
      'UPDATE fact SET scans_male = scans_male + 1 WHERE visit_id = 1',
      /scans_male: expected 1, found 2/,
    ],
    ['an action count', 'UPDATE fact SET eggs_keep = 7 WHERE visit_id = 2', /eggs_keep: expected 2, found 7/],
    ['a lost histogram count', 'UPDATE fact SET latency_07 = 0', /latency_07: expected \d, found 0/],
    [
      'a latency in another bin',
      'UPDATE fact SET latency_06 = latency_07, latency_07 = latency_06',
      /latency_06: expected 0/,
    ],
    [
      'a signal to noise in another bin',
      'UPDATE fact SET quality_06 = quality_05, quality_05 = quality_06',
      /quality_06: expected 0/,
    ],
    [
      'a confidence in another bin',
      'UPDATE fact SET confidence_18 = confidence_17, confidence_17 = confidence_18',
      /confidence_18: expected 0/,
    ],
    ['a confidence sum', 'UPDATE fact SET confidence_sum = confidence_sum - 1', /confidence_sum: expected/],
    ['a lost fact cell', 'DELETE FROM fact WHERE visit_id = 2', /has rows, but there is no fact cell/],
    [
      'a fact cell too many',
      'UPDATE fact SET coil = 9 WHERE visit_id = 2',
      /coil 9.*scans_female: expected 0, found 2/,
    ],
    [
      'a lost egg row',
      'DELETE FROM egg WHERE visit_id = 2 AND cell = 1',
      /egg 2\/A2: was scanned, but there is no egg row/,
    ],
    [
      'an egg decided by an older attempt',
      'UPDATE egg SET sequence = 3, attempt = 1 WHERE visit_id = 1 AND cell = 0',
      /egg 1\/A1/,
    ],
    ['a lost received range', 'DELETE FROM received_range', /scan 3 of session 1 .* is not among the received ranges/],
    [
      'a scan that is there twice',
      'UPDATE scan SET sequence = 4 WHERE sequence = 5',
      /scan 4 of session 1 is there twice/,
    ],
    [
      'an egg that is not counted',
      'UPDATE egg SET counted = 0 WHERE visit_id = 2 AND cell = 1',
      /egg 2\/A2: speaks, but is not counted/,
    ],
    [
      'an egg that is counted in two passages',
      'UPDATE tray_visit SET continues_visit_id = 1, code = (SELECT code FROM tray_visit WHERE visit_id = 1) WHERE visit_id = 2; UPDATE egg SET cell = 0 WHERE visit_id = 2 AND cell = 1; UPDATE scan SET cell = 0 WHERE visit_id = 2 AND cell = 1',
      /egg 1\/A1: is counted, but another passage speaks for it/,
    ],
    [
      'a link to another tray',
      'UPDATE tray_visit SET continues_visit_id = 1 WHERE visit_id = 2',
      /tray visit 2 continues one that is no earlier passage of its tray/,
    ],
    [
      'rows of a tray that is not there',
      'DELETE FROM tray_visit WHERE visit_id = 2',
      /scan rows that belong to a tray visit: expected 5, found 3/,
    ],
    [
      'a rejected message out of the ranges',
      "INSERT INTO rejected_message VALUES (1, 99, 3, 'x', 0, x'00')",
      /rejected message 99/,
    ],
  ])('finds %s', (_what, damage, expected) =>
    withFolder((folder) => {
      expect(findingsAfter(folder, damage).join('\n')).toMatch(expected)
    }),
  )

  it('names fifty differences at most and counts the rest', () =>
    withFolder((folder) => {
      const zeroed = Array.from({ length: 20 }, (_, n) => `confidence_${String(n).padStart(2, '0')} = 3`).join(', ')
      const extra = Array.from(
        { length: 60 },
        (_, n) => `INSERT INTO rejected_message VALUES (1, ${100 + n}, 3, 'x', 0, x'00')`,
      )
      const lines = findingsAfter(folder, `UPDATE fact SET ${zeroed}; ${extra.join(';')}`)
      expect(lines).toHaveLength(50)
      expect(lines.at(-1)).toMatch(/^and \d+ more$/)
    }))
})

describe('npm run reconcile', () => {
  const run = (...args: string[]) => {
    const program = join(import.meta.dirname, 'reconcile-command.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  it('ends with 0 if all agree, 1 if not, 2 if there is nothing to read', () =>
    withFolder((folder) => {
      findingsAfter(join(folder, 'good'), 'SELECT 1')
      const good = run('--data', join(folder, 'good'))
      expect(good).toMatchObject({ status: 0, stderr: '' })
      expect(good.stdout).toContain('agrees: 5 scan rows, 5 in fact cells; 4 cells, 4 in fact cells')
      findingsAfter(join(folder, 'bad'), 'UPDATE fact SET scans_female = 9')
      expect(run('--data', join(folder, 'bad'))).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('DIFFERS'),
      })
      expect(run('--data', join(folder, 'none'))).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('There is no folder'),
      })
      expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('--data <folder>') })
    }))
})
