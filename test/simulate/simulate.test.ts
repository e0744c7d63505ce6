import { beforeAll, describe, expect, it } from 'vitest'
import { REGRESSIONS } from './regression-seeds.ts'
import { runPlan } from './run-seed.ts'
import { addOutcome, addTally, emptyTally, runFailuresAgain, runSeed } from './tally.ts'

/** A sample of `npm run proof -- simulate`; the seeds are fixed, because the proof is where new ones are tried. */
const SAMPLE_SEEDS = 20
/** On a machine that does something else at the same time. */
const PATIENCE_MS = 300_000

describe('a station on a clock of its own, while everything around it goes wrong', () => {
  const tally = emptyTally()

  beforeAll(async () => {
    for (let at = 1; at <= SAMPLE_SEEDS; at++) addOutcome(tally, `sample/${at}`, await runSeed(`sample/${at}`))
  }, PATIENCE_MS)

  it('loses nothing, counts nothing twice, keeps the law and recovers by itself', () => {
    expect(tally.failures).toEqual([])
  })

  it(
    'has mended what once failed',
    async () => {
      const failed = []
      for (const { why, plan } of REGRESSIONS) {
        const { problems } = await runPlan(plan())
        if (problems.length > 0) failed.push({ why, problems })
      }
      expect(failed).toEqual([])
    },
    PATIENCE_MS,
  )

  it('met at least three faults a seed, of many kinds, and ended at many places', () => {
    const met = Object.values(tally.faults).reduce((sum, times) => sum + times, 0)
    expect(met).toBeGreaterThan(3 * SAMPLE_SEEDS)
    expect(Object.keys(tally.faults).length).toBeGreaterThan(20)
    expect(Object.keys(tally.crashes).length).toBeGreaterThan(15)
    expect(tally.scans).toBeGreaterThan(1_000)
  })

  it(
    'is the same run for the same seed, and another one for another',
    async () => {
      const [first, second, other] = [await runSeed('twice'), await runSeed('twice'), await runSeed('once')]
      expect(first.digest).toBe(second.digest)
      expect(first.traceLines).toBe(second.traceLines)
      expect(other.digest).not.toBe(first.digest)
    },
    PATIENCE_MS,
  )
})

it('names a seed that failed as mended only when it passes again', async () => {
  const outcome = await runSeed('sample/1')
  const tally = emptyTally()
  for (const seed of ['mended', 'not mended']) addOutcome(tally, seed, { ...outcome, problems: ['lost'] })
  await runFailuresAgain(tally, async (seed) => ({ ...outcome, problems: seed === 'mended' ? [] : ['twice'] }))
  expect(tally).toMatchObject({
    failed: 1,
    mended: ['mended'],
    failures: [{ seed: 'not mended', problems: ['twice'] }],
  })
})

it('counts every seed that failed, also those that are not kept, and takes none of these for mended', async () => {
  const outcome = await runSeed('sample/1')
  const tally = emptyTally()
  const more = emptyTally()
  for (let seed = 0; seed < 35; seed++)
    addOutcome(seed < 30 ? tally : more, String(seed), { ...outcome, problems: ['lost'] })
  addTally(tally, more)
  expect([tally.failed, tally.failures.length]).toEqual([35, 20])
  await runFailuresAgain(tally, async () => outcome)
  expect([tally.failed, tally.mended.length]).toEqual([15, 20])
})
