import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { marksOf, range, setUpAsker as setUp, turn } from '../../test/make/model-asker.ts'
import { judgementOf } from '../../test/make/works.ts'
import { FILL_WAIT_MAX_MS } from './fill-wait.ts'
import { isSettled } from './work.ts'

describe('a scan that ends the model', () => {
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

  it('parks a scan at which the model hangs until it is ended, in as few deaths, and none that was asked about meanwhile', async () => {
    const { asker, time, add, works } = setUp()
    const deadly = 12
    let deaths = 0
    let predictor = new ScriptedPredictor()
    asker.setPredictor(predictor)
    add(30)
    for (let step = 0; step < 200 && !works.every(isSettled); step++) {
      const [batch] = predictor.batches.splice(0, 1)
      if (!marksOf(batch).includes(deadly)) batch?.answer()
      else {
        // Three times it is given up and asked again, and hears nothing of it; then its process is ended for its silence.
        let asked = [batch, ...predictor.batches.splice(0)]
        for (let time = 0; time < 3; time++) {
          for (const one of asked) one?.hang()
          await turn()
          asker.setPredictor(predictor)
          asked = predictor.batches.splice(0)
        }
        for (const one of asked) one?.die()
        deaths++
        await turn()
        predictor = new ScriptedPredictor()
        asker.setPredictor(predictor)
      }
      await turn()
      await time.advance(FILL_WAIT_MAX_MS)
    }
    expect(deaths).toBe(2)
    expect(works.map((work) => judgementOf(work).state)).toEqual(
      range(0, 29).map((mark) => (mark === deadly ? 'failed' : 'predicted')),
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
          // What came last is asked in a later turn; a process that has ended meanwhile would never answer it here.
          await turn()
          const batch = predictor.batches.shift()
          // What is held back for company goes when its time has come.
          if (batch === undefined) return time.advance(FILL_WAIT_MAX_MS)
          const marks = marksOf(batch)
          const deadly = marks.some((mark) => poisonous.includes(mark))
          const killed = !deadly && worked++ === killAt
          const [only, ...others] = marks
          const suspect = only === undefined ? undefined : works[only]
          if (killed && others.length === 0 && suspect !== undefined && judgementOf(suspect).crashes > 0) unlucky = only
          if (!deadly && !killed) batch.answer()
          else {
            const ended = predictor
            predictor = new ScriptedPredictor()
            for (const one of [batch, ...ended.batches.splice(0)]) one.die()
            await turn()
            // What was on its way to it is not answered either.
            for (const one of ended.batches) one.die()
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
