import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { makePrediction, ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { judgementOf, makeWork } from '../../test/make/works.ts'
import { silentLogger } from '../log/logger.ts'
import { ModelAsker, PREDICT_BATCH_MAX } from './ask-model.ts'
import { FILL_WAIT_MAX_MS } from './fill-wait.ts'
import type { Predictor } from './predict/prediction.ts'
import { isSettled, type Work } from './work.ts'

function setUp() {
  let settled = 0
  const time = createFakeTime()
  const asker = new ModelAsker({ onSettled: () => settled++, clock: time, timers: time, log: silentLogger })
  const make = new MessageMaker()
  const works: Work[] = []
  const scan = (): Work => {
    const index = works.length
    const work = makeWork(make.scan({ row: Math.floor(index / 16), column: index % 16 }))
    works.push(work)
    return work
  }
  const add = (count: number) => {
    for (let time = 0; time < count; time++) asker.add(scan())
  }
  return { asker, time, add, works, settledTimes: () => settled }
}

async function turn(): Promise<void> {
  for (let time = 0; time < 10; time++) await Promise.resolve()
}

/** Which scans a batch holds, by the mark that the maker leaves in their pixels. */
function marksOf(batch: ScriptedPredictor['batches'][number] | undefined): number[] {
  return (batch?.images ?? []).map((image) => image.pixels[0] ?? -1)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

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

  it('suspects it likewise when the same process had been too slow before', async () => {
    const { asker, add, works } = setUp()
    const process = new ScriptedPredictor()
    asker.setPredictor(process)
    add(3)
    process.batches.shift()?.hang()
    await turn()
    asker.setPredictor(process)
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

  it('blames no scan for a model that does not answer, however often', async () => {
    const { asker, add, works } = setUp()
    add(3)
    for (let time = 0; time < 5; time++) {
      const hung = new ScriptedPredictor()
      asker.setPredictor(hung)
      expect(hung.batches.map(marksOf)).toEqual([[0, 1, 2]])
      hung.batches[0]?.hang()
      await turn()
      expect(works.map((work) => judgementOf(work).state)).toEqual(['waiting', 'waiting', 'waiting'])
    }
    const sound = new ScriptedPredictor()
    asker.setPredictor(sound)
    sound.answerAll()
    await turn()
    expect(works.every(isSettled)).toBe(true)
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

  it('parks a scan that kills the model at its first time in company and then alone, and none that was with it', async () => {
    const { asker, add, works } = setUp()
    let deaths = 0
    const deadly = 5
    const start = () => {
      const predictor = new ScriptedPredictor()
      asker.setPredictor(predictor)
      return predictor
    }
    add(12)
    let predictor = start()
    while (predictor.batches.length > 0) {
      const batch = predictor.batches.shift()
      if (!marksOf(batch).includes(deadly)) batch?.answer()
      else {
        batch?.die()
        deaths++
        await turn()
        predictor = start()
      }
      await turn()
    }
    expect(deaths).toBe(2)
    expect(works.map((work) => judgementOf(work).state)).toEqual(
      range(0, 11).map((mark) => (mark === deadly ? 'failed' : 'predicted')),
    )
  })

  it('settles every scan, and parks exactly those that kill the model, whatever the traffic', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 40 }).map((count) => ({ kind: 'add' as const, count })) },
      { weight: 8, arbitrary: fc.constant({ kind: 'work' as const, count: 1 }) },
    )
    const poison = fc.uniqueArray(fc.nat(150), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), poison, fc.nat(30), async (steps, poisonous, killAt) => {
        const { asker, time, add, works } = setUp()
        let predictor = new ScriptedPredictor()
        asker.setPredictor(predictor)
        let worked = 0
        /** A suspect that was alone with a process that ended for a reason of its own: nobody can tell. */
        let unlucky: number | undefined
        /** One process computes one batch after the other; when it ends, everything under way ends with it. */
        const work = async () => {
          const batch = predictor.batches.shift()
          if (batch === undefined) return
          const marks = marksOf(batch)
          const deadly = marks.some((mark) => poisonous.includes(mark))
          const killed = !deadly && worked++ === killAt
          const [only, ...others] = marks
          const suspect = only === undefined ? undefined : works[only]
          if (killed && others.length === 0 && suspect !== undefined && judgementOf(suspect).crashes > 0) unlucky = only
          if (!deadly && !killed) batch.answer()
          else {
            for (const one of [batch, ...predictor.batches]) one.die()
            predictor = new ScriptedPredictor()
          }
          await turn()
          asker.setPredictor(predictor)
          await time.advance(FILL_WAIT_MAX_MS)
        }
        for (const { kind, count } of steps) {
          if (kind === 'add') add(Math.min(count, 160 - works.length))
          else await work()
        }
        for (let left = 0; left < 1000 && !works.every(isSettled); left++) await work()
        const failed = works.flatMap((one, index) => (judgementOf(one).state === 'failed' ? [index] : []))
        expect(works.every(isSettled)).toBe(true)
        const guilty = [...poisonous, ...(unlucky === undefined ? [] : [unlucky])]
        expect(failed).toEqual(guilty.filter((mark) => mark < works.length).sort((a, b) => a - b))
      }),
    )
  })
})
