import type { LiveView } from '../contract/live.ts'
import { legalHoursLeft } from '../domain/law/allowed-actions.ts'
import { calendarDay } from '../domain/law/batch-law.ts'
import type { StoredBatch } from '../store/store.ts'
import type { LegalClock } from './legal-clock.ts'

/** What the screen is told of the law of a batch: the limit in force, both readings of it, and what nobody has confirmed. */
export function liveLegal(
  batch: StoredBatch,
  legalClock: LegalClock,
  nowWallMs: number,
): NonNullable<LiveView['legal']> {
  const law = legalClock.law(batch)
  const age = legalClock.age(batch)
  const { setAtWallMs, jurisdictionId } = batch.identity
  return {
    jurisdictionId,
    ageHours: age.hours ?? null,
    trust: age.trust,
    limitHours: law.removalEndsAtHours ?? null,
    hoursLeft: legalHoursLeft(law, age) ?? null,
    dayCount: law.profile.dayCount,
    banBeginsOnDay: law.profile.banBeginsOnDay ?? null,
    calendarDay: calendarDay({ setAtWallMs, nowWallMs, zone: legalClock.zone }) ?? null,
    readings: {
      hoursSinceSet: law.readings.hoursSinceSet ?? null,
      calendarDays: law.readings.calendarDays ?? null,
    },
    timeZone: law.zoneName ?? null,
    unconfirmed: [...law.profile.unconfirmed],
  }
}
