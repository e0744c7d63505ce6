import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { seededRandom } from '../../base/random.ts'
import { DriftingClock } from './drifting-clock.ts'
import { FaultTeller } from './fault-teller.ts'
import { NO_FAULTS } from './faults.ts'
import { Sensors } from './sensors.ts'
import { darkPicture, dropLines } from './spoil-picture.ts'

const MINUTE_MS = 60_000

describe('DriftingClock', () => {
  it('is the true one when nothing is wrong', async () => {
    const time = new ManualTime()
    const clock = new DriftingClock(time, NO_FAULTS)
    await time.advance(1_234)
    expect(clock.us()).toBe(1_234_000)
  })

  it('drifts, and jumps only when its offset changes', async () => {
    const time = new ManualTime()
    const clock = new DriftingClock(time, { clockDriftPpm: 1_000, clockOffsetMs: 0 })
    await time.advance(10_000)
    expect(clock.us()).toBe(10_010_000)
    clock.setFaults({ clockDriftPpm: -1_000, clockOffsetMs: 0 })
    expect(clock.us()).toBe(10_010_000)
    await time.advance(10_000)
    expect(clock.us()).toBe(20_000_000)
    clock.setFaults({ clockDriftPpm: 0, clockOffsetMs: 500 })
    expect(clock.us()).toBe(20_500_000)
  })
})

describe('Sensors', () => {
  const moving = { moves: true, sinceMs: MINUTE_MS }

  it('measure a sound scanner, that moves or stands', () => {
    const sensors = new Sensors(seededRandom('s'))
    const reading = sensors.read(NO_FAULTS, moving)
    expect(reading.temperatures.map(({ place }) => place)).toEqual(['magnet', 'room'])
    expect(reading.coilNoise.map(({ coil }) => coil)).toEqual(Array.from({ length: 16 }, (_, coil) => coil))
    for (const { sigma } of reading.coilNoise) expect(Math.abs(sigma - 40)).toBeLessThan(6)
    expect(reading.conveyorSpeedMmPerS).toBe(120)
    const standing = sensors.read(NO_FAULTS, { ...moving, moves: false })
    expect(standing.conveyorSpeedMmPerS).toBe(0)
    expect(standing.vibrationMmPerS).toBeLessThan(reading.vibrationMmPerS)
  })

  it('shake as much as they are made to', () => {
    const { vibrationMmPerS } = new Sensors(seededRandom('s')).read({ ...NO_FAULTS, vibrationMmPerS: 10 }, moving)
    expect(vibrationMmPerS).toBeGreaterThan(8)
    expect(vibrationMmPerS).toBeLessThan(14)
  })

  it('drift coil by coil, stay where they are when nothing is asked, and are mended at once', () => {
    const sensors = new Sensors(seededRandom('s'))
    const drifting = { ...NO_FAULTS, coilDriftPerHour: 60 }
    for (let minute = 0; minute < 59; minute++) sensors.read(drifting, moving)
    const drifted = sensors.read(drifting, moving).coilNoise.map(({ sigma }) => sigma - 40)
    const mean = drifted.reduce((sum, sigma) => sum + sigma) / drifted.length
    expect(mean).toBeGreaterThan(30)
    expect(mean).toBeLessThan(90)
    expect(Math.max(...drifted) - Math.min(...drifted)).toBeGreaterThan(40)
    const mended = sensors.read(NO_FAULTS, moving).coilNoise
    for (const { sigma } of mended) expect(Math.abs(sigma - 40)).toBeLessThan(6)
  })

  it('lose the same coils first each time, in an order of their own', () => {
    const sensors = new Sensors(seededRandom('s'))
    const open = (openCoils: number) => sensors.openCoils({ ...NO_FAULTS, openCoils })
    expect(open(0)).toEqual([])
    for (let count = 1; count <= 16; count++) {
      expect(open(count)).toHaveLength(count)
      expect(open(count)).toEqual(expect.arrayContaining([...open(count - 1)]))
    }
    const reading = sensors.read({ ...NO_FAULTS, openCoils: 2 }, moving)
    expect(reading.coilNoise.filter(({ sigma }) => sigma === 0).map(({ coil }) => coil)).toEqual(open(2))
  })
})

describe('FaultTeller', () => {
  function setUp() {
    const said: string[] = []
    const teller = new FaultTeller(({ code, text, active }) => said.push(`${code} ${active ? text : 'over'}`))
    return { teller, take: () => said.splice(0) }
  }

  it('says at once what begins, changes and ends, and what is no news not at all', () => {
    const { teller, take } = setUp()
    teller.set('JAM', undefined)
    teller.set('JAM', 'jammed')
    teller.set('JAM', 'jammed')
    teller.set('JAM', 'badly')
    teller.set('JAM', undefined)
    expect(take()).toEqual(['JAM jammed', 'JAM badly', 'JAM over'])
  })

  it('repeats what stands for ever, and an end a few times', () => {
    const { teller, take } = setUp()
    teller.set('JAM', 'jammed')
    teller.set('COIL_OPEN', 'coil 3')
    teller.set('JAM', undefined)
    take()
    for (let time = 0; time < 5; time++) teller.repeat()
    const said = take()
    expect(said.filter((text) => text === 'COIL_OPEN coil 3')).toHaveLength(5)
    expect(said.filter((text) => text === 'JAM over')).toHaveLength(2)
  })

  it('forgets that something was over when it begins again', () => {
    const { teller, take } = setUp()
    teller.set('JAM', 'jammed')
    teller.set('JAM', undefined)
    teller.set('JAM', 'jammed')
    take()
    teller.repeat()
    expect(take()).toEqual(['JAM jammed'])
  })
})

describe('a spoilt picture', () => {
  const image = { width: 8, height: 16, channels: 2, slices: 1, pixels: new Uint8Array(8 * 16 * 2 * 2).fill(7) }
  const lineOf = (pixels: Uint8Array, line: number) => pixels.subarray(line * 16, line * 16 + 16)

  it('lacks some lines, the same in every channel, and the picture in the pool stays whole', () => {
    const counts = Array.from({ length: 50 }, (_, seed) => {
      const { pixels } = dropLines(image, seededRandom(seed))
      const dark = (line: number) => lineOf(pixels, line).every((byte) => byte === 0)
      for (let line = 0; line < 16; line++) {
        expect(dark(line)).toBe(dark(line + 16))
        if (!dark(line)) expect(lineOf(pixels, line)).toEqual(lineOf(image.pixels, line))
      }
      return Array.from({ length: 16 }, (_line, line) => dark(line)).filter(Boolean).length
    })
    expect(Math.min(...counts)).toBe(1)
    expect(Math.max(...counts)).toBe(4)
    expect(image.pixels.every((byte) => byte === 7)).toBe(true)
  })

  it('is dark where a coil gives no signal', () => {
    expect(darkPicture(image)).toEqual({ ...image, pixels: new Uint8Array(image.pixels.length) })
  })
})
