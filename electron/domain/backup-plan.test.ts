import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BackupSituation, DEFAULT_BACKUP_PLAN, isBackupDue, keptBackups, nextBackup } from './backup-plan.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A Monday, 00:00 UTC. */
const NOW_MS = Date.UTC(2026, 10, 16)

function due(over: Partial<BackupSituation> & { readonly ageHours?: number }): boolean {
  const { ageHours = 24, ...rest } = over
  const newestWallMs = NOW_MS - ageHours * HOUR_MS
  return isBackupDue(DEFAULT_BACKUP_PLAN, { nowWallMs: NOW_MS, hourNow: 3, newestWallMs, batchOpen: false, ...rest })
}

describe('whether a backup is due', () => {
  it('is nightly, at the quiet hour', () => {
    expect([due({}), due({ hourNow: 4 }), due({ ageHours: 5 }), due({ ageHours: 6 })]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('catches up at any hour after a night was missed, or when there is none or only one from the future', () => {
    expect([due({ hourNow: 15, ageHours: 29 }), due({ hourNow: 15, ageHours: 30 })]).toEqual([false, true])
    expect(due({ hourNow: 15, newestWallMs: undefined })).toBe(true)
    expect(due({ hourNow: 15, ageHours: -1 })).toBe(true)
  })

  it('waits for the end of a batch, but not for ever', () => {
    expect([due({ batchOpen: true }), due({ batchOpen: true, ageHours: 53 })]).toEqual([false, false])
    expect(due({ batchOpen: true, ageHours: 54, hourNow: 12 })).toBe(true)
    expect(due({ batchOpen: true, newestWallMs: undefined })).toBe(false)
  })
})

describe('when the next backup is to be expected', () => {
  const hours = {
    hourOf: (wallMs: number) => new Date(wallMs).getUTCHours(),
    atHour: (wallMs: number, hour: number) => new Date(wallMs).setUTCHours(hour, 0, 0, 0),
  }
  const next = (hourNow: number, ageHours: number | undefined, batchOpen = false) => {
    const nowWallMs = NOW_MS + hourNow * HOUR_MS
    const newestWallMs = ageHours === undefined ? undefined : nowWallMs - ageHours * HOUR_MS
    return nextBackup(DEFAULT_BACKUP_PLAN, { nowWallMs, newestWallMs, batchOpen, ...hours })
  }

  it('is the next quiet hour at which the one before is old enough', () => {
    expect(next(12, 9)).toEqual({ kind: 'at', atWallMs: NOW_MS + 27 * HOUR_MS })
    expect(next(2, 23)).toEqual({ kind: 'at', atWallMs: NOW_MS + 3 * HOUR_MS })
    // Made by hand in the evening: not the same night.
    expect(next(22, 0)).toEqual({ kind: 'at', atWallMs: NOW_MS + 51 * HOUR_MS })
    // Made by hand at noon: the night comes all the same.
    expect(next(12, 0)).toEqual({ kind: 'at', atWallMs: NOW_MS + 27 * HOUR_MS })
    // Made by hand so late in the evening that it is old enough only within the hour.
    expect(next(2, 4.5)).toEqual({ kind: 'at', atWallMs: NOW_MS + 3.5 * HOUR_MS })
  })

  it('is now when one is due, and after the batch when only that is in the way', () => {
    expect([next(15, 31), next(15, undefined), next(3, 24)]).toEqual(Array(3).fill({ kind: 'soon' }))
    expect([next(15, 31, true), next(15, undefined, true)]).toEqual(Array(2).fill({ kind: 'afterBatch' }))
    expect(next(15, 54, true)).toEqual({ kind: 'soon' })
    expect(next(15, 12, true)).toEqual({ kind: 'at', atWallMs: NOW_MS + 27 * HOUR_MS })
  })

  it('is never in the past, and then one is due by the same plan', () => {
    fc.assert(
      fc.property(fc.nat(48 * 60), fc.nat(60 * 60), (nowMinutes, ageMinutes) => {
        const nowWallMs = NOW_MS + nowMinutes * 60_000
        const newestWallMs = nowWallMs - ageMinutes * 60_000
        const expected = nextBackup(DEFAULT_BACKUP_PLAN, { nowWallMs, newestWallMs, batchOpen: false, ...hours })
        if (expected.kind !== 'at') return
        expect(expected.atWallMs).toBeGreaterThanOrEqual(nowWallMs)
        const then = { nowWallMs: expected.atWallMs, hourNow: hours.hourOf(expected.atWallMs), newestWallMs }
        expect(isBackupDue(DEFAULT_BACKUP_PLAN, { ...then, batchOpen: false })).toBe(true)
      }),
    )
  })
})

describe('which backups stay', () => {
  it('are the newest, and the newest of each of the last weeks', () => {
    const days = Array.from({ length: 60 }, (_, n) => NOW_MS - n * DAY_MS)
    const kept = keptBackups(days, DEFAULT_BACKUP_PLAN, NOW_MS)
    // Sundays end the weeks; today's Monday and the Sunday before are among the newest seven.
    const sundays = [1, 8, 15].map((n) => NOW_MS - n * DAY_MS)
    expect(kept).toEqual(new Set([...days.slice(0, 7), ...sundays]))
  })

  it('are not pushed out by those of a clock that is ahead, nor by those of one that was set back', () => {
    const days = Array.from({ length: 7 }, (_, n) => NOW_MS - n * DAY_MS)
    const ahead = Array.from({ length: 9 }, (_, n) => NOW_MS + (n + 1) * DAY_MS)
    expect([...keptBackups([...days, ...ahead], DEFAULT_BACKUP_PLAN, NOW_MS)]).toEqual(expect.arrayContaining(days))
    const past = Date.UTC(2015, 0, 1)
    expect(keptBackups([...days, past], DEFAULT_BACKUP_PLAN, past)).toEqual(new Set([...days, past]))
  })

  it('always hold the newest, and never more than twice what the plan says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2e9), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        (made, keepNewest, keepWeekly) => {
          for (const nowWallMs of made) {
            const kept = keptBackups(made, { keepNewest, keepWeekly }, nowWallMs)
            expect(kept.size).toBeLessThanOrEqual(2 * (keepNewest + keepWeekly))
            expect([kept.has(nowWallMs), kept.has(Math.max(...made))]).toEqual([true, true])
          }
        },
      ),
    )
  })
})
