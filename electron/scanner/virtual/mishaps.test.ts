import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { seededRandom } from '../../base/random.ts'
import { Jams } from './jams.ts'
import { LooseCable } from './loose-cable.ts'
import { Occasions } from './occasions.ts'

const HOUR_MS = 3_600_000

describe('Occasions', () => {
  it('come as often as they should, at irregular times, the same with the same seed', async () => {
    const run = async () => {
      const time = new ManualTime()
      const times: number[] = []
      const occasions = new Occasions({
        ...{ timers: time, random: seededRandom('o') },
        happen: () => void times.push(time.monoMs()),
      })
      occasions.setRate(60)
      await time.advance(5 * HOUR_MS)
      return times
    }
    const times = await run()
    expect(times.length).toBeGreaterThan(240)
    expect(times.length).toBeLessThan(360)
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    expect(Math.max(...waits)).toBeGreaterThan(3 * 60_000)
    expect(Math.min(...waits)).toBeLessThan(10_000)
    expect(await run()).toEqual(times)
  })

  it('come even when they are rarer than the longest timer, and never at rate 0', async () => {
    const time = new ManualTime()
    let happened = 0
    const occasions = new Occasions({ timers: time, random: seededRandom('rare'), happen: () => void happened++ })
    occasions.setRate(0.01)
    await time.advance(1_000 * HOUR_MS)
    expect(happened).toBeGreaterThan(2)
    expect(happened).toBeLessThan(25)
    occasions.halt()
    expect(time.pending).toBe(0)
  })

  it('go on waiting when the same rate is said again', async () => {
    const time = new ManualTime()
    let happened = 0
    const occasions = new Occasions({ timers: time, random: seededRandom('o'), happen: () => void happened++ })
    for (let second = 0; second < 3_600; second++) {
      occasions.setRate(60)
      await time.advance(1_000)
    }
    expect(happened).toBeGreaterThan(30)
  })
})

describe('Jams', () => {
  function setUp() {
    const time = new ManualTime()
    const told: (readonly [number, boolean])[] = []
    const state = { moves: true }
    const jams = new Jams({
      ...{ timers: time, random: seededRandom('jams'), moves: () => state.moves },
      onJam: (isJammed) => void told.push([time.monoMs(), isJammed]),
    })
    return { time, told, state, jams }
  }

  it('stand for as long as they should, one at a time', async () => {
    const { time, told, jams } = setUp()
    jams.setFaults({ jamsPerHour: 0, jamMs: 3_000 })
    jams.jam()
    await time.advance(1_000)
    jams.jam()
    expect(jams.isJammed).toBe(true)
    await time.advance(10_000)
    expect(told).toEqual([
      [0, true],
      [3_000, false],
    ])
    expect(jams.count).toBe(1)
  })

  it('come by themselves while something moves, and only then', async () => {
    const { time, told, state, jams } = setUp()
    jams.setFaults({ jamsPerHour: 60, jamMs: 100 })
    state.moves = false
    await time.advance(HOUR_MS)
    expect(told).toEqual([])
    state.moves = true
    await time.advance(HOUR_MS)
    expect(jams.count).toBeGreaterThan(30)
    jams.halt()
    expect(time.pending).toBe(0)
  })
})

describe('LooseCable', () => {
  function setUp() {
    const time = new ManualTime()
    const log: string[] = []
    const channel = {
      ...{ plugged: true, refusals: 0 },
      pull() {
        channel.plugged = false
        log.push('out')
      },
      plug() {
        if (channel.refusals-- > 0) return Promise.reject(new Error('no such port'))
        channel.plugged = true
        log.push('in')
        return Promise.resolve()
      },
    }
    const cable = new LooseCable({ timers: time, random: seededRandom('cable'), channel })
    cable.setFaults({ unplugsPerHour: 60, unpluggedMs: 1_000 })
    return { time, log, channel, cable }
  }

  it('comes out by itself and goes back, again and again', async () => {
    const { time, log, cable } = setUp()
    await time.advance(HOUR_MS)
    expect(cable.unplugs).toBeGreaterThan(30)
    expect(log.slice(0, 4)).toEqual(['out', 'in', 'out', 'in'])
  })

  it('leaves out what a hand has pulled', async () => {
    const { time, channel, cable } = setUp()
    cable.pull()
    await time.advance(HOUR_MS)
    expect(channel.plugged).toBe(false)
    expect(cable.unplugs).toBe(0)
    await cable.plug()
    expect(channel.plugged).toBe(true)
  })

  it('tries again where there is nothing to plug it into yet', async () => {
    const { time, log, channel, cable } = setUp()
    channel.refusals = 3
    while (cable.unplugs === 0) await time.advance(1_000)
    cable.setFaults({ unplugsPerHour: 0, unpluggedMs: 1_000 })
    await time.advance(5_000)
    expect(log).toEqual(['out', 'in'])
    cable.halt()
    expect(time.pending).toBe(0)
  })
})
