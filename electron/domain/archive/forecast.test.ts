import { describe, expect, it } from 'vitest'
import { forecastArchive, type StoredPictures } from './forecast.ts'
import { DEFAULT_RETENTION } from './retention.ts'

const DAY_MS = 86_400_000
const NOW_MS = 1000 * DAY_MS
const retention = { ...DEFAULT_RETENTION, quotaBytes: 4000 }

function stored(shelf: StoredPictures['shelf'], bytes: number, ageDays: number): StoredPictures {
  return { shelf, pictures: 1, bytes, oldestWallMs: NOW_MS - ageDays * DAY_MS, newestWallMs: NOW_MS - ageDays * DAY_MS }
}

describe('the forecast of the archive', () => {
  it('says nothing of days before there are some', () => {
    const none = { keptBytesMax: 3000, keptBytes: 0, growth: null }
    expect(forecastArchive([], retention, NOW_MS)).toEqual(none)
    expect(forecastArchive([stored('recent', 9, 50)], retention, NOW_MS)).toEqual(none)
    expect(forecastArchive([stored('sample', 9, 2.9)], retention, NOW_MS)).toEqual({ ...none, keptBytes: 9 })
  })

  it('counts what came in the last weeks for as long as its class is kept', () => {
    const pictures = [stored('uncertain', 100, 10), stored('sample', 50, 1), stored('recent', 900, 1)]
    const { growth, keptBytes } = forecastArchive(pictures, retention, NOW_MS)
    expect([keptBytes, growth]).toEqual([150, { bytesPerDay: 15, bytesInTheEnd: 750, daysUntilFull: null }])
    const old = [...pictures, stored('validation', 700, 200)]
    expect(forecastArchive(old, retention, NOW_MS)).toMatchObject({ keptBytes: 850, growth: { bytesPerDay: 5 } })
  })

  it('says in how many days it is full', () => {
    const pictures = [stored('validation', 1000, 10)]
    expect(forecastArchive(pictures, retention, NOW_MS).growth).toEqual({
      ...{ bytesPerDay: 100, bytesInTheEnd: 36_500, daysUntilFull: 20 },
    })
    expect(forecastArchive([stored('validation', 9000, 10)], retention, NOW_MS).growth?.daysUntilFull).toBe(0)
  })
})
