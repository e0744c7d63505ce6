import { expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { watchBackups } from './backup-watch.ts'

const HOUR_MS = 3_600_000

it('makes a backup in the quiet hour, tries a failed one again after an hour, and waits for a batch and for a database', async () => {
  const time = createFakeTime()
  let newestWallMs: number | undefined
  let state: 'rest' | 'batch' | 'damaged' = 'damaged'
  let begun = 0
  let checked = 0
  const stop = watchBackups({
    ...{
      plan: () => ({ hour: 3 }),
      clock: time.clock,
      timers: time.timers,
      hourOf: () => 12,
      anybodyEnrolled: () => true,
      newestWallMs: () => newestWallMs,
    },
    batchOpen: () => {
      if (state === 'damaged') throw new Error('cannot be read')
      return state === 'batch'
    },
    begin: () => {
      begun++
    },
    check: () => {
      checked++
    },
  })
  await time.advance(2 * HOUR_MS)
  expect(begun).toBe(0)
  state = 'batch'
  await time.advance(2 * HOUR_MS)
  expect(begun).toBe(0)
  state = 'rest'
  await time.advance(10 * 60_000)
  expect(begun).toBe(1)
  await time.advance(HOUR_MS + 10 * 60_000)
  expect(begun).toBe(2)
  newestWallMs = time.clock.wallMs()
  await time.advance(10 * HOUR_MS)
  expect(begun).toBe(2)
  expect(checked).toBe(0)
  stop()
  newestWallMs = undefined
  await time.advance(10 * HOUR_MS)
  expect(begun).toBe(2)
})

it.each([
  ['no batch is open', () => false, 1],
  ['a batch is open', () => true, 0],
])('has every page read once after a start, where %s', async (_words, batchOpen, times) => {
  const time = createFakeTime()
  let checked = 0
  const stop = watchBackups({
    ...{ plan: () => ({ hour: 3 }), clock: time.clock, timers: time.timers, hourOf: () => 12, batchOpen },
    anybodyEnrolled: () => true,
    ...{ newestWallMs: () => time.clock.wallMs(), begin: () => undefined },
    check: () => {
      checked++
    },
  })
  await time.advance(HOUR_MS)
  expect(checked).toBe(times)
  stop()
})

it('waits with the first backup of all until somebody is enrolled', async () => {
  const time = createFakeTime()
  let anybody = false
  let begun = 0
  const stop = watchBackups({
    ...{ plan: () => ({ hour: 3 }), clock: time.clock, timers: time.timers, hourOf: () => 12, batchOpen: () => false },
    ...{ newestWallMs: () => undefined, anybodyEnrolled: () => anybody, check: () => undefined },
    begin: () => {
      begun++
    },
  })
  await time.advance(2 * HOUR_MS)
  expect(begun).toBe(0)
  anybody = true
  await time.advance(10 * 60_000)
  expect(begun).toBe(1)
  stop()
})
