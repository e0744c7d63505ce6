import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInQuestion } from '../../electron/domain/tray/passage.ts'
import { openReview } from '../../electron/review/open-review.ts'
import type { SequencedMessage, SorterDecision } from '../../electron/scanner/link.ts'
import type { Store } from '../../electron/store/store.ts'
import type { MemoryIntake } from '../fake/memory-intake.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { makeBatch, SAID } from '../make/commit-groups.ts'
import { countersOf } from '../make/counters.ts'
import { greyOf, greyPredictor } from '../make/grey-predictor.ts'
import { setUpPipelineOn } from '../make/pipeline.ts'
import { MessageMaker } from '../make/scanner-messages.ts'
import { TrayWorld, WORLD_SHAPE, type WorldStep, type WorldVisit, worldSteps } from '../make/tray-world.ts'
import { StoreHarness } from './store-harness.ts'
import { batchName } from './tray-play.ts'

const TRUE = { neverTouched: [], wentOnWaiting: [] }

/** `unsent`: the link takes no decision for one step. `die`: the station dies at the next decision, committed and not sent. */
const TROUBLES = ['crash', 'resend', 'unsent', 'die', 'acknowledge'] as const
type Step = WorldStep | { readonly do: (typeof TROUBLES)[number] }
const steps: fc.Arbitrary<Step[]> = fc
  .tuple(worldSteps, fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...TROUBLES)), { maxLength: 8 }))
  .map(([world, troubles]) => {
    const all: Step[] = [...world]
    for (const [at, trouble] of troubles) all.splice(at, 0, { do: trouble })
    return all
  })

/** A history of the world as a scanner tells it, through the real pipeline, on any store. */
class LineRun {
  readonly world = new TrayWorld()
  readonly #store: Store
  readonly #make = new MessageMaker()
  readonly #sent: SequencedMessage[] = []
  /** Orders that reached the sorter, which carries all of them out. */
  readonly #orders: SorterDecision[] = []
  #acknowledged = 0
  #run: ReturnType<typeof setUpPipelineOn>

  constructor(store: Store) {
    this.#store = store
    this.#run = setUpPipelineOn(store, { batchId: batchName(1) })
    this.#run.pipeline.setPredictor(greyPredictor)
    store.saveBatch(makeBatch({ state: 'closed' }, batchName(1)))
  }

  async go(step: Step): Promise<void> {
    const { world } = this
    if (step.do === 'begin') this.#begin(step)
    else if (step.do === 'scan' && world.open !== undefined) this.#scan(world.open, step.cell, step.readable)
    else if (step.do === 'scan-late') {
      const visit = world.visits.at(-1 - step.back)
      if (visit !== undefined) this.#scan(visit, step.cell, step.readable)
    } else if (step.do === 'end' && world.open !== undefined) this.#end(world.open)
    else if (step.do === 'new-batch') this.#newBatch()
    else if (step.do === 'refill') this.#refill(step.code)
    else if (step.do === 'crash') this.#crash(this.#run.intake)
    else if (step.do === 'resend') this.#run.receive(...this.#sent)
    else if (step.do === 'unsent') this.#run.around.sending = 'refused'
    else if (step.do === 'die') this.#run.around.sending = 'crash'
    else if (step.do === 'acknowledge') this.#acknowledge()
    await this.#settle()
    if (step.do === 'scan') this.#run.around.sending = 'sent'
  }

  /** Removals that are counted, and were never ordered; none, if all is well. */
  get neverTouched(): string[] {
    const ordered = new Set(this.#orders.map((one) => eggName(one.traySequence, one, one.attempt)))
    return this.world.visits.flatMap(({ number }) =>
      (this.#store.trays.tray(number)?.eggs ?? [])
        .filter(({ state }) => state.action.startsWith('REMOVE_'))
        .map(({ cell, state }) => eggName(number, cell, state.attempt))
        .filter((egg) => !ordered.has(egg)),
    )
  }

  /** Trays that went on although an egg of them waits. */
  get wentOnWaiting(): number[] {
    return this.world.visits.flatMap(({ number }) => {
      const tray = this.#store.trays.tray(number)
      const waiting = tray?.eggs.some(({ state }) => state.action === 'HOLD' || state.action === 'RESCAN')
      return tray?.ended === true && tray.state === 'complete' && waiting === true ? [number] : []
    })
  }

  /** Everything is durable; people say the truth about every tray. */
  async finish(): Promise<void> {
    this.#run.around.sending = 'sent'
    for (let turn = 0; turn < 50 && (turn < 2 || this.#run.pipeline.backlog > 0); turn++)
      await this.#run.time.advance(500)
    const { trays } = this.#store
    for (const { number, code, readable } of this.world.visits) if (!readable) trays.name(number, code, SAID)
    for (const { number, fill } of this.world.visits) {
      const tray = trays.tray(number)
      if (tray === undefined || !isInQuestion(tray.flags)) continue
      const before = this.world.visits.find((visit) => visit.number === tray.continues)
      trays.sayEggs(number, before?.fill === fill ? 'SAME_EGGS' : 'OTHER_EGGS', SAID)
    }
  }

  #begin(step: Extract<WorldStep, { do: 'begin' }>): void {
    const { number, code, readable } = this.world.begin(step)
    const { rows, columns } = WORLD_SHAPE
    this.#send(this.#make.trayBegin(number, { rows, columns }, readable ? code : ''))
  }

  #scan(visit: WorldVisit, cell: number, readable: boolean): void {
    const { attempt, eggClass } = this.world.scan(visit, cell, readable)
    const place = { tray: visit.number, row: Math.floor(cell / 2), column: cell % 2, attempt }
    this.#send(this.#make.scan(place, false, greyOf(eggClass)))
  }

  #end(visit: WorldVisit): void {
    visit.ended = true
    this.#send(this.#make.trayEnd(visit.number, visit.attempts.size))
  }

  #newBatch(): void {
    this.world.batch++
    this.#run.around.batchId = batchName(this.world.batch)
    this.#store.saveBatch(makeBatch({ state: 'closed' }, batchName(this.world.batch)))
  }

  /** Eggs are changed only behind a sorter that is through with the tray. */
  #refill(code: WorldVisit['code']): void {
    const last = this.world.lastOf(code)
    const tray = last && this.#store.trays.tray(last.number)
    if (tray?.ended === true && tray.state === 'complete') this.world.refill(code)
  }

  /** What the sorter has done since it last said so. */
  #acknowledge(): void {
    const news = this.#orders.slice(this.#acknowledged)
    this.#acknowledged = this.#orders.length
    if (news.length === 0) return
    this.#send(this.#make.sorterAck(...news.map(({ traySequence: tray, ...order }) => ({ tray, ...order }))))
  }

  async #settle(): Promise<void> {
    try {
      await this.#run.time.advance(5)
    } catch (death) {
      if (!String(death).includes('the station dies here')) throw death
      this.#crash(this.#run.intake)
      await this.#run.time.advance(5)
    }
    this.#orders.push(...this.#run.decisions.splice(0))
  }

  /** A new pipeline on the same journal and the same database. */
  #crash(intake: MemoryIntake): void {
    this.#run.pipeline.close()
    this.#run = setUpPipelineOn(this.#store, { intake, batchId: batchName(this.world.batch) })
    this.#run.pipeline.setPredictor(greyPredictor)
  }

  #send(message: SequencedMessage): void {
    this.#sent.push(message)
    this.#run.receive(message)
  }
}

function eggName(tray: number, { row, column }: { readonly row: number; readonly column: number }, attempt: number) {
  return `${tray}/${row}/${column}/${attempt}`
}

async function expectTruth(store: Store, history: readonly Step[]): Promise<void> {
  const run = new LineRun(store)
  for (const step of history) {
    await run.go(step)
    expect({ neverTouched: run.neverTouched, wentOnWaiting: run.wentOnWaiting }).toEqual(TRUE)
  }
  await run.finish()
  expect({ neverTouched: run.neverTouched, wentOnWaiting: run.wentOnWaiting }).toEqual(TRUE)
  for (let batch = 1; batch <= run.world.batch; batch++) {
    const { scans, eggsByClass } = countersOf(store.batchSummary(batchName(batch)))
    expect({ scans, byClass: eggsByClass }).toEqual(run.world.truth(batch))
  }
}

describe('Pipeline and store, in any history of trays', () => {
  it('keep eggs = distinct eggs, scans = attempts and removals = orders, on the store in memory', async () => {
    await fc.assert(
      fc.asyncProperty(steps, (history) => expectTruth(new MemoryStore(), history)),
      { numRuns: 150 },
    )
  })

  describe('on the database', () => {
    const build = { key: new Uint8Array(32).fill(6), driver: Database }
    const harness = new StoreHarness(build)

    it('keep eggs = distinct eggs, scans = attempts and removals = orders, and the sums agree with their rows', async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          harness.restart()
          await expectTruth(harness.store, history)
          const review = openReview({ path: harness.databasePath, ...build, play: false, isSynthetic: () => true })
          try {
            expect(review.reconcile().differences).toEqual([])
          } finally {
            review.close()
          }
        }),
        { numRuns: 40 },
      )
    })
  })
})
