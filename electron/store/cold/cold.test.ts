import { cpSync, existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeGroup, makeScan, makeVisit } from '../../../test/make/commit-groups.ts'
import { fillHistory } from '../../../test/make/history.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { type Logger, silentLogger } from '../../log/logger.ts'
import { openReview, type Review } from '../../review/open-review.ts'
import { dataFiles } from '../data-folder.ts'
import { openWritable } from '../open-database.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import { coldKey } from './cold-files.ts'
import type { ColdPoint } from './cold-mover.ts'

const KEY = new Uint8Array(32).fill(5)
/** The middle of a month, so that whole months lie before it. */
const NOW_MS = Date.UTC(2026, 9, 15)
const WISH = { scans: 3_000, seed: 4, days: 110, untilWallMs: NOW_MS }

interface Open {
  onColdPoint?(point: ColdPoint): void
  readonly log?: Logger
}

function open(folder: string, { onColdPoint, log = silentLogger }: Open = {}): Store {
  const clock = { wallMs: () => NOW_MS, monoMs: () => 0 }
  return openStore({ folder, key: KEY, clock, log, ...(onColdPoint !== undefined && { onColdPoint }) })
}

function look(folder: string): Review {
  return openReview({ path: dataFiles(folder).database, key: KEY, play: false, isSynthetic: () => true })
}

function fill(folder: string): void {
  const store = open(folder)
  fillHistory(store, WISH)
  const [batch] = look(folder).batches({ search: '', state: 'all', beforeCursor: null }).slice(-1)
  store.trays.setFlockRanges(batch?.batchId ?? '', '', [
    { flock: 'Other', from: { row: 0, column: 0 }, to: { row: 0, column: 3 } },
  ])
  store.close()
}

function moveAll(store: Store): number {
  let steps = 0
  for (let rounds = 0; rounds < 2; ) {
    if (store.moveToCold(0) === 'moved') steps++
    else rounds++
  }
  return steps
}

/** Everything that review says of every batch, tray and some eggs. */
function everything(folder: string): unknown {
  const review = look(folder)
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

function proveSums(folder: string) {
  const review = look(folder)
  const result = review.reconcile()
  review.close()
  return result
}

function ask(folder: string, sql: string): unknown {
  const db = openWritable({ path: dataFiles(folder).database, key: KEY })
  try {
    return db.prepare(sql).get()
  } finally {
    db.close()
  }
}

describe('rows of older months', () => {
  it('go into encrypted files of their own, and every screen says the same', async () => {
    await withFolder((folder) => {
      fill(folder)
      const before = everything(folder)
      const sums = proveSums(folder)
      const store = open(folder)
      expect(moveAll(store)).toBeGreaterThan(5)
      expect(everything(folder)).toEqual(before)
      expect(proveSums(folder)).toEqual({ ...sums, agrees: true, differences: [] })
      store.close()
      // From June on; the days of the newest 35 days and what shares a month with them stay.
      const files = ['2026-06.db', '2026-07.db', '2026-08.db'].map((name) => join(folder, 'cold', name))
      for (const file of files) expect(readFileSync(file).includes('SQLite format 3')).toBe(false)
      expect(existsSync(join(folder, 'cold', '2026-09.db'))).toBe(false)
      const left = ask(
        folder,
        'SELECT count(*) AS scans FROM scan JOIN tray_visit USING (visit_id) WHERE cold_month IS NOT NULL',
      )
      const staying = ask(
        folder,
        `SELECT count(*) AS scans FROM scan JOIN tray_visit USING (visit_id) WHERE cold_month IS NOT NULL AND (sampled = 1
          OR EXISTS (SELECT 1 FROM egg_override AS said WHERE said.visit_id = scan.visit_id AND said.cell = scan.cell)
          OR EXISTS (SELECT 1 FROM scan AS o WHERE o.visit_id = scan.visit_id AND o.cell = scan.cell AND o.sampled = 1))`,
      )
      expect(left).toEqual(staying)
      expect(ask(folder, 'SELECT min(began_wall_ms) AS began FROM tray_visit WHERE cold_month IS NULL')).toMatchObject({
        began: expect.any(Number),
      })
    })
  })

  it('are whole wherever a step is cut off, and the next start finishes it', async () => {
    await withFolder((root) => {
      const folder = join(root, 'data')
      fill(folder)
      const before = everything(folder)
      const cut = new Map<ColdPoint, string>()
      let steps = 0
      const store = open(folder, {
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
        const again = open(copy)
        moveAll(again)
        again.close()
        expect(proveSums(copy)).toMatchObject({ agrees: true, differences: [] })
        expect(everything(copy)).toEqual(before)
      }
    })
  })

  it('are not deleted when the copy is not what was read', async () => {
    await withFolder((folder) => {
      fill(folder)
      const broken = open(folder, {
        onColdPoint(point) {
          if (point !== 'copied') return
          const other = openWritable({ path: join(folder, 'cold', '2026-06.db'), key: coldKey(KEY, 202606) })
          other.exec('UPDATE scan SET coil = coil + 1')
          other.close()
        },
      })
      expect(() => broken.moveToCold(0)).toThrowError(/were not written to the cold file/)
      broken.close()
      expect(ask(folder, 'SELECT count(*) AS cold FROM tray_visit WHERE cold_month IS NOT NULL')).toEqual({ cold: 0 })
      expect(proveSums(folder)).toMatchObject({ agrees: true })
    })
  })

  it('of one month do not wait for another whose file is damaged or gone, and go when it is back', async () => {
    await withFolder((folder) => {
      fill(folder)
      const store = open(folder)
      const july = join(folder, 'cold', '2026-07.db')
      while (!existsSync(july)) store.moveToCold(0)
      store.close()
      renameSync(july, `${july}.away`)
      const again = open(folder)
      expect(() => again.moveToCold(0)).toThrowError(/2026-07\.db: it is not there any more/)
      let steps = 0
      while (again.moveToCold(0) === 'moved') steps++
      expect(steps).toBeGreaterThan(2)
      expect(existsSync(july)).toBe(false)
      const ofJuly = 'SELECT count(*) AS trays FROM tray_visit WHERE cold_month = 202607'
      expect(ask(folder, ofJuly)).toEqual({ trays: 1 })
      renameSync(`${july}.away`, july)
      expect(moveAll(again)).toBeGreaterThan(0)
      expect(ask(folder, ofJuly)).not.toEqual({ trays: 1 })
      expect(proveSums(folder)).toMatchObject({ agrees: true, differences: [] })
      again.close()
    })
  })

  it('come back when a late scan or a person needs them, and go again', async () => {
    await withFolder((folder) => {
      fill(folder)
      const store = open(folder)
      moveAll(store)
      const cell = { row: 0, column: 5 }
      const { batchId, state } = {
        batchId: store.trays.tray(1)?.visit.batchId ?? null,
        state: store.findEgg(2, cell)?.state,
      }
      expect(state).toBeDefined()
      expect(ask(folder, 'SELECT visit_id AS warm FROM tray_visit WHERE visit_id = 2 AND cold_month IS NULL')).toEqual({
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
      const review = look(folder)
      expect(review.egg({ visitId: 2, cell })?.attempts.at(-1)).toMatchObject({ attempt: 7, speaks: true })
      review.close()
      store.close()
    })
  })

  it('are counted once when the commit that needed them was refused and is tried again', async () => {
    await withFolder((folder) => {
      fill(folder)
      const store = open(folder)
      moveAll(store)
      const late = (sequence: number, column: number, attempt: number) =>
        ({
          kind: 'scan',
          scan: makeScan(sequence, { visitId: 2, batchId: null, cell: { row: 0, column }, attempt, eggClass: 'MALE' }),
        }) as const
      const scans = [late(900, 4, 7), late(901, 5, 7)]
      const refused = { kind: 'tray-begin', visit: makeVisit(1, { batchId: null }) } as const
      expect(() => store.commit(makeGroup([...scans, refused], 0))).toThrowError(/is another tray's/)
      expect(store.commit(makeGroup(scans, 0))).toMatchObject([{ after: { attempt: 7 } }, { after: { attempt: 7 } }])
      expect(proveSums(folder)).toMatchObject({ agrees: true, differences: [] })
      store.close()
    })
  })

  it('are missed by name where their file is gone, and the line goes on', async () => {
    await withFolder((folder) => {
      fill(folder)
      const logged: string[] = []
      const log = { ...silentLogger, error: (_: object, text: string) => void logged.push(text) }
      const store = open(folder, { log })
      moveAll(store)
      renameSync(join(folder, 'cold', '2026-07.db'), join(folder, 'cold', 'away'))
      const review = look(folder)
      expect(() => review.tray({ visitId: 2 })).toThrowError(/2026-07\.db cannot be read .* put it back from a backup/)
      expect(review.reconcile().differences.join()).toMatch(/2026-07\.db/)
      review.close()
      const late = makeScan(901, { visitId: 2, batchId: null, attempt: 9 })
      expect(store.commit(makeGroup([{ kind: 'scan', scan: late }], 0))).toEqual([])
      expect(logged).toContain('rows of a cold file are needed and cannot be read')
      store.close()
    })
  })

  it('are read with the columns that the database has now', async () => {
    await withFolder((folder) => {
      fill(folder)
      const store = open(folder)
      moveAll(store)
      store.close()
      const july = openWritable({ path: join(folder, 'cold', '2026-07.db'), key: coldKey(KEY, 202607) })
      july.exec('ALTER TABLE scan DROP COLUMN evenness')
      july.close()
      const db = openWritable({ path: dataFiles(folder).database, key: KEY })
      db.exec('UPDATE cold_file SET schema_version = 18 WHERE month = 202607')
      db.close()
      open(folder).close()
      const review = look(folder)
      expect(review.egg({ visitId: 2, cell: { row: 0, column: 0 } })?.attempts[0]).toMatchObject({ evenness: null })
      review.close()
      expect(ask(folder, 'SELECT count(*) AS files FROM cold_file WHERE schema_version = 18')).toEqual({ files: 0 })
    })
  })

  it('wait while scans come', async () => {
    await withFolder((folder) => {
      fill(folder)
      let nowMs = 0
      const clock = { wallMs: () => NOW_MS, monoMs: () => nowMs }
      const store = openStore({ folder, key: KEY, clock, log: silentLogger })
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
