import { expect, it } from 'vitest'
import { planOf } from './plan.ts'
import { type Progress, runPlan } from './run-seed.ts'
import { progressSayer } from './say-progress.ts'

it('says every ten seconds of the real clock how far the run has come, and nothing in between', () => {
  const said: string[] = []
  let nowMs = 500
  const onStep = progressSayer(
    () => nowMs,
    (line) => said.push(line),
  )
  const at = (ms: number, progress: Progress) => {
    nowMs = 500 + ms
    onStep(() => progress)
  }
  at(9_999, { virtualMs: 1, scans: 1, faults: 1 })
  expect(said).toEqual([])
  at(10_000, { virtualMs: 4_500_000, scans: 29_950, faults: 17 })
  at(19_999, { virtualMs: 5_000_000, scans: 31_000, faults: 18 })
  expect(said).toEqual(['1.25 h of the hall, 29950 scans, 17 faults so far'])
})

it('a run that is looked at is the same run', async () => {
  const plan = planOf('looked at')
  const seen: Progress[] = []
  const looked = await runPlan(plan, { onStep: (progress) => seen.push(progress()) })
  const alone = await runPlan(plan)
  expect(looked.digest).toBe(alone.digest)
  expect(seen.at(-1)?.scans).toBe(alone.scans)
  expect(seen.map(({ virtualMs }) => virtualMs)).toEqual(
    seen.map(({ virtualMs }) => virtualMs).toSorted((a, b) => a - b),
  )
})
