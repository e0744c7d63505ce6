import { beforeEach, describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryModelBook } from '../../test/fake/memory-model-book.ts'
import { makePrediction, ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { makeScan, makeVisit } from '../../test/make/commit-groups.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'
import { silentLogger } from '../log/logger.ts'
import type { JudgedScan } from './build-group.ts'
import type { Prediction } from './predict/prediction.ts'
import { ShadowRun } from './shadow.ts'

const ACTIVE = 'net-1.0.0'
const DAY_MS = 86_400_000

let time: ManualTime
let book: MemoryModelBook
let idle: boolean
let kept: number | undefined
let run: ShadowRun

beforeEach(() => {
  time = new ManualTime()
  book = new MemoryModelBook()
  idle = true
  kept = 1
  run = new ShadowRun({
    ...{ book, clock: time, timers: time, log: silentLogger, isIdle: () => idle },
    candidateChoice: () => kept,
  })
})

/** A female by the active model, committed a moment ago. */
function judged(sequence: number, change: { modelId?: string; size?: number } = {}): JudgedScan {
  const { modelId = ACTIVE, size = 4 } = change
  const prediction = makePrediction({ modelId })
  const scan = makeScan(sequence, { prediction, decidedWallMs: time.wallMs() })
  const image = { width: size, height: size, channels: 1, slices: 1, pixels: new Uint8Array(size * size * 2) }
  return {
    scan: { ...scan, tray: makeVisit(1).ref, image },
    visit: makeVisit(1),
    decided: { ...scan, decision: { eggClass: 'FEMALE', action: 'KEEP', confidence: 0.98, reason: 'CLEAR_CUT' } },
    recipe: DEFAULT_RECIPE,
    ...{ arrivedMonoMs: 0, seenMonoMs: 0, sorterDeadlineMs: 0, deadlineFromUs: 0, late: false },
    wire: { latencyMs: null },
  }
}

const scans = (count: number, from = 1) => Array.from({ length: count }, (_, index) => judged(from + index))

function begin(judge: () => Prediction | undefined = () => makePrediction({ female: 0.01 }), choiceId = 1) {
  const predictor = new ScriptedPredictor(judge)
  run.setPair({ choiceId, activeId: ACTIVE, predictor })
  return predictor
}

/** Everything that is asked is answered, for so long. */
async function answer(predictor: ScriptedPredictor, forMs: number) {
  for (let at = 0; at < forMs; at += 10) {
    predictor.answerAll()
    await time.advance(10)
  }
}

describe('a model that runs beside', () => {
  it('looks at what was judged, and what it says is kept apart with the class of the same recipe', async () => {
    const predictor = begin()
    run.offer(scans(6))
    expect(predictor.batches.map(({ images }) => images.length)).toEqual([4])
    await answer(predictor, 1_500)
    expect(run.counts).toEqual({ compared: 6, differently: 6, leftOut: 0, notKept: 0 })
    expect(book.shadows.map(({ identity }) => identity.sequence)).toEqual([1, 2, 3, 4, 5, 6])
    expect(book.shadows[0]).toMatchObject({
      ...{ choiceId: 1, activeClass: 'FEMALE', shadowClass: 'MALE', activeFemale: 0.98 },
      prediction: { female: 0.01 },
    })
  })

  it('calls what it cannot judge unreadable', async () => {
    const predictor = begin(() => undefined)
    run.offer(scans(1))
    await answer(predictor, 1_500)
    expect(book.shadows).toMatchObject([{ shadowClass: 'UNREADABLE', prediction: { female: 0 } }])
  })

  it('waits while the model that judges is busy, and leaves out what is too much', async () => {
    idle = false
    const predictor = begin()
    run.offer(scans(200))
    await time.advance(5_000)
    expect(predictor.batches).toEqual([])
    expect(run.counts).toMatchObject({ compared: 0, leftOut: 50 })
    idle = true
    await answer(predictor, 4_000)
    expect(run.counts).toMatchObject({ compared: 150, leftOut: 50 })
    expect(book.shadows).toHaveLength(150)
  })

  it('holds large pictures in bounds, and asks about pictures of one size together', async () => {
    idle = false
    const predictor = begin()
    // 32 MB each.
    run.offer([judged(1, { size: 4_096 }), judged(2, { size: 4_096 }), judged(3)])
    expect(run.counts.leftOut).toBe(2)
    idle = true
    run.offer([])
    await time.advance(50)
    expect(predictor.batches.map(({ images }) => images.length)).toEqual([1])
    await answer(predictor, 400)
    run.offer([judged(4), judged(5, { size: 8 })])
    expect(predictor.batches.map(({ images }) => images.length)).toEqual([1])
  })

  it('is never compared with another model than the one it runs beside, nor with none', async () => {
    const predictor = begin()
    const unjudged = judged(2)
    run.offer([
      judged(1, { modelId: 'net-0.9.0' }),
      { ...unjudged, decided: { ...unjudged.decided, prediction: undefined } },
    ])
    expect(predictor.batches).toEqual([])
    run.setPair(undefined)
    run.offer(scans(3))
    expect(run.counts).toMatchObject({ compared: 0, leftOut: 0 })
  })

  it('goes on after its process was away, and begins anew beside another model', async () => {
    const first = begin()
    run.offer(scans(6))
    first.batches[0]?.die()
    await time.advance(10)
    expect(run.counts).toMatchObject({ compared: 0, leftOut: 4 })
    run.setPair(undefined)
    const again = begin()
    run.offer(scans(2, 7))
    await answer(again, 100)
    expect(run.counts).toMatchObject({ compared: 2, leftOut: 6 })
    const other = begin(() => makePrediction(), 2)
    expect(run.counts).toEqual({ compared: 0, differently: 0, leftOut: 0, notKept: 0 })
    // The rows of the pair before are written under their own choice.
    expect(book.shadows.map(({ choiceId }) => choiceId)).toEqual([1, 1])
    kept = 2
    run.offer(scans(1, 20))
    await answer(other, 1_500)
    expect(run.counts).toMatchObject({ compared: 1, differently: 0 })
  })

  it('forgets an answer that comes when the candidate is another one', async () => {
    const first = begin()
    run.offer(scans(1))
    begin(undefined, 2)
    await answer(first, 1_500)
    expect(run.counts.compared).toBe(0)
    expect(book.shadows).toEqual([])
  })

  it('writes only when nothing is to be decided, and counts what the database does not take', async () => {
    const predictor = begin()
    run.offer(scans(4))
    await answer(predictor, 20)
    idle = false
    await time.advance(5_000)
    expect(book.shadows).toEqual([])
    idle = true
    book.failing = true
    await time.advance(1_000)
    expect(run.counts).toMatchObject({ compared: 4, notKept: 4 })
    book.failing = false
    run.offer(scans(2, 5))
    await answer(predictor, 20)
    run.close()
    expect(book.shadows).toHaveLength(2)
  })

  it('rests four times as long as its answers took, so that it never has more than a fifth of the time', async () => {
    const predictor = begin()
    run.offer(scans(12))
    await time.advance(50)
    predictor.answerAll()
    await time.advance(199)
    expect(predictor.batches).toEqual([])
    await time.advance(1)
    expect(predictor.batches.map(({ images }) => images.length)).toEqual([4])
  })

  it('keeps a bounded number of rows in hand', async () => {
    const predictor = begin()
    // There is a moment for every question, and none for the disk.
    for (let round = 0; round < 260; round++) {
      idle = true
      run.offer(scans(4, round * 4))
      idle = false
      predictor.answerAll()
      await time.advance(5)
    }
    expect(run.counts).toMatchObject({ compared: 1_040, notKept: 40 })
    expect(book.shadows).toEqual([])
    idle = true
    await time.advance(2_000)
    expect(book.shadows).toHaveLength(1_000)
  })

  it('removes rows after thirty days, and when the candidate is given up', async () => {
    const predictor = begin()
    run.offer(scans(2))
    await answer(predictor, 1_500)
    time.jumpWall(30 * DAY_MS)
    await time.advance(10_000)
    expect(book.shadows).toHaveLength(0)
    run.offer([judged(3)])
    await answer(predictor, 1_500)
    expect(book.shadows).toHaveLength(1)
    kept = undefined
    await time.advance(10_000)
    expect(book.shadows).toEqual([])
  })
})
