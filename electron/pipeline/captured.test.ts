import { describe, expect, it } from 'vitest'
import { capturedBeforeMs, deadlineFromUs } from './captured.ts'

const scan = { capturedAtUs: 70_000_000, arrivedMonoMs: 10_030, clockOffsetUs: 60_000_000 }

it('tells how long a picture had been there when it arrived', () => {
  expect(capturedBeforeMs(scan)).toBe(30)
})

it('takes a picture of the next moment for one of now: a clock is known to some milliseconds', () => {
  expect(capturedBeforeMs({ ...scan, arrivedMonoMs: 9_950 })).toBe(0)
})

it.each([
  ['the clock is not known', { clockOffsetUs: undefined }],
  ['the clock is at fault', { clockOffsetUs: null }],
  ['the scanner does not say', { capturedAtUs: 0 }],
  ['it says the future', { arrivedMonoMs: 9_000 }],
  ['it says last month', { arrivedMonoMs: 30 * 24 * 3_600_000 }],
])('knows nothing when %s', (_what, change) => {
  expect(capturedBeforeMs({ ...scan, ...change })).toBeUndefined()
})

describe('the moment from which the sorter’s deadline counts, by the scanner’s clock', () => {
  it.each([
    ['that of the picture', {}, 70_000_000],
    [
      'that of the picture where the clock is not known: the scanner keeps its own',
      { clockOffsetUs: undefined },
      70_000_000,
    ],
    ['that of its arrival where the picture would be of the next hour', { capturedAtUs: 3_670_000_000 }, 70_030_000],
    ['none where the scanner does not say', { capturedAtUs: 0, clockOffsetUs: null }, 0],
    ['not known while its clock is at fault', { clockOffsetUs: null }, undefined],
  ])('is %s', (_what, change, fromUs) => {
    expect(deadlineFromUs({ ...scan, ...change })).toBe(fromUs)
  })
})
