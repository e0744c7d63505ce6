import { describe, expect, it } from 'vitest'
import { ALARM_IDS, alarmKind } from './rationalisation.ts'

/** Priority 1 of all kinds: ISA-18.2's guidance is about 5 % of the alarms that occur; of the kinds no more than a third may be so urgent. */
const URGENT_SHARE_MAX = 1 / 3

describe('the rationalisation table', () => {
  it.each(ALARM_IDS)('says of %s why, what follows, what to do and how soon', (id) => {
    const kind = alarmKind(id)
    for (const text of [kind.cause, kind.consequence, kind.response]) expect(text).toMatch(/^[A-Z].*\.$/)
    expect(kind.respondWithinMinutes).toBeGreaterThan(0)
  })

  it('explains alarms by alarms that there are, and none by itself in the end', () => {
    const seen = (id: string, path: readonly string[]): void => {
      expect(ALARM_IDS).toContain(id)
      expect(path).not.toContain(id)
      for (const cause of alarmKind(id as (typeof ALARM_IDS)[number]).explainedBy) seen(cause, [...path, id])
    }
    for (const id of ALARM_IDS) seen(id, [])
  })

  it('explains nothing by what is less urgent', () => {
    for (const id of ALARM_IDS) {
      const { priority, explainedBy } = alarmKind(id)
      for (const cause of explainedBy) {
        expect(alarmKind(cause as (typeof ALARM_IDS)[number]).priority).toBeLessThanOrEqual(priority)
      }
    }
  })

  it('calls few things urgent, and asks for a quick response to all of those', () => {
    const urgent = ALARM_IDS.map(alarmKind).filter(({ priority }) => priority === 1)
    expect(urgent.length / ALARM_IDS.length).toBeLessThanOrEqual(URGENT_SHARE_MAX)
    for (const { respondWithinMinutes } of urgent) expect(respondWithinMinutes).toBeLessThanOrEqual(5)
  })
})
