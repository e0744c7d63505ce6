import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { makePrediction } from '../../test/fake/scripted-predictor.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { judgementOf, makeWork } from '../../test/make/works.ts'
import { silentLogger } from '../log/logger.ts'
import { ModelAsker } from './ask-model.ts'
import { ModelShare } from './model-share.ts'
import type { Predictor } from './predict/prediction.ts'

const DEADLY = 200

/** A model that dies of one picture, with everything that is with it, and is there again at once. */
class DeadlyModel {
  readonly asked: number[][] = []
  readonly #askers: readonly ModelAsker[]
  #underWay: { readonly marks: number[]; readonly fail: () => void; readonly answer: () => void }[] = []

  constructor(askers: readonly ModelAsker[]) {
    this.#askers = askers
    this.#start()
  }

  /** Works on what it was given; answers whether there was anything. */
  async work(): Promise<boolean> {
    const calls = this.#underWay
    if (calls.length === 0) return false
    this.#underWay = []
    if (!calls.some(({ marks }) => marks.includes(DEADLY))) for (const { answer } of calls) answer()
    else {
      for (const asker of this.#askers) asker.setPredictor(undefined)
      for (const { fail } of calls) fail()
      await settle()
      this.#start()
    }
    await settle()
    return true
  }

  #start(): void {
    const predictor: Predictor = {
      modelId: 'deadly-1',
      predict: (images) =>
        new Promise((resolve, reject) => {
          const marks = images.map((image) => image.pixels[0] ?? -1)
          this.asked.push(marks)
          this.#underWay.push({
            marks,
            answer: () => resolve(images.map(() => makePrediction({}))),
            fail: () => reject(new Error('the process is gone')),
          })
        }),
    }
    for (const asker of this.#askers) asker.setPredictor(predictor)
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

function twoLines() {
  const share = new ModelShare()
  const time = createFakeTime()
  const surroundings = { clock: time, timers: time, log: silentLogger }
  const askers = [0, 1].map(() => new ModelAsker({ ...surroundings, onSettled: () => undefined, share }))
  const maker = new MessageMaker()
  const works = (marks: readonly number[]) => marks.map((mark, column) => makeWork(maker.scan({ column }, false, mark)))
  return { askers, works }
}

describe('one model for several lines', () => {
  it('parks the scan that ends it, and none of the other line’s that were with it', async () => {
    const { askers, works } = twoLines()
    const [one, other] = [works([1, DEADLY, 3]), works([11, 12, 13])]
    for (const work of one) askers[0]?.add(work)
    for (const work of other) askers[1]?.add(work)
    const model = new DeadlyModel(askers)
    for (let turns = 0; turns < 30 && (await model.work()); turns++) continue
    expect(one.map((work) => judgementOf(work).state)).toEqual(['predicted', 'failed', 'predicted'])
    expect(other.map((work) => judgementOf(work).state)).toEqual(['predicted', 'predicted', 'predicted'])
    // Together once; after that each alone, so that the model never dies of one and takes another with it.
    expect(model.asked.slice(0, 2)).toEqual([
      [1, DEADLY, 3],
      [11, 12, 13],
    ])
    expect(model.asked.slice(2).every((marks) => marks.length === 1)).toBe(true)
  })

  it('is asked by both at the same time as long as nothing is suspected', () => {
    const { askers, works } = twoLines()
    const model = new DeadlyModel(askers)
    for (const work of works([1])) askers[0]?.add(work)
    for (const work of works([2])) askers[1]?.add(work)
    expect(model.asked).toEqual([[1], [2]])
  })

  it('lets in who waits to be alone before others that would come in between', () => {
    const share = new ModelShare()
    const [waits, busy] = [{ pump: () => void (heard += 'waits ') }, { pump: () => void (heard += 'busy ') }]
    let heard = ''
    for (const asker of [waits, busy]) share.join(asker)
    expect([share.begin(busy, false), share.begin(waits, true), share.begin(busy, false)]).toEqual([true, false, false])
    share.end()
    expect(heard).toBe('waits busy ')
    expect([share.begin(waits, true), share.begin(busy, false)]).toEqual([true, false])
    share.end()
    expect([share.begin(busy, false), share.begin(waits, true)]).toEqual([true, false])
    // It has no model to ask any more: nobody need wait for it.
    share.rest(waits)
    expect(share.begin(busy, false)).toBe(true)
  })
})
