import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { makePrediction } from '../../test/fake/scripted-predictor.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { judgementOf, makeWork } from '../../test/make/works.ts'
import { silentLogger } from '../log/logger.ts'
import { ModelAsker, PREDICT_BATCH_MAX } from './ask-model.ts'
import { FILL_ENOUGH, FILL_WAIT_MAX_MS } from './fill-wait.ts'
import type { Predictor } from './predict/prediction.ts'

/** A process that computes one batch after the other: so long for the messages, so long for each picture. */
const MESSAGE_MS = 0.3
const PICTURE_MS = 0.2

/** Sends scans at that pace for so long, on a clock of the test's own; how large the batches were and how long each scan waited to be asked. */
async function run(perSec: number, seconds: number, inGroupsOf = 1) {
  const time = createFakeTime()
  const maker = new MessageMaker()
  const [batches, waitedMs]: [number[], number[]] = [[], []]
  const sentMs: number[] = []
  let asked = 0
  let freeAtMs = 0
  let underWay = 0
  let underWayMost = 0
  const predictor: Predictor = {
    modelId: 'timed-1',
    predict: (images) => {
      const nowMs = time.monoMs()
      batches.push(images.length)
      for (const _ of images) waitedMs.push(nowMs - (sentMs[asked++] ?? Number.NaN))
      freeAtMs = Math.max(freeAtMs, nowMs) + MESSAGE_MS + images.length * PICTURE_MS
      underWayMost = Math.max(underWayMost, ++underWay)
      return new Promise((resolve) => {
        time.after(freeAtMs - nowMs, () => {
          underWay--
          resolve(images.map(() => makePrediction()))
        })
      })
    },
  }
  const surroundings = { clock: time, timers: time, log: silentLogger }
  const asker = new ModelAsker({ ...surroundings, onSettled: () => undefined })
  asker.setPredictor(predictor)
  const works = []
  for (let sent = 0; sent < perSec * seconds; sent += inGroupsOf) {
    await time.advance((1_000 * inGroupsOf) / perSec)
    for (let one = 0; one < inGroupsOf; one++) {
      const work = makeWork(maker.scan({ row: Math.floor(works.length / 16) % 10, column: works.length % 16 }))
      works.push(work)
      sentMs.push(time.monoMs())
      asker.add(work)
    }
  }
  await time.advance(1_000)
  expect(works.every((work) => judgementOf(work).state === 'predicted')).toBe(true)
  const mean = batches.reduce((sum, size) => sum + size, 0) / batches.length
  return { batches, mean, waitedMs, waitedMostMs: Math.max(...waitedMs), underWayMost }
}

describe('batches follow the load', () => {
  it('a single egg at 7 a second is asked about at once, each time', async () => {
    const { batches, waitedMostMs } = await run(7, 20)
    expect(new Set(batches)).toEqual(new Set([1]))
    expect(waitedMostMs).toBe(0)
  })

  it('at 100 a second, too, nobody is held back for company that will not come', async () => {
    expect((await run(100, 3)).waitedMostMs).toBe(0)
  })

  it('at 1,000 a second batches fill to the knee, and nobody waits longer than the bound beside the batch under way', async () => {
    const { mean, waitedMostMs } = await run(1_000, 3)
    // The first dozens go alone, until their pace has shown itself.
    expect(mean).toBeGreaterThanOrEqual(FILL_ENOUGH - 0.5)
    expect(waitedMostMs).toBeLessThanOrEqual(FILL_WAIT_MAX_MS + MESSAGE_MS + PREDICT_BATCH_MAX * PICTURE_MS)
  })

  it('likewise when they come in groups, as they become durable', async () => {
    const { mean, waitedMostMs } = await run(1_000, 3, 5)
    expect(mean).toBeGreaterThanOrEqual(4)
    expect(waitedMostMs).toBeLessThanOrEqual(FILL_WAIT_MAX_MS + MESSAGE_MS + PREDICT_BATCH_MAX * PICTURE_MS)
  })

  it('as many as the knee of the curve go at once, however fast more may come', async () => {
    expect((await run(3_000, 1, FILL_ENOUGH)).waitedMostMs).toBeLessThan(FILL_WAIT_MAX_MS)
  })

  it('beyond what the model can do, batches are full and two are with it, never more', async () => {
    const { batches, mean, underWayMost } = await run(6_000, 1)
    expect(mean).toBeGreaterThan(0.9 * PREDICT_BATCH_MAX)
    expect(Math.max(...batches)).toBe(PREDICT_BATCH_MAX)
    expect(underWayMost).toBe(2)
  })

  it('after a pause the first egg goes at once, however fast they came before', async () => {
    const time = createFakeTime()
    const maker = new MessageMaker()
    let asked = 0
    const predictor: Predictor = {
      modelId: 'counting-1',
      predict: (images) => {
        asked += images.length
        return Promise.resolve(images.map(() => makePrediction()))
      },
    }
    const asker = new ModelAsker({ clock: time, timers: time, log: silentLogger, onSettled: () => undefined })
    asker.setPredictor(predictor)
    for (let scan = 0; scan < 400; scan++) {
      await time.advance(1)
      asker.add(makeWork(maker.scan({ row: scan % 10, column: 0 })))
    }
    await time.advance(10_000)
    expect(asked).toBe(400)
    asker.add(makeWork(maker.scan({ row: 9, column: 1 })))
    expect(asked).toBe(401)
  })
})
