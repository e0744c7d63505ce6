import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ArchiveRig, keyOf, RIG_BATCH, rigPicture } from '../../../test/make/archive-rig.ts'
import { makeGroup, makeVisit } from '../../../test/make/commit-groups.ts'
import type { KeptClass } from '../../domain/archive/keep.ts'
import type { ArchiveStep, OnStep } from './archive-steps.ts'
import { segmentFile } from './segment-format.ts'

let rig: ArchiveRig
beforeEach(() => {
  rig = new ArchiveRig()
})
afterEach(() => rig.end())

const DAY_MS = 86_400_000
const KEEP: readonly (readonly KeptClass[])[] = [
  [],
  ['uncertain'],
  ['faulty', 'sample'],
  [],
  ['validation'],
  ['uncertain'],
]

/** A day of an archive: pictures, a correction, and what grew old goes. */
async function live(onStep: OnStep, settled: Set<number>): Promise<void> {
  const keeper = rig.open({ onStep })
  for (const [column, keep] of KEEP.entries()) {
    if (column === 3) await keeper.flush()
    keeper.keep({
      ...{ ...keyOf(column), picture: rigPicture(column), arrivedWallMs: rig.time.wallMs(), keep },
      settled: () => settled.add(column),
    })
  }
  await keeper.flush()
  rig.correct(0)
  keeper.retentionChanged()
  await keeper.flush()
  await keeper.close()
  rig.time.jumpWall(40 * DAY_MS)
  await rig.open({ onStep }).close()
}

describe('an archive that ends between any two steps', () => {
  it('has no row that points to nothing and no bytes that nothing points to, and loses nothing that was promised', async () => {
    const steps: ArchiveStep[] = []
    for (const [column, keep] of KEEP.entries()) rig.commit(column, keep)
    rig.store.close()
    const before = rig
    rig = new ArchiveRig(before)
    await live((step) => void steps.push(step), new Set())
    expect(new Set(steps).size).toBe(12)
    for (let end = 0; end < steps.length; end++) {
      rig.end()
      rig = new ArchiveRig(before)
      let step = 0
      const settled = new Set<number>()
      await live(() => {
        if (step++ >= end) throw new Error('the program ends here')
      }, settled)
      rig.reopen()
      await goOn(settled, `${end}: before ${steps[end]}`)
    }
    before.end()
  }, 60_000)
})

/** The next start: invariants, and the pictures that the journal still has are given again. */
async function goOn(settled: ReadonlySet<number>, when: string): Promise<void> {
  const daysOver = rig.time.wallMs() > Date.UTC(2026, 11, 1)
  const keeper = rig.open()
  await keeper.flush()
  const { archive } = rig.store
  const rows = archive.segments().flatMap(({ segmentId }) => archive.rowsOf(segmentId))
  for (const row of rows) expect([when, rig.read(row.cell.column)]).toEqual([when, rigPicture(row.cell.column)])
  expect([when, rig.segments.map((name) => Number.parseInt(name, 10))]).toEqual([
    when,
    archive.segments().map(({ segmentId }) => segmentId),
  ])
  for (const { segmentId, state, bytes } of archive.segments()) {
    if (state === 'closed')
      expect([when, statSync(segmentFile(rig.archiveFolder, segmentId)).size]).toEqual([when, bytes])
  }
  const due = archive.due('line-1').pictures.map(({ cell }) => cell.column)
  const kept = new Set(rows.map(({ cell }) => cell.column))
  for (const column of settled) {
    if ((KEEP[column] ?? []).length === 0 || daysOver) continue
    expect([when, column, kept.has(column)]).toEqual([when, column, true])
  }
  for (const column of due) {
    expect([when, settled.has(column)]).toEqual([when, false])
    keeper.keep({
      ...keyOf(column),
      picture: rigPicture(column),
      arrivedWallMs: rig.time.wallMs(),
      keep: KEEP[column] ?? [],
    })
  }
  await keeper.flush()
  for (const column of due) expect([when, rig.read(column)]).toEqual([when, rigPicture(column)])
  await keeper.close()
}

describe('recent pictures of which a power cut took a part', () => {
  it('go with all that came after, though their heads are whole', async () => {
    const keeper = rig.open()
    const sizes: number[] = []
    for (const column of [0, 1, 2]) {
      keeper.keep({ ...keyOf(column), picture: rigPicture(column), arrivedWallMs: rig.time.wallMs(), keep: [] })
      await keeper.flush()
      sizes.push(statSync(segmentFile(rig.archiveFolder, 1)).size)
    }
    const path = segmentFile(rig.archiveFolder, 1)
    const bytes = readFileSync(path)
    bytes.fill(0, (sizes[1] ?? 0) - 8, sizes[1])
    writeFileSync(path, bytes)
    rig.reopen()
    await rig.open().close()
    expect([0, 1, 2].map((column) => rig.read(column) !== undefined)).toEqual([true, false, false])
    expect(statSync(path).size).toBe(sizes[0])
  })
})

describe('recent pictures beside a database that was put back', () => {
  it('go where their tray is not known, because its number is given again', async () => {
    const keeper = rig.open()
    const keep = (visitId: number, column: number) => {
      const owner = { ...keyOf(column), visitId }
      keeper.keep({ ...owner, picture: rigPicture(column), arrivedWallMs: rig.time.wallMs(), keep: [] })
    }
    keep(1, 0)
    await keeper.flush()
    // Of a tray that began after the backup.
    keep(2, 1)
    await keeper.flush()
    rig.reopen()
    const next = rig.open()
    // Committed before the archive comes to look.
    rig.store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(2) }], 2, [2]))
    await next.close()
    expect(rig.read(0)).toEqual(rigPicture(0))
    expect(rig.reader().read(RIG_BATCH, { ...keyOf(1), visitId: 2 })).toBeUndefined()
  })
})
