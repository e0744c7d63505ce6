import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { makePrediction } from '../../test/fake/scripted-predictor.ts'
import { circumstances, trusted } from '../../test/make/law.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { makeJudged, makeWork } from '../../test/make/works.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'
import { buildGroup } from './build-group.ts'
import { notRemoved, sending, tooLate } from './sending.ts'
import { TrayBook } from './tray-book.ts'

const CLEAR = { viable: 0, infertile: 1, earlyDead: 0, midDead: 0, empty: 0 }

/** A male, a female and a clear egg, judged lawfully; what surrounds them may change before they are sent. */
async function setUp({
  capturedAgoMs,
  clockOffsetUs,
}: {
  readonly capturedAgoMs?: number
  readonly clockOffsetUs?: number | null
} = {}) {
  const time = new ManualTime()
  // A station has been running for a while when an egg arrives.
  await time.advance(60_000)
  const make = new MessageMaker()
  const trays = new TrayBook({ openVisits: [], nextVisitId: 1 })
  const around = { now: circumstances(), sessionIsOver: false }
  const parts = {
    ...{ clock: time, store: new MemoryStore(), circumstances: () => around.now },
    clockTrusted: () => true,
    sorterReachable: (tray?: object) => tray === undefined || !around.sessionIsOver,
  }
  const says = [
    makePrediction({ female: 0.01 }),
    makePrediction({ female: 0.99 }),
    makePrediction({ fertility: CLEAR }),
  ]
  const works = [
    makeWork(make.trayBegin(1)),
    ...says.map((said, column) =>
      makeJudged({ ...make.scan({ column }), arrivedMonoMs: time.monoMs(), clockOffsetUs }, said),
    ),
  ].map((work) => ({ ...work, batchId: 'B1', capturedBeforeMs: capturedAgoMs }))
  const group = buildGroup(works, trays, parts)
  return { time, around, group, send: () => sending(group, parts) }
}

describe('sending', () => {
  it('sends what was decided, in its order', async () => {
    const { send } = await setUp()
    const { decisions, withheld } = send()
    expect(decisions.map(({ column, action }) => [column, action])).toEqual([
      [0, 'REMOVE_MALE'],
      [1, 'KEEP'],
      [2, 'REMOVE_CLEAR'],
    ])
    expect(withheld).toEqual([])
  })

  it('sends nothing to a scanner that has begun another session meanwhile, not even that an egg is to wait', async () => {
    const { time, around, send } = await setUp()
    around.sessionIsOver = true
    const { decisions, withheld, late } = send()
    expect([decisions, late]).toEqual([[], []])
    expect(notRemoved(withheld).map((item) => item.kind)).toEqual(['not-removed', 'not-removed'])
    await time.advance(DEFAULT_RECIPE.sorterDeadlineMs + 1)
    expect(send().decisions).toEqual([])
  })

  it('withholds the removal of a male when the limit passes while it is being committed', async () => {
    const { around, send } = await setUp()
    around.now = circumstances({ age: trusted(288) })
    expect(send().decisions.map(({ action }) => action)).toEqual(['KEEP', 'REMOVE_CLEAR'])
    expect(send().withheld.map(({ decided }) => decided.decision.eggClass)).toEqual(['MALE'])
  })

  it('withholds it too when the limit would pass before the sorter’s deadline is over', async () => {
    const { around, send } = await setUp()
    around.now = circumstances({ age: trusted(287.999), ageWhenDone: trusted(288) })
    expect(send().withheld.map(({ decided }) => decided.decision.eggClass)).toEqual(['MALE'])
  })

  it('withholds every removal when the clock loses its trust meanwhile', async () => {
    const { around, send } = await setUp()
    around.now = circumstances({ age: { hours: 200, trust: 'clock-not-trusted' } })
    expect(send().decisions.map(({ action }) => action)).toEqual(['KEEP'])
  })

  it('makes every decision HOLD that would come after the sorter’s deadline, when another egg may stand there', async () => {
    const { time, send } = await setUp()
    await time.advance(DEFAULT_RECIPE.sorterDeadlineMs)
    expect(send()).toMatchObject({ withheld: [], late: [] })
    await time.advance(1)
    expect(send().decisions.map(({ action }) => action)).toEqual(['HOLD', 'HOLD', 'HOLD'])
    expect(send().withheld).toEqual([])
    expect(tooLate(send().late)).toEqual(
      [0, 1, 2].map((column) => ({ kind: 'too-late', visitId: 1, cell: { row: 0, column }, attempt: 1 })),
    )
  })

  it('counts the deadline from the picture where it is known when that was, and says it by the scanner’s clock', async () => {
    const { time, send } = await setUp({ capturedAgoMs: 4_000 })
    await time.advance(DEFAULT_RECIPE.sorterDeadlineMs - 4_000)
    expect(send().late).toEqual([])
    expect(send().decisions[0]?.deadlineUs).toBe(5 + DEFAULT_RECIPE.sorterDeadlineMs * 1000)
    await time.advance(1)
    expect(send().late).toHaveLength(3)
  })

  it('removes nothing while the scanner’s clock is at fault, because nobody can say until when', async () => {
    const { group, send } = await setUp({ clockOffsetUs: null })
    expect(send().decisions.map(({ action }) => action)).toEqual(['HOLD', 'KEEP', 'HOLD'])
    expect(group.judged.map(({ decided }) => decided.decision.reason)).toEqual([
      'SCANNER_CLOCK',
      'CLEAR_CUT',
      'SCANNER_CLOCK',
    ])
    expect(send()).toMatchObject({ withheld: [], late: [] })
  })

  it('counts the deadline from the arrival of a picture that says of itself what cannot be', async () => {
    // By the scanner's clock of now it would have been taken last month.
    const offsetUs = 30 * 24 * 3_600_000_000
    const { time, send } = await setUp({ clockOffsetUs: offsetUs })
    const arrivedUs = time.monoMs() * 1000 + offsetUs
    expect(send().decisions[0]).toMatchObject({
      action: 'REMOVE_MALE',
      deadlineUs: arrivedUs + DEFAULT_RECIPE.sorterDeadlineMs * 1000,
    })
  })

  it('writes down of what was not sent that no removal took place', async () => {
    const { group } = await setUp()
    expect(notRemoved(group.judged)).toEqual([
      { kind: 'not-removed', visitId: 1, cell: { row: 0, column: 0 }, attempt: 1 },
      { kind: 'not-removed', visitId: 1, cell: { row: 0, column: 2 }, attempt: 1 },
    ])
  })
})
