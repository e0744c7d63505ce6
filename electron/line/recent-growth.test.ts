import { describe, expect, it } from 'vitest'
import { RecentGrowth } from './recent-growth.ts'

describe('RecentGrowth', () => {
  it('counts what came within the last minute and forgets it afterwards', () => {
    const meter = new RecentGrowth()
    expect(meter.recent(0, 0)).toBe(0)
    expect(meter.recent(15, 1_000)).toBe(15)
    expect(meter.recent(25, 30_000)).toBe(25)
    expect(meter.recent(25, 60_999)).toBe(25)
    expect(meter.recent(25, 61_000)).toBe(10)
    expect(meter.recent(25, 90_000)).toBe(0)
    expect(meter.recent(26, 200_000)).toBe(1)
  })

  it('takes a counter that was high before anybody looked for the past', () => {
    const meter = new RecentGrowth()
    expect(meter.recent(500, 0)).toBe(0)
    expect(meter.recent(501, 10)).toBe(1)
  })
})
