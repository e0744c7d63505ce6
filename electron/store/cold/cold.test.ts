import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  askCold,
  COLD_KEY,
  COLD_NOW_MS,
  fillCold,
  lookCold,
  moveAll,
  openCold,
  proveSums,
} from '../../../test/make/cold-station.ts'
import { makeGroup, makeScan } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../data-folder.ts'
import { openWritable } from '../open-database.ts'
import { openStore } from '../open-store.ts'
import { coldKey } from './cold-files.ts'
import type { ColdPoint } from './cold-mover.ts'

/** Everything that review says of every batch, tray and some eggs. */
function everything(folder: string): unknown {
  const review = lookCold(folder)
  const all: unknown[] = []
  for (let before: number | null = null; ; ) {
    const batches = review.batches({ search: '', state: 'all', beforeCursor: before })
    for (const { batchId } of batches) {
      all.push(review.batchRecord({ batchId }), review.batchReport({ batchId }), review.recordLife({ batchId }))
      all.push(review.trays({ batchId, afterVisitId: 0 }), review.eggsCsv({ batchId, afterVisitId: 0 }))
      for (const { visitId } of review.batchTrays({ batchId, only: 'all', beforeVisitId: null })) {
        all.push(review.tray({ visitId }), review.egg({ visitId, cell: { row: 0, column: 2 } }))
      }
    }
    before = batches.at(-1)?.cursor ?? null
    if (before === null) break
  }
  review.close()
  return all
}

describe('rows of older months', () => {
  it('go into encrypted files of their own, and every screen says the same', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const before = everything(folder)
      const sums = proveSums(folder)
      const store = openCold(folder)
      expect(moveAll(store)).toBeGreaterThan(5)
      expect(everything(folder)).toEqual(before)
      expect(proveSums(folder)).toEqual({ ...sums, agrees: true, differences: [] })
      store.close()
      // From June on; the days of the newest 35 days and what shares a month with them stay.
      const files = ['2026-06.db', '2026-07.db', '2026-08.db'].map((name) => join(folder, 'cold', name))
      for (const file of files) expect(readFileSync(file).includes('SQLite format 3')).toBe(false)
      expect(existsSync(join(folder, 'cold', '2026-09.db'))).toBe(false)
      const left = askCold(
        folder,
        'SELECT count(*) AS scans FROM scan JOIN tray_visit USING (visit_id) WHERE cold_month IS NOT NULL',
      )
      const staying = askCold(
        folder,
        `SELECT count(*) AS scans FROM scan JOIN tray_visit USING (visit_id) WHERE cold_month IS NOT NULL AND (sampled = 1
          OR EXISTS (SELECT 1 FROM egg_override AS said WHERE said.visit_id = scan.visit_id AND said.cell = scan.cell)
          OR EXISTS (SELECT 1 FROM scan AS o WHERE o.visit_id = scan.visit_id AND o.cell = scan.cell AND o.sampled = 1))`,
      )
      expect(left).toEqual(staying)
      expect(
        askCold(folder, 'SELECT min(began_wall_ms) AS began FROM tray_visit WHERE cold_month IS NULL'),
      ).toMatchObject({
        began: expect.any(Number),
      })
    })
  })

  it('are whole wherever a step is cut off, and the next start finishes it', async () => {
    await withFolder((root) => {
      const folder = join(root, 'data')
      fillCold(folder)
      const before = everything(folder)
      const cut = new Map<ColdPoint, string>()
      let steps = 0
      const store = openCold(folder, {
        onColdPoint(point) {
          // The files as a process leaves them that ends at this instant; in the midst of the moving, not in its first step.
          const copy = join(root, point)
          if (steps !== 3 || cut.has(point)) return
          cpSync(folder, copy, { recursive: true })
          cut.set(point, copy)
        },
      })
      for (; steps < 6; steps++) store.moveToCold(0)
      store.close()
      expect([...cut.keys()]).toEqual(['copied', 'compared', 'deleted'])
      for (const copy of cut.values()) {
        expect(proveSums(copy)).toMatchObject({ agrees: true, differences: [] })
        expect(everything(copy)).toEqual(before)
        const again = openCold(copy)
        moveAll(again)
        again.close()
        expect(proveSums(copy)).toMatchObject({ agrees: true, differences: [] })
        expect(everything(copy)).toEqual(before)
      }
    })
  })

  it('are not deleted when the copy is not what was read', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const broken = openCold(folder, {
        onColdPoint(point) {
          if (point !== 'copied') return
          const other = openWritable({ path: join(folder, 'cold', '2026-06.db'), key: coldKey(COLD_KEY, 202606) })
          other.exec('UPDATE scan SET coil = coil + 1')
          other.close()
        },
      })
      expect(() => broken.moveToCold(0)).toThrowError(/were not written to the cold file/)
      broken.close()
      expect(askCold(folder, 'SELECT count(*) AS cold FROM tray_visit WHERE cold_month IS NOT NULL')).toEqual({
        cold: 0,
      })
      expect(proveSums(folder)).toMatchObject({ agrees: true })
    })
  })

  it('of one month do not wait for another whose file is damaged or gone, and go when it is back', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const store = openCold(folder)
      const july = join(folder, 'cold', '2026-07.db')
      while (!existsSync(july)) store.moveToCold(0)
      store.close()
      renameSync(july, `${july}.away`)
      const again = openCold(folder)
      expect(() => again.moveToCold(0)).toThrowError(/2026-07\.db: it is not there any more/)
      let steps = 0
      while (again.moveToCold(0) === 'moved') steps++
      expect(steps).toBeGreaterThan(2)
      expect(existsSync(july)).toBe(false)
      const ofJuly = 'SELECT count(*) AS trays FROM tray_visit WHERE cold_month = 202607'
      expect(askCold(folder, ofJuly)).toEqual({ trays: 1 })
      renameSync(`${july}.away`, july)
      expect(moveAll(again)).toBeGreaterThan(0)
      expect(askCold(folder, ofJuly)).not.toEqual({ trays: 1 })
      expect(proveSums(folder)).toMatchObject({ agrees: true, differences: [] })
      again.close()
    })
  })

  it('come back when a late scan or a person needs them, and go again', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const store = openCold(folder)
      moveAll(store)
      const cell = { row: 0, column: 5 }
      const { batchId, state } = {
        batchId: store.trays.tray(1)?.visit.batchId ?? null,
        state: store.findEgg(2, cell)?.state,
      }
      expect(state).toBeDefined()
      expect(
        askCold(folder, 'SELECT visit_id AS warm FROM tray_visit WHERE visit_id = 2 AND cold_month IS NULL'),
      ).toEqual({
        warm: 2,
      })
      moveAll(store)
      const late = makeScan(900, {
        ...{ visitId: 2, cell, attempt: 7, eggClass: 'FEMALE', batchId: store.trays.tray(2)?.visit.batchId ?? batchId },
      })
      moveAll(store)
      expect(store.commit(makeGroup([{ kind: 'scan', scan: late }], 0))).toMatchObject([
        { before: state, after: { attempt: 7 } },
      ])
      expect(proveSums(folder)).toMatchObject({ agrees: true, differences: [] })
      expect(moveAll(store)).toBeGreaterThan(0)
      expect(proveSums(folder)).toMatchObject({ agrees: true, differences: [] })
      const review = lookCold(folder)
      expect(review.egg({ visitId: 2, cell })?.attempts.at(-1)).toMatchObject({ attempt: 7, speaks: true })
      review.close()
      store.close()
    })
  })

  it('are missed by name where their file is gone, and the line goes on', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const logged: string[] = []
      const log = { ...silentLogger, error: (_: object, text: string) => void logged.push(text) }
      const store = openCold(folder, { log })
      moveAll(store)
      renameSync(join(folder, 'cold', '2026-07.db'), join(folder, 'cold', 'away'))
      const review = lookCold(folder)
      expect(() => review.tray({ visitId: 2 })).toThrowError(/2026-07\.db cannot be read .* put it back from a backup/)
      const missing = expect.objectContaining({ code: 'COLD_MISSING', file: 'cold/2026-07.db' })
      expect(() => review.tray({ visitId: 2 })).toThrowError(missing)
      expect(review.reconcile()).toMatchObject({
        ...{ agrees: false, coldFaults: [{ kind: 'MISSING', file: 'cold/2026-07.db' }] },
      })
      review.close()
      expect(() => store.findEgg(2, { row: 0, column: 0 })).toThrowError(/tray visit 2 cannot be read/)
      expect(() => store.trays.tray(2)).toThrowError(/tray visit 2 cannot be read/)
      const late = makeScan(901, { visitId: 2, batchId: null, attempt: 9 })
      expect(store.commit(makeGroup([{ kind: 'scan', scan: late }], 0))).toEqual([])
      expect(logged).toContain('rows of a cold file are needed and cannot be read')
      store.close()
    })
  })

  it('are named as damaged by their file where one of its pages is', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const store = openCold(folder)
      moveAll(store)
      store.close()
      const path = join(folder, 'cold', '2026-07.db')
      const bytes = readFileSync(path)
      for (let at = 4_196; at < bytes.length; at += 4_096) bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(path, bytes)
      const review = lookCold(folder)
      const damaged = expect.objectContaining({ code: 'COLD_DAMAGED', file: 'cold/2026-07.db' })
      expect(() => review.tray({ visitId: 2 })).toThrowError(damaged)
      expect(review.reconcile().coldFaults).toEqual([{ kind: 'DAMAGED', file: 'cold/2026-07.db' }])
      review.close()
    })
  })

  it('are read with the columns that the database has now', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const store = openCold(folder)
      moveAll(store)
      store.close()
      const july = openWritable({ path: join(folder, 'cold', '2026-07.db'), key: coldKey(COLD_KEY, 202607) })
      july.exec('ALTER TABLE scan DROP COLUMN evenness')
      july.close()
      const db = openWritable({ path: dataFiles(folder).database, key: COLD_KEY })
      db.exec('UPDATE cold_file SET schema_version = 18 WHERE month = 202607')
      db.close()
      openCold(folder).close()
      const review = lookCold(folder)
      expect(review.egg({ visitId: 2, cell: { row: 0, column: 0 } })?.attempts[0]).toMatchObject({ evenness: null })
      review.close()
      expect(askCold(folder, 'SELECT count(*) AS files FROM cold_file WHERE schema_version = 18')).toEqual({ files: 0 })
    })
  })

  it('wait while scans come', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      let nowMs = 0
      const clock = { wallMs: () => COLD_NOW_MS, monoMs: () => nowMs }
      const store = openStore({ folder, key: COLD_KEY, clock, log: silentLogger })
      nowMs = 9
      expect(store.moveToCold(10)).toBe('busy')
      nowMs = 10
      expect(store.moveToCold(10)).toBe('moved')
      store.commit(makeGroup([], 0))
      expect(store.moveToCold(10)).toBe('busy')
      store.close()
    })
  })
})
