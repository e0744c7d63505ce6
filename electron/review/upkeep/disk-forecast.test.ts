import { describe, expect, it } from 'vitest'
import { DISK_LITTLE_BYTES } from '../../store/disk-room.ts'
import { type DiskFacts, forecastDisk } from './disk-forecast.ts'

const GIB = 1024 ** 3
const QUOTA_BYTES = 2 * GIB
const DAY_MS = 86_400_000
const NOW_MS = 1_800_000_000_000

function facts(change: Partial<DiskFacts> = {}): DiskFacts {
  return {
    ...{ measuredAtWallMs: NOW_MS, freeBytes: 100 * GIB, totalBytes: 500 * GIB, backups: 0 },
    use: {
      database: 10 * GIB,
      journal: 0,
      pictures: QUOTA_BYTES,
      backups: 0,
      files: 0,
      aside: 0,
      logs: 200 * 1024 ** 2,
    },
    // 1000 trays a day for ten days of a database that has 10 000: a gibibyte a day.
    visits: {
      visitsInAll: 10_000,
      visitsInWindow: 10_000,
      scansInWindow: 1_500_000,
      firstWallMs: NOW_MS - 10 * DAY_MS,
      pictureQuotaBytes: QUOTA_BYTES,
    },
    ...change,
  }
}

describe('forecastDisk', () => {
  it('counts the days at the measured growth', () => {
    const disk = forecastDisk(facts())
    expect(disk.growth).toEqual({ days: 10, scansPerDay: 150_000, databaseBytesPerDay: GIB })
    expect(disk).toMatchObject({ daysUntilFull: 100, verdict: 'enough' })
  })

  it('lets every kept backup grow along', () => {
    expect(forecastDisk(facts({ backups: 4 }))).toMatchObject({ daysUntilFull: 20, verdict: 'soon' })
  })

  it('takes off the room that pictures may still claim', () => {
    const { use } = facts()
    expect(forecastDisk(facts({ use: { ...use, pictures: 0 } })).daysUntilFull).toBe(98)
  })

  it.each([
    ['no database', null],
    [
      'no tray',
      { visitsInAll: 0, visitsInWindow: 0, scansInWindow: 0, firstWallMs: null, pictureQuotaBytes: QUOTA_BYTES },
    ],
    [
      'two days',
      {
        visitsInAll: 9,
        visitsInWindow: 9,
        scansInWindow: 9,
        firstWallMs: NOW_MS - 2 * DAY_MS,
        pictureQuotaBytes: QUOTA_BYTES,
      },
    ],
    [
      'a clock that went back',
      {
        visitsInAll: 9,
        visitsInWindow: 9,
        scansInWindow: 9,
        firstWallMs: NOW_MS + DAY_MS,
        pictureQuotaBytes: QUOTA_BYTES,
      },
    ],
  ])('says nothing about days with %s', (_name, visits) => {
    expect(forecastDisk(facts({ visits }))).toMatchObject({ growth: null, daysUntilFull: null, verdict: 'enough' })
  })

  it('warns of a disk that is nearly full whatever the growth', () => {
    const freeBytes = DISK_LITTLE_BYTES - 1
    expect(forecastDisk(facts({ freeBytes, visits: null }))).toMatchObject({ daysUntilFull: null, verdict: 'little' })
    expect(forecastDisk(facts({ freeBytes }))).toMatchObject({ daysUntilFull: 1, verdict: 'little' })
  })

  it('gives no forecast of ten years and more', () => {
    expect(forecastDisk(facts({ freeBytes: 1e15 })).daysUntilFull).toBeNull()
  })
})
