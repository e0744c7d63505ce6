import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { ClockWatch } from './clock-watch.ts'

describe('ClockWatch', () => {
  it('trusts a clock that goes as time goes', async () => {
    const time = new ManualTime()
    const watch = new ClockWatch(time)
    for (let hour = 0; hour < 100; hour++) {
      await time.advance(3_600_000)
      expect(watch.trusted).toBe(true)
    }
  })

  it.each([3_600_000, -3_600_000, 2_001, -2_001])('never again trusts one that has jumped by %i ms', async (byMs) => {
    const time = new ManualTime()
    const watch = new ClockWatch(time)
    time.jumpWall(byMs)
    expect(watch.trusted).toBe(false)
    time.jumpWall(-byMs)
    await time.advance(86_400_000)
    expect(watch.trusted).toBe(false)
  })

  it('follows the small steps of a clock that is kept right', () => {
    const step = fc.integer({ min: -2_000, max: 2_000 })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const time = new ManualTime()
        const watch = new ClockWatch(time)
        for (const byMs of steps) {
          time.jumpWall(byMs)
          expect(watch.trusted).toBe(true)
        }
      }),
    )
  })

  it('does not trust a clock that starts before what is already written down', () => {
    const time = new ManualTime()
    const writtenMs = time.wallMs()
    expect(new ClockWatch(time, writtenMs).trusted).toBe(true)
    time.jumpWall(-2_000)
    expect(new ClockWatch(time, writtenMs).trusted).toBe(true)
    time.jumpWall(-1)
    expect(new ClockWatch(time, writtenMs).trusted).toBe(false)
    time.jumpWall(86_400_000)
    expect(new ClockWatch(time, writtenMs).trusted).toBe(true)
  })
})
