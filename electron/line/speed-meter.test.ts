import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SpeedMeter } from './speed-meter.ts'

const START_MS = 5_000
const MINUTE_MS = 60_000

/** Commits: so many eggs, so long after the one before. */
const commits = fc.array(
  fc.record({
    gapMs: fc.oneof({ weight: 4, arbitrary: fc.nat(3_000) }, fc.nat(200_000)),
    eggs: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 60 },
)

describe('SpeedMeter', () => {
  it('says nothing about an hour from less than three seconds', () => {
    const meter = new SpeedMeter(START_MS)
    meter.count(20, START_MS + 1_000)
    expect(meter.view(START_MS + 2_999).eggsPerHour).toBeNull()
    expect(meter.view(START_MS + 3_000).eggsPerHour).toBeCloseTo(24_000, 6)
  })

  it('counts the last minute once it has one', () => {
    const meter = new SpeedMeter(START_MS)
    for (let second = 1; second <= 300; second++) meter.count(7, START_MS + second * 1000)
    const { eggsPerHour } = meter.view(START_MS + 300_000)
    // The egg at either end of the window belongs to it.
    expect(eggsPerHour).toBeCloseTo(7 * 61 * 60, 6)
    expect(meter.view(START_MS + 330_000).eggsPerHour).toBeCloseTo(7 * 31 * 60, 6)
    expect(meter.view(START_MS + 360_001).eggsPerHour).toBe(0)
  })

  it('agrees with a list of everything that was counted', () => {
    fc.assert(
      fc.property(commits, fc.nat(100_000), (steps, restMs) => {
        const meter = new SpeedMeter(START_MS)
        const all: { atMs: number; eggs: number }[] = []
        let nowMs = START_MS
        for (const { gapMs, eggs } of steps) {
          nowMs += gapMs
          meter.count(eggs, nowMs)
          all.push({ atMs: nowMs, eggs })
        }
        nowMs += restMs
        const { eggsPerHour, stops, stoppedMs } = meter.view(nowMs)
        const spanMs = Math.min(MINUTE_MS, nowMs - START_MS)
        const recent = all.filter(({ atMs }) => atMs >= nowMs - MINUTE_MS).reduce((sum, one) => sum + one.eggs, 0)
        if (spanMs < 3_000) expect(eggsPerHour).toBeNull()
        else expect(eggsPerHour).toBeCloseTo((recent * 3_600_000) / spanMs, 6)

        const moments = [START_MS, ...all.map(({ atMs }) => atMs), nowMs]
        const gaps = moments.slice(1).map((atMs, index) => atMs - (moments[index] ?? 0))
        const long = gaps.filter((gapMs) => gapMs > 15_000)
        expect(stops).toBe(long.length)
        expect(stoppedMs).toBe(long.reduce((sum, gapMs) => sum + gapMs, 0))
      }),
    )
  })

  it('takes a pause between trays for no stop, and a longer one for one that grows until eggs come', () => {
    const meter = new SpeedMeter(0)
    meter.count(1, 1_000)
    expect(meter.view(16_000)).toMatchObject({ stops: 0, stoppedMs: 0 })
    expect(meter.view(16_001)).toMatchObject({ stops: 1, stoppedMs: 15_001 })
    expect(meter.view(31_000)).toMatchObject({ stops: 1, stoppedMs: 30_000 })
    meter.count(1, 41_000)
    expect(meter.view(42_000)).toMatchObject({ stops: 1, stoppedMs: 40_000 })
  })

  it('takes a commit without eggs for nothing', () => {
    const meter = new SpeedMeter(0)
    meter.count(5, 1_000)
    meter.count(0, 20_000)
    meter.count(-1, 21_000)
    expect(meter.view(22_000)).toMatchObject({ stops: 1, stoppedMs: 21_000 })
  })

  it('goes on with the stops that are written down, and with the stop that lasted when it began', () => {
    const meter = new SpeedMeter(100_000, { count: 2, lengthMs: 60_000, lastEggMonoMs: 40_000 })
    expect(meter.view(100_000)).toEqual({ eggsPerHour: null, stops: 3, stoppedMs: 120_000, stopsAtLeast: true })
    meter.count(1, 110_000)
    expect(meter.view(111_000)).toMatchObject({ stops: 3, stoppedMs: 130_000, stopsAtLeast: true })
    expect(new SpeedMeter(0).view(0).stopsAtLeast).toBe(false)
  })
})
