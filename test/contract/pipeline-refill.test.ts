import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, EggClass } from '../../electron/domain/egg.ts'
import type { Move } from '../../electron/domain/tray/transfer.ts'
import type { Store } from '../../electron/store/store.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { MORNING_MS, makeBatch } from '../make/commit-groups.ts'
import { countersOf } from '../make/counters.ts'
import { greyOf, greyPredictor } from '../make/grey-predictor.ts'
import { setUpPipelineOn } from '../make/pipeline.ts'
import { MessageMaker } from '../make/scanner-messages.ts'
import { StoreHarness } from './store-harness.ts'

const BATCH = '2026-1121-01'
const SHAPE = { rows: 3, columns: 4 }
const CELLS: readonly Cell[] = Array.from({ length: SHAPE.rows * SHAPE.columns }, (_, index) => ({
  row: Math.floor(index / SHAPE.columns),
  column: index % SHAPE.columns,
}))
const GAP: readonly EggClass[] = ['EMPTY', 'MALE', 'INFERTILE']

/** What stands in a tray, cell by cell. */
type Standing = readonly EggClass[]
const standing = fc.array(fc.constantFrom<EggClass>('FEMALE', 'FEMALE', 'MALE', 'INFERTILE', 'EMPTY'), {
  minLength: CELLS.length,
  maxLength: CELLS.length,
})

/** A line with one batch, whose trays are told by what stands in them. */
class Line {
  readonly #store: Store
  readonly #make = new MessageMaker()
  readonly #run: ReturnType<typeof setUpPipelineOn>
  #trays = 0

  constructor(store: Store) {
    this.#store = store
    store.saveBatch(makeBatch())
    this.#run = setUpPipelineOn(store, { batchId: BATCH })
    this.#run.pipeline.setPredictor(greyPredictor)
  }

  /** One passage from begin to end; answers with its visit. */
  async pass(code: string, eggs: Standing): Promise<number> {
    const tray = ++this.#trays
    this.#run.receive(this.#make.trayBegin(tray, SHAPE, code))
    for (const [index, cell] of CELLS.entries()) {
      this.#run.receive(this.#make.scan({ tray, ...cell }, false, greyOf(eggs[index] ?? 'EMPTY')))
    }
    this.#run.receive(this.#make.trayEnd(tray, CELLS.length))
    for (let turn = 0; turn < 50 && (turn < 2 || this.#run.pipeline.backlog > 0); turn++) {
      await this.#run.time.advance(100)
    }
    const visitId = this.#store.trays.newestVisit(BATCH, code)
    if (visitId === undefined) throw new Error(`tray ${code} did not pass`)
    return visitId
  }

  close(): void {
    this.#run.pipeline.close()
  }
}

/** What is left of a tray behind the sorter: males and infertile eggs were taken out. */
function sorted(eggs: Standing): Standing {
  return eggs.map((eggClass) => (GAP.includes(eggClass) ? 'EMPTY' : eggClass))
}

/** As many moves as there are eggs and gaps, or fewer. */
function movesBetween(from: Standing, to: Standing, most: number): Move[] {
  const at = (eggs: Standing, isWanted: (eggClass: EggClass) => boolean) =>
    CELLS.filter((_, index) => isWanted(sorted(eggs)[index] ?? 'EMPTY'))
  const eggs = at(from, (eggClass) => eggClass !== 'EMPTY')
  const gaps = at(to, (eggClass) => eggClass === 'EMPTY')
  return eggs.slice(0, Math.min(gaps.length, most)).flatMap((cell, n) => {
    const gap = gaps[n]
    return gap === undefined ? [] : [{ from: cell, to: gap }]
  })
}

function withEggs(eggs: Standing, cells: readonly Cell[], eggClass: EggClass): Standing {
  const changed = new Set(cells.map(({ row, column }) => row * SHAPE.columns + column))
  return eggs.map((one, index) => (changed.has(index) ? eggClass : one))
}

/** Fills tray B from tray A as somebody writes down, and lets B come by again. */
async function refill(store: Store, { a, b, most }: { readonly a: Standing; readonly b: Standing; most: number }) {
  const line = new Line(store)
  const fromVisitId = await line.pass('A', a)
  const toVisitId = await line.pass('B', b)
  const before = countersOf(store.batchSummary(BATCH))
  const moves = movesBetween(a, b, most)
  if (moves.length > 0) {
    store.trays.transfer({ fromVisitId, toVisitId, moves, why: '', who: 'Ada', atWallMs: MORNING_MS })
  }
  const filled = withEggs(
    sorted(b),
    moves.map(({ to }) => to),
    'FEMALE',
  )
  return { line, before, moves, filled }
}

async function expectNotAsked(store: Store, trays: Parameters<typeof refill>[1]): Promise<void> {
  const { line, before, moves, filled } = await refill(store, trays)
  const again = store.trays.tray(await line.pass('B', filled))
  expect(again?.flags).toEqual(moves.length > 0 ? ['REFILLED'] : ['DOUBLE_PASSAGE'])
  if (moves.length > 0) {
    expect(again).toMatchObject({ state: 'complete', continues: 2 })
    // Decided like any other egg: nothing waits.
    expect(again?.eggs.filter(({ state }) => state.action === 'HOLD')).toEqual([])
  }
  const after = countersOf(store.batchSummary(BATCH))
  expect([after.eggsByClass, after.scans]).toEqual([before.eggsByClass, before.scans + CELLS.length])
  if (moves.length > 0) {
    // Only the passage that follows the refill was expected.
    expect(store.trays.tray(await line.pass('B', filled))?.flags).toEqual(['DOUBLE_PASSAGE'])
  }
  line.close()
}

const drawn = fc.record({ a: standing, b: standing, most: fc.nat(CELLS.length) })

describe('a tray that was refilled as somebody wrote down', () => {
  it('comes by again without a question, and no egg is counted twice, on the store in memory', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, (trays) => expectNotAsked(new MemoryStore(), trays)),
      { numRuns: 60 },
    )
  })

  it('is still asked about when its other gaps moved', async () => {
    const b: Standing = CELLS.map((_, index) => (index < 5 ? 'EMPTY' : 'FEMALE'))
    const a: Standing = CELLS.map(() => 'FEMALE')
    const store = new MemoryStore()
    const { line, filled } = await refill(store, { a, b, most: 1 })
    const another = withEggs(filled, CELLS.slice(6, 9), 'EMPTY')
    const again = store.trays.tray(await line.pass('B', another))
    expect(again?.flags.toSorted()).toEqual(['PATTERN_DIFFERS', 'REFILLED'])
    expect(again).toMatchObject({ state: 'held', holdReason: 'PATTERN_DIFFERS' })
    line.close()
  })

  describe('on the database', () => {
    const harness = new StoreHarness({ key: new Uint8Array(32).fill(6), driver: Database })

    it('comes by again without a question, and no egg is counted twice', async () => {
      await fc.assert(
        fc.asyncProperty(drawn, async (trays) => {
          harness.restart()
          await expectNotAsked(harness.store, trays)
        }),
        { numRuns: 15 },
      )
    })
  })
})
