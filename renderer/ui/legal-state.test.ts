import { describe, expect, it } from 'vitest'
import { liveLegal } from '../../test/make/law.ts'
import { hoursLeftBy, legalStanding, possibleByClass, possibleNow } from './legal-state.ts'

const PAST = liveLegal({ ageHours: 273, hoursLeft: -1 })
const JUMPED = liveLegal({ trust: 'clock-not-trusted', hoursLeft: null })
const UNSET = liveLegal({ trust: 'no-set-time', ageHours: null, hoursLeft: null })

describe('legalStanding', () => {
  it('says one thing, the most important one', () => {
    expect(legalStanding(liveLegal())).toBe('open')
    expect(legalStanding(liveLegal({ hoursLeft: 0 }))).toBe('past')
    expect(legalStanding(PAST)).toBe('past')
    expect(legalStanding(JUMPED)).toBe('clockNotTrusted')
    expect(legalStanding(UNSET)).toBe('noSetTime')
    expect(legalStanding(liveLegal({ limitHours: null, hoursLeft: null }))).toBe('noLimit')
  })
})

describe('possibleNow', () => {
  it('is what the table of the station allows', () => {
    expect(possibleNow(liveLegal(), 'MALE')).toEqual(['KEEP', 'REMOVE_MALE', 'RESCAN', 'HOLD', 'NONE'])
    expect(possibleNow(PAST, 'MALE')).toEqual(['KEEP', 'RESCAN', 'HOLD', 'NONE'])
    expect(possibleNow(PAST, 'INFERTILE')).toContain('REMOVE_CLEAR')
    for (const legal of [JUMPED, UNSET]) expect(possibleNow(legal, 'INFERTILE')).not.toContain('REMOVE_CLEAR')
  })

  it('puts classes together for which the same is possible', () => {
    expect(possibleByClass(PAST).map(({ classes }) => classes)).toEqual([
      ['FEMALE', 'MALE', 'UNCERTAIN', 'UNREADABLE'],
      ['INFERTILE', 'EARLY_DEAD', 'MID_DEAD'],
      ['EMPTY'],
    ])
    expect(possibleByClass(JUMPED)).toHaveLength(2)
  })
})

describe('hoursLeftBy', () => {
  it('tells both readings, also when one of them is over', () => {
    expect([hoursLeftBy(PAST, 'hoursSinceSet'), hoursLeftBy(PAST, 'calendarDays')]).toEqual([15, -1])
  })

  it('knows nothing without an age that is trusted, or a limit', () => {
    for (const legal of [JUMPED, UNSET]) expect(hoursLeftBy(legal, 'hoursSinceSet')).toBeNull()
    const readings = { hoursSinceSet: 288, calendarDays: null }
    expect(hoursLeftBy(liveLegal({ readings }), 'calendarDays')).toBeNull()
  })
})
