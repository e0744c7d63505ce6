import { describe, expect, it } from 'vitest'
import { capturedBeforeMs, deadlineFromUs } from './captured.ts'

const scan = { capturedAtUs: 70_000_000, scannerClockUs: 70_030_000 }

it('tells how long a picture had been there when it arrived', () => {
  expect(capturedBeforeMs(scan)).toBe(30)
})

it('takes a picture of the next moment for one of now: a clock is known to some milliseconds', () => {
  expect(capturedBeforeMs({ ...scan, scannerClockUs: 69_950_000 })).toBe(0)
})

it.each([
  ['the clock is not known', { scannerClockUs: undefined }],
  ['the clock is at fault', { scannerClockUs: null }],
  ['the scanner does not say', { capturedAtUs: 0 }],
  ['it says the future', { scannerClockUs: 69_000_000 }],
  ['it says last month', { scannerClockUs: 30 * 24 * 3_600_000_000 }],
])('knows nothing when %s', (_what, change) => {
  expect(capturedBeforeMs({ ...scan, ...change })).toBeUndefined()
})

describe('the moment from which the sorter’s deadline counts, by the scanner’s clock', () => {
  it.each([
    ['that of the picture', {}, 70_000_000],
    [
      'that of the picture where the clock is not known: the scanner keeps its own',
      { scannerClockUs: undefined },
      70_000_000,
    ],
    ['that of its arrival where the picture would be of the next hour', { capturedAtUs: 3_670_000_000 }, 70_030_000],
    ['none where the scanner does not say', { capturedAtUs: 0, scannerClockUs: null }, 0],
    ['not known while its clock is at fault', { scannerClockUs: null }, undefined],
  ])('is %s', (_what, change, fromUs) => {
    expect(deadlineFromUs({ ...scan, ...change })).toBe(fromUs)
  })
})
