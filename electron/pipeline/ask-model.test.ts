import { describe, expect, it } from 'vitest'
import { makePrediction, ScriptedPredictor, SlowPredictor } from '../../test/fake/scripted-predictor.ts'
import { marksOf, range, setUpAsker as setUp, turn } from '../../test/make/model-asker.ts'
import { judgementOf } from '../../test/make/works.ts'
import { silentLogger } from '../log/logger.ts'
import { ModelAsker, PREDICT_BATCH_MAX } from './ask-model.ts'
import { FILL_WAIT_MAX_MS } from './fill-wait.ts'
import type { Predictor } from './predict/prediction.ts'
import { isSettled } from './work.ts'

describe('ModelAsker', () => {
  it('sends a single scan at once, and lets the next batch fill while it computes', () => {
    const { asker, add } = setUp()
    const predictor = new ScriptedPredictor()
    asker.setPredictor(predictor)
    add(PREDICT_BATCH_MAX)
    expect(predictor.batches.map(marksOf)).toEqual([[0]])
    add(24)
    expect(predictor.batches.map(marksOf)).toEqual([[0], range(1, 16)])
  })

  it('then takes what waits, oldest first, at most one batch full', async () => {
    const { asker, add, works } = setUp()
    const predictor = new ScriptedPredictor()
    asker.setPredictor(predictor)
    add(40)
    predictor.batches.shift()?.answer()
    await turn()
    expect(predictor.batches.map(marksOf)).toEqual([range(1, 16), range(17, 32)])
    predictor.answerAll()
    await turn()
    expect(predictor.batches.map(marksOf)).toEqual([range(33, 39)])
    expect(works.slice(0, 33).every((work) => judgementOf(work).state === 'predicted')).toBe(true)
    expect(works.slice(33).every((work) => judgementOf(work).state === 'asked')).toBe(true)
  })

  it('lets scans wait while there is no model', () => {
    const { asker, add, works } = setUp()
    add(3)
    expect(works.map((work) => judgementOf(work).state)).toEqual(['waiting', 'waiting', 'waiting'])
    const predictor = new ScriptedPredictor()
    asker.setPredictor(predictor)
    expect(predictor.batches.map(marksOf)).toEqual([[0, 1, 2]])
    asker.setPredictor(undefined)
    add(1)
    expect(predictor.batches).toHaveLength(1)
  })

  it('keeps pictures of different sizes apart', async () => {
    const { asker, time, works, add } = setUp()
    add(4)
    const odd = works[2]
    if (odd?.body.kind === 'scan') {
      const { scan } = odd.body
      works[2] = { ...odd, body: { ...odd.body, scan: { ...scan, image: { ...scan.image, width: 8, height: 32 } } } }
    }
    const other = new ModelAsker({ onSettled: () => undefined, clock: time, timers: time, log: silentLogger })
    for (const work of works) other.add(work)
    const predictor = new ScriptedPredictor()
    other.setPredictor(predictor)
    const asked: number[][] = []
    while (predictor.batches.length > 0) {
      asked.push(...predictor.batches.map(marksOf))
      predictor.answerAll()
      await turn()
    }
    expect(asked).toEqual([[0, 1], [2], [3]])
    asker.setPredictor(undefined)
  })

  it('takes a missing answer for a scan that the model cannot judge', async () => {
    const { asker, add, works, settledTimes } = setUp()
    add(2)
    const short: Predictor = { modelId: 'short', predict: () => Promise.resolve([makePrediction()]) }
    asker.setPredictor(short)
    await turn()
    expect(works.map((work) => judgementOf(work).state)).toEqual(['predicted', 'failed'])
    expect(settledTimes()).toBe(1)
  })

  it('asks the dead model nothing more, and the next one everything again, oldest first', async () => {
    const { asker, add } = setUp()
    const first = new ScriptedPredictor()
    asker.setPredictor(first)
    add(20)
    const [one, two] = first.batches.splice(0)
    two?.die()
    one?.die()
    await turn()
    expect(first.batches).toEqual([])
    const second = new ScriptedPredictor()
    asker.setPredictor(second)
    expect(marksOf(second.batches[0])).toEqual([0])
  })

  it('does not give up the new model when the last batch of the old one fails late', async () => {
    const { asker, add } = setUp()
    const old = new ScriptedPredictor()
    asker.setPredictor(old)
    add(1)
    const next = new ScriptedPredictor()
    asker.setPredictor(next)
    old.batches[0]?.die()
    await turn()
    expect(next.batches.map(marksOf)).toEqual([[0]])
  })

  it('suspects what was computed when the model ended, not what waited behind it', async () => {
    const { asker, add, works } = setUp()
    const first = new ScriptedPredictor()
    asker.setPredictor(first)
    add(18)
    for (const batch of first.batches.toReversed()) batch.die()
    await turn()
    expect(works.map((work) => judgementOf(work).crashes)).toEqual([1, ...range(1, 17).map(() => 0)])
  })

  it('suspects all of it when the same process had been too slow before, and was asked about a part of it again', async () => {
    const { asker, add, works } = setUp()
    const process = new ScriptedPredictor()
    add(3)
    asker.setPredictor(process)
    process.batches.shift()?.hang()
    await turn()
    asker.setPredictor(process)
    expect(process.batches.map(marksOf)).toEqual([[0]])
    process.batches.shift()?.die()
    await turn()
    expect(works.map((work) => judgementOf(work).crashes)).toEqual([1, 1, 1])
  })

  it('leaves a scan that was computed at a crash alone with the model: nothing else is under way meanwhile', async () => {
    const { asker, add } = setUp()
    const first = new ScriptedPredictor()
    add(18)
    asker.setPredictor(first)
    for (const batch of first.batches) batch.die()
    await turn()
    const second = new ScriptedPredictor()
    asker.setPredictor(second)
    const seen: number[][][] = []
    for (let step = 0; step < 18; step++) {
      seen.push(second.batches.map(marksOf))
      second.answerAll()
      await turn()
    }
    expect(seen).toEqual([...range(0, 15).map((suspect) => [[suspect]]), [[16, 17]], []])
  })

  it('lets new scans wait while a suspect is with the model, however many there are', async () => {
    const { asker, add } = setUp()
    const first = new ScriptedPredictor()
    asker.setPredictor(first)
    add(1)
    first.batches[0]?.die()
    await turn()
    const second = new ScriptedPredictor()
    asker.setPredictor(second)
    add(40)
    expect(second.batches.map(marksOf)).toEqual([[0]])
    second.answerAll()
    await turn()
    expect(second.batches.map(marksOf)).toEqual([range(1, 16), range(17, 32)])
  })

  it('blames no scan for a model that does not answer, however often, and asks about ever fewer at once', async () => {
    const { asker, add, works } = setUp()
    add(9)
    for (const size of [9, 4, 2, 1, 1]) {
      const hung = new ScriptedPredictor()
      asker.setPredictor(hung)
      expect(hung.batches.map(marksOf)).toEqual([range(0, size - 1)])
      hung.batches[0]?.hang()
      await turn()
      expect(works.every((work) => judgementOf(work).state === 'waiting')).toBe(true)
    }
    const sound = new ScriptedPredictor()
    asker.setPredictor(sound)
    const asked: number[][] = []
    while (sound.batches.length > 0) {
      asked.push(...sound.batches.map(marksOf))
      sound.answerAll()
      await turn()
    }
    expect(asked).toEqual([[0], [1, 2], range(3, 6), [7, 8]])
    expect(works.every(isSettled)).toBe(true)
  })

  it('keeps to batches of which a slow model can answer two in time', async () => {
    const { asker, time, add, works } = setUp()
    // It takes 0.4 s a picture, and who asks gives it 5 s.
    const slow = new SlowPredictor(time, 400, 5_000)
    asker.setPredictor(slow)
    slow.onHung = () => time.after(1_000, () => asker.setPredictor(slow))
    add(200)
    await time.advance(30_000)
    const hungAtFirst = slow.hung
    expect(hungAtFirst).toBeGreaterThan(0)
    await time.advance(120_000)
    expect([works.filter(isSettled).length, slow.hung]).toEqual([200, hungAtFirst])
  })

  it('never has more under way than two batches, and none larger than the limit', async () => {
    const { asker, time, add } = setUp()
    const predictor = new ScriptedPredictor()
    add(200)
    asker.setPredictor(predictor)
    let asked = 0
    while (predictor.batches.length > 0) {
      expect(predictor.batches.length).toBeLessThanOrEqual(2)
      const batch = predictor.batches.shift()
      expect(batch?.images.length).toBeLessThanOrEqual(PREDICT_BATCH_MAX)
      asked += batch?.images.length ?? 0
      batch?.answer()
      await time.advance(FILL_WAIT_MAX_MS)
    }
    expect(asked).toBe(200)
  })
})
