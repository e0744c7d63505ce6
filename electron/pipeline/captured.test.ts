import { expect, it } from 'vitest'
import { capturedBeforeMs } from './captured.ts'

const scan = { capturedAtUs: 70_000_000, arrivedMonoMs: 10_030, clockOffsetUs: 60_000_000 }

it('tells how long a picture had been there when it arrived', () => {
  expect(capturedBeforeMs(scan)).toBe(30)
})

it('takes a picture of the next moment for one of now: a clock is known to some milliseconds', () => {
  expect(capturedBeforeMs({ ...scan, arrivedMonoMs: 9_950 })).toBe(0)
})

it.each([
  ['the clock is not known', { clockOffsetUs: undefined }],
  ['the scanner does not say', { capturedAtUs: 0 }],
  ['it says the future', { arrivedMonoMs: 9_000 }],
  ['it says last month', { arrivedMonoMs: 30 * 24 * 3_600_000 }],
])('knows nothing when %s', (_what, change) => {
  expect(capturedBeforeMs({ ...scan, ...change })).toBeUndefined()
})
