import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import type { ClockJump } from '../domain/event-time/clock-jump.ts'
import type { ClockMark } from '../store/store-start.ts'
import { ClockWatch } from './clock-watch.ts'

const MINUTE_MS = 60_000

/** A watch over a disk that remembers the mark; `start` is what a restart of the station does. */
function setUp() {
  const time = new ManualTime()
  const disk = { mark: undefined as ClockMark | undefined, writes: 0, failing: false, jumps: [] as ClockJump[] }
  const start = (newestWrittenWallMs?: number) =>
    new ClockWatch({
      ...{ clock: time, mark: disk.mark, newestWrittenWallMs },
      keep(mark, jump) {
        if (disk.failing) return false
        if (jump !== undefined) disk.jumps.push(jump)
        disk.mark = mark
        disk.writes++
        return true
      },
    })
  return { time, disk, start }
}

describe('ClockWatch', () => {
  it('trusts a clock that goes as time goes', async () => {
    const { time, start } = setUp()
    const watch = start()
    for (let hour = 0; hour < 100; hour++) {
      await time.advance(3_600_000)
      expect(watch.trusted).toBe(true)
    }
  })

  it.each([3_600_000, -3_600_000, 2_001, -2_001])('never again trusts one that has jumped by %i ms', async (byMs) => {
    const { time, start } = setUp()
    const watch = start()
    time.jumpWall(byMs)
    expect(watch.trusted).toBe(false)
    time.jumpWall(-byMs)
    await time.advance(86_400_000)
    expect(watch.trusted).toBe(false)
  })

  it.each([2_000, -2_000])('bears one step of %i ms', (byMs) => {
    const { time, start } = setUp()
    const watch = start()
    time.jumpWall(byMs)
    expect(watch.trusted).toBe(true)
  })

  it('follows a clock that is slewed for weeks', async () => {
    const { time, start } = setUp()
    const watch = start()
    for (let hour = 0; hour < 24 * 30; hour++) {
      await time.advance(3_600_000)
      time.jumpWall(hour % 500 < 250 ? 1_800 : -1_800)
      expect(watch.trusted).toBe(true)
    }
  })

  it('notices small steps that add up, whatever their number', () => {
    const step = fc.integer({ min: 1, max: 2_000 })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 50 }), fc.constantFrom(1, -1), (steps, sign) => {
        const { time, start } = setUp()
        const watch = start()
        let sum = 0
        for (const byMs of steps) {
          time.jumpWall(sign * byMs)
          sum += byMs
          const trusted: boolean = watch.trusted
          if (sum > 2_000) expect(trusted).toBe(false)
          else expect(trusted).toBe(true)
        }
      }),
    )
  })

  it('does not trust a clock that reads nothing', () => {
    const { time, start } = setUp()
    const watch = start()
    time.jumpWall(Number.NaN)
    expect(watch.trusted).toBe(false)
  })

  it('does not trust a clock that starts before what is already written down', () => {
    const { time, start } = setUp()
    const writtenMs = time.wallMs()
    expect(start(writtenMs).trusted).toBe(true)
    time.jumpWall(-2_000)
    expect(start(writtenMs).trusted).toBe(true)
    time.jumpWall(-1)
    expect(start(writtenMs).trusted).toBe(false)
    time.jumpWall(86_400_000)
    expect(start(writtenMs).trusted).toBe(true)
  })
})

describe('ClockWatch, over a restart', () => {
  it('writes the newest trusted time down at once and then every minute', async () => {
    const { time, disk, start } = setUp()
    const watch = start()
    watch.tick()
    expect(disk.mark).toEqual({ trustedWallMs: time.wallMs(), jumped: false })
    await time.advance(MINUTE_MS - 1)
    watch.tick()
    expect(disk.writes).toBe(1)
    await time.advance(1)
    watch.tick()
    expect(disk).toMatchObject({ writes: 2, mark: { trustedWallMs: time.wallMs(), jumped: false } })
  })

  it('does not trust a clock that was set back while nothing ran', () => {
    const { time, start } = setUp()
    start().tick()
    time.jumpWall(-2_001)
    expect(start().trusted).toBe(false)
    time.jumpWall(2_001)
    expect(start().trusted).toBe(true)
  })

  it.each([3_600_000, -3_600_000])('remembers a jump of %i ms, however often the station is started', async (byMs) => {
    const { time, disk, start } = setUp()
    const watch = start()
    watch.tick()
    const before = disk.mark?.trustedWallMs
    time.jumpWall(byMs)
    watch.tick()
    expect(disk.mark).toEqual({ trustedWallMs: before, jumped: true })
    watch.tick()
    expect(disk.writes).toBe(2)
    time.jumpWall(-byMs)
    await time.advance(MINUTE_MS)
    for (const again of [start(), start()]) {
      again.tick()
      expect(again.trusted).toBe(false)
    }
  })

  it('writes a jump down as soon as anybody asks, because the station may stop before the next tick', () => {
    const { time, disk, start } = setUp()
    const watch = start()
    watch.tick()
    time.jumpWall(3_600_000)
    expect(watch.trusted).toBe(false)
    expect(disk.mark?.jumped).toBe(true)
  })

  it('offers a jump to a disk that refuses until it is written', () => {
    const { time, disk, start } = setUp()
    const watch = start()
    disk.failing = true
    time.jumpWall(5_000)
    watch.tick()
    expect(disk.mark).toBeUndefined()
    disk.failing = false
    watch.tick()
    expect(disk.mark?.jumped).toBe(true)
  })
})

describe('ClockWatch, of what it found', () => {
  it('records each jump once: what the clock would have shown, what it showed, and when', async () => {
    const { time, disk, start } = setUp()
    const watch = start()
    watch.tick()
    await time.advance(10_000)
    watch.tick()
    time.jumpWall(3_600_000)
    watch.tick()
    watch.tick()
    const wallAfterMs = time.wallMs()
    await time.advance(5_000)
    watch.tick()
    time.jumpWall(-60_000)
    watch.tick()
    expect(disk.jumps).toEqual([
      { found: 'running', ranMs: 10_000, wallBeforeMs: wallAfterMs - 3_600_000, wallAfterMs, byMs: 3_600_000 },
      expect.objectContaining({ found: 'running', ranMs: 15_000, byMs: -60_000 }),
    ])
  })

  it('records one that was found at the start against the newest time that was written, at that start alone', () => {
    const { time, disk, start } = setUp()
    start().tick()
    const wallBeforeMs = time.wallMs()
    time.jumpWall(-3_600_000)
    start().tick()
    start().tick()
    const wallAfterMs = wallBeforeMs - 3_600_000
    expect(disk.jumps).toEqual([{ found: 'at-start', ranMs: 0, wallBeforeMs, wallAfterMs, byMs: -3_600_000 }])
  })

  it('offers what the disk refused again, also when a person has confirmed the clock meanwhile', () => {
    const { time, disk, start } = setUp()
    const watch = start()
    watch.tick()
    disk.failing = true
    time.jumpWall(5_000)
    watch.tick()
    disk.failing = false
    expect(watch.confirm()).toBe(true)
    watch.tick()
    expect(disk.jumps.map(({ byMs }) => byMs)).toEqual([5_000])
    expect(disk.mark?.jumped).toBe(false)
  })

  it('records no jump of a clock that goes as time goes', async () => {
    const { time, disk, start } = setUp()
    const watch = start()
    for (let hour = 0; hour < 48; hour++) {
      await time.advance(3_600_000)
      time.jumpWall(1_500)
      watch.tick()
    }
    expect(disk.jumps).toEqual([])
  })
})

describe('a confirmed clock', () => {
  it('is trusted again, after a restart too, and watched like before', async () => {
    const { time, disk, start } = setUp()
    const watch = start()
    watch.tick()
    time.jumpWall(-3_600_000)
    watch.tick()
    expect(watch.confirm()).toBe(true)
    expect(disk.mark).toEqual({ trustedWallMs: time.wallMs(), jumped: false })
    await time.advance(5)
    expect([watch.trusted, start().trusted]).toEqual([true, true])
    time.jumpWall(2_001)
    expect(watch.trusted).toBe(false)
  })

  it('is not, where it cannot be written down', () => {
    const { time, disk, start } = setUp()
    const watch = start()
    time.jumpWall(3_600_000)
    expect(watch.trusted).toBe(false)
    disk.failing = true
    expect(watch.confirm()).toBe(false)
    expect(watch.trusted).toBe(false)
  })
})
