import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../base/random.ts'
import { ClockEstimator, type ClockReading, STEP_STANDS_US } from './clock-estimate.ts'

const BEAT_US = 200_000
const STATION_US = 5_000_000_000

/** A scanner's clock with a drift, and a line that delays every message in its own way. */
function line(options: { readonly offsetUs: number; readonly driftPpm: number; readonly delayUs: () => number }) {
  const { driftPpm, delayUs } = options
  let { offsetUs } = options
  const offsetAt = (stationUs: number) => offsetUs + (stationUs - STATION_US) * driftPpm * 1e-6
  const scannerAt = (stationUs: number) => Math.round(stationUs + offsetAt(stationUs))
  /** The station beats, and the scanner's next beat echoes it. */
  const exchange = (sentUs: number, waitsUs: number): Required<ClockReading> => {
    const heardUs = sentUs + delayUs()
    const beatUs = heardUs + waitsUs
    const scannerUs = scannerAt(beatUs)
    const arrivedUs = Math.round(beatUs + delayUs())
    return { scannerUs, arrivedUs, echo: { sentUs: Math.round(sentUs), ageUs: scannerUs - scannerAt(heardUs) } }
  }
  return { offsetAt, exchange, step: (byUs: number) => void (offsetUs += byUs) }
}

const instant = () => 0
const still = () => line({ offsetUs: 7_000_000, driftPpm: 0, delayUs: instant })

/** Feeds so many exchanges, one a beat; answers when the last one arrived. */
function beat(estimator: ClockEstimator, scanner: ReturnType<typeof line>, beats: number, fromUs = STATION_US): number {
  let arrivedUs = fromUs
  for (let n = 0; n < beats; n++) {
    const reading = scanner.exchange(fromUs + n * BEAT_US, 50_000)
    estimator.add(reading)
    arrivedUs = reading.arrivedUs
  }
  return arrivedUs
}

describe('ClockEstimator', () => {
  it('stays within the uncertainty that it states, whatever the delays, the offset and the drift are', () => {
    const random = fc.record({
      seed: fc.string(),
      offsetUs: fc.integer({ min: -4_000_000_000, max: 4_000_000_000 }),
      driftPpm: fc.integer({ min: -200, max: 200 }),
      there: fc.integer({ min: 0, max: 40_000 }),
      back: fc.integer({ min: 0, max: 40_000 }),
      beats: fc.integer({ min: 1, max: 400 }),
      laterUs: fc.integer({ min: 0, max: 5_000_000 }),
    })
    fc.assert(
      fc.property(random, ({ seed, offsetUs, driftPpm, there, back, beats, laterUs }) => {
        const chance = seededRandom(seed)
        let isBack = false
        const delayUs = () => {
          isBack = !isBack
          return 30 + chance.next() ** 3 * (isBack ? there : back)
        }
        const scanner = line({ offsetUs, driftPpm, delayUs })
        const estimator = new ClockEstimator()
        const nowUs = beat(estimator, scanner, beats) + laterUs
        const estimate = estimator.at(nowUs)
        const errorUs = Math.abs((estimate?.offsetUs ?? Number.NaN) - scanner.offsetAt(nowUs))
        expect(errorUs).toBeLessThanOrEqual(estimate?.uncertaintyUs ?? Number.NaN)
        expect(estimate?.fault).toBeNull()
        const { driftPpm: found = null } = estimate ?? {}
        if (found !== null) expect(Math.abs(found - driftPpm)).toBeLessThanOrEqual(100)
      }),
      { numRuns: 150 },
    )
  })

  it('knows nothing before the first reading', () => {
    expect(new ClockEstimator().at(STATION_US)).toBeUndefined()
  })

  it('takes the exchange with the least round trip, half of which is the uncertainty, and trusts it less as it ages', () => {
    const estimator = new ClockEstimator()
    const delays = [10_000, 10_000, 400, 600, 30_000, 0]
    const scanner = line({ offsetUs: 1_000_000, driftPpm: 0, delayUs: () => delays.shift() ?? 0 })
    const nowUs = beat(estimator, scanner, 3)
    const { offsetUs, uncertaintyUs } = estimator.at(nowUs) ?? { offsetUs: 0, uncertaintyUs: null }
    expect(Math.abs(offsetUs - 1_000_000)).toBe(100)
    // Half of 1,000 µs, the grain of the clock, and what a clock may have run in the fifth of a second since.
    expect(uncertaintyUs).toBeGreaterThan(600)
    expect(uncertaintyUs).toBeLessThan(800)
    expect(estimator.at(nowUs + 2_000_000)?.uncertaintyUs).toBeCloseTo((uncertaintyUs ?? 0) + 1_000, 6)
  })

  it('finds the drift after a while, and says nothing of it before', () => {
    const scanner = line({ offsetUs: 0, driftPpm: 87, delayUs: () => 800 })
    const estimator = new ClockEstimator()
    const soonUs = beat(estimator, scanner, 12)
    expect(estimator.at(soonUs)?.driftPpm).toBeNull()
    const nowUs = beat(estimator, scanner, 600, soonUs)
    expect(estimator.at(nowUs)?.driftPpm).toBeCloseTo(87, 0)
  })

  it.each([620, -900, 40_000, -999_000])('says that a clock which runs by %d ppm is no clock', (driftPpm) => {
    const scanner = line({ offsetUs: 9e12, driftPpm, delayUs: () => 500 })
    const estimator = new ClockEstimator()
    const nowUs = beat(estimator, scanner, 600)
    expect(estimator.at(nowUs)?.fault).toMatchObject({ kind: 'DRIFT' })
    const { offsetUs = 0, fault } = estimator.at(nowUs) ?? {}
    expect(Math.abs((fault?.kind === 'DRIFT' ? fault.ppm : 0) - driftPpm)).toBeLessThan(Math.abs(driftPpm) * 0.02)
    expect(Math.abs(offsetUs - scanner.offsetAt(nowUs))).toBeLessThan(300_000)
  })

  it('says nothing against 450 ppm', () => {
    const estimator = new ClockEstimator()
    const scanner = line({ offsetUs: 0, driftPpm: 450, delayUs: () => 500 })
    expect(estimator.at(beat(estimator, scanner, 600))?.fault).toBeNull()
  })

  it.each([1_500_000, -90_000_000])('tells for a minute that the clock was set by %d µs, and goes on', (byUs) => {
    const scanner = still()
    const estimator = new ClockEstimator()
    const beforeUs = beat(estimator, scanner, 20)
    expect(estimator.at(beforeUs)?.fault).toBeNull()
    scanner.step(byUs)
    const nowUs = beat(estimator, scanner, 1, beforeUs + BEAT_US)
    expect(estimator.at(nowUs)).toMatchObject({ offsetUs: 7_000_000 + byUs, fault: { kind: 'STEP', byUs } })
    const muchLaterUs = beat(estimator, scanner, 310, nowUs + BEAT_US)
    expect(muchLaterUs).toBeGreaterThan(nowUs + STEP_STANDS_US)
    expect(estimator.at(muchLaterUs)?.fault).toBeNull()
  })

  it('believes the newest when the clock was set by less, without a word', () => {
    const scanner = still()
    const estimator = new ClockEstimator()
    const beforeUs = beat(estimator, scanner, 20)
    scanner.step(40_000)
    const nowUs = beat(estimator, scanner, 1, beforeUs + BEAT_US)
    expect(estimator.at(nowUs)).toMatchObject({ offsetUs: 7_040_000, fault: null })
  })

  it.each([
    ['of the future', { sentUs: STATION_US + 900_000, ageUs: 0 }],
    ['of no time at all', { sentUs: 0, ageUs: 0 }],
    ['older than what it answers', { sentUs: STATION_US - 1_000, ageUs: 900_000 }],
    ['of an age that is none', { sentUs: STATION_US - 1_000, ageUs: -1 }],
    ['of an age that is no number', { sentUs: STATION_US - 1_000, ageUs: Number.NaN }],
    ['of long ago', { sentUs: STATION_US - 60_000_000, ageUs: 59_000_000 }],
  ])('leaves out an echo %s', (_what, echo) => {
    const estimator = new ClockEstimator()
    estimator.add({ scannerUs: 5_000, arrivedUs: STATION_US, echo })
    expect(estimator.at(STATION_US)?.uncertaintyUs).toBeNull()
    const nowUs = beat(estimator, still(), 2)
    const known = estimator.at(nowUs)
    estimator.add({ scannerUs: 5_000, arrivedUs: nowUs, echo })
    expect(estimator.at(nowUs)).toEqual(known)
  })

  it.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])('leaves out a clock that says %d', (scannerUs) => {
    const estimator = new ClockEstimator()
    estimator.add({ scannerUs, arrivedUs: STATION_US })
    expect(estimator.at(STATION_US)).toBeUndefined()
  })

  describe('of a scanner that does not echo', () => {
    const hear = (estimator: ClockEstimator, offsetUs: number, delaysUs: readonly number[], fromUs = STATION_US) => {
      for (const [n, delayUs] of delaysUs.entries()) {
        const saidUs = fromUs + n * BEAT_US
        estimator.add({ scannerUs: saidUs + offsetUs, arrivedUs: saidUs + delayUs })
      }
    }

    it('knows a bound, short of the least delay, and says that it is none but a bound', () => {
      const estimator = new ClockEstimator()
      hear(estimator, 3_000_000, [9_000, 700, 4_000])
      const known = { offsetUs: 3_000_000 - 700, uncertaintyUs: null, driftPpm: null, fault: null }
      expect(estimator.at(STATION_US)).toEqual(known)
      hear(estimator, 3_000_000, Array<number>(40).fill(900), STATION_US + BEAT_US * 3)
      expect(estimator.at(STATION_US)).toEqual({ ...known, offsetUs: 3_000_000 - 900 })
    })

    it('sees a jump, and takes no beat that lay in a buffer for one', () => {
      const estimator = new ClockEstimator()
      const delays = [...Array<number>(12).fill(500), 4_000_000, 3_800_000, ...Array<number>(30).fill(500)]
      hear(estimator, 0, delays)
      expect(estimator.at(STATION_US + BEAT_US * 50)?.fault).toBeNull()
      hear(estimator, -6_000_000, Array<number>(40).fill(500), STATION_US + BEAT_US * 50)
      expect(estimator.at(STATION_US + BEAT_US * 90)?.fault).toMatchObject({ kind: 'STEP', byUs: -6_000_000 })
    })

    it('gives way to the first exchange', () => {
      const estimator = new ClockEstimator()
      hear(estimator, 3_000_000, [700])
      expect(estimator.at(beat(estimator, still(), 1, STATION_US + 1_000))).toMatchObject({ offsetUs: 7_000_000 })
    })
  })
})
