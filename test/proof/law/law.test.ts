import { describe, expect, it } from 'vitest'
import { walkChunk, walkStations } from './law-section.ts'
import { emptyTally } from './tally.ts'

/** A sample of `npm run proof -- law`; the seed is fixed, because the proof is where new ones are tried. */
export const SAMPLE = { seed: 'sample', situations: 20_000 }

describe('the law, over every way by which an action leaves the program', () => {
  const tally = emptyTally()
  walkChunk(tally, SAMPLE.seed, 0, SAMPLE.situations)
  const stations = emptyTally()

  it('is kept by whole stations that sleep, stop, start again and are lied to by their clock', async () => {
    await walkStations(stations, SAMPLE.seed, 0, 60)
    expect(stations.offences).toEqual([])
    for (const action of ['REMOVE_MALE', 'REMOVE_CLEAR', 'KEEP', 'HOLD']) {
      expect(stations.byVerdict[action]).toBeGreaterThan(10)
    }
  })

  it('is kept in every situation of the sample', () => {
    expect(tally.offences).toEqual([])
    expect(tally.situations).toBe(SAMPLE.situations)
  })

  it('is asked where it matters: eggs are removed, kept, held and withheld, on both sides of the limit', () => {
    for (const action of ['REMOVE_MALE', 'REMOVE_CLEAR', 'KEEP', 'HOLD', 'RESCAN', 'NONE']) {
      expect(tally.byVerdict[action]).toBeGreaterThan(100)
    }
    for (const band of ['last second', 'first second past', 'last day', 'long past', 'clock jumped', 'unknown']) {
      expect(tally.byAge[band]).toBeGreaterThan(100)
    }
    for (const path of ['decide', 'stored', 'sent', 'override', 'correction']) {
      expect(tally.byPath[path]).toBeGreaterThan(1_000)
    }
    expect(tally.byPath['release']).toBeGreaterThan(500)
    expect(tally.withheld).toBeGreaterThan(10)
  })
})
