import { describe, expect, it } from 'vitest'
import { FLOOD_ALARMS, FLOOD_WINDOW_MS, isFlood, withinFloodWindow } from './flood.ts'

const calls = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('isFlood', () => {
  it('begins with the eleventh alarm within ten minutes', () => {
    expect([FLOOD_ALARMS, FLOOD_WINDOW_MS]).toEqual([10, 600_000])
    expect([isFlood(calls(10), 20), isFlood(calls(11), 20)]).toEqual([false, true])
  })

  it('is over when the window has passed the calls', () => {
    expect([isFlood(calls(11), 599_999), isFlood(calls(11), 600_000)]).toEqual([true, false])
    expect(withinFloodWindow([0, 1, 600_000], 600_001)).toEqual([600_000])
  })
})
