import { describe, expect, it } from 'vitest'
import {
  DAY_COUNTS,
  JURISDICTION_PROFILES,
  jurisdictionProfile,
  OPEN_QUESTIONS,
  profileInForce,
} from './jurisdiction-profile.ts'

describe('JURISDICTION_PROFILES', () => {
  it('are the countries of this version, each with the day on which its ban begins', () => {
    expect(JURISDICTION_PROFILES.map(({ id, name, banBeginsOnDay }) => [id, name, banBeginsOnDay])).toEqual([
      ['DE', 'Germany', 13],
      ['FR', 'France', 15],
      ['CH', 'Switzerland', 13],
      ['AT', 'Austria', 13],
      ['IT', 'Italy', 13],
      ['NONE', 'No statutory limit configured', undefined],
    ])
  })

  it('count days by the reading that cannot be wrong, until a lawyer has confirmed another', () => {
    for (const { dayCount } of JURISDICTION_PROFILES) expect(dayCount).toBe('earlierOfBoth')
    expect(DAY_COUNTS).toContain('earlierOfBoth')
  })

  it('say where they come from, since when, and what nobody has confirmed', () => {
    expect(JURISDICTION_PROFILES.map(({ id, validFrom }) => [id, validFrom])).toEqual([
      ['DE', undefined],
      ['FR', '2022-02-05'],
      ['CH', '2025-02'],
      ['AT', '2023'],
      ['IT', '2026'],
      ['NONE', undefined],
    ])
    for (const { source, toBeConfirmedBy, unconfirmed } of JURISDICTION_PROFILES) {
      expect(source.length).toBeGreaterThan(10)
      expect(toBeConfirmedBy).toBe('the site’s own lawyer')
      expect(unconfirmed.length).toBeGreaterThan(0)
      expect(OPEN_QUESTIONS).toEqual(expect.arrayContaining([...unconfirmed]))
    }
  })

  it('say openly where a ban is known and no day', () => {
    const withoutADay = JURISDICTION_PROFILES.filter(({ unconfirmed }) => unconfirmed.includes('NO_LIMIT_IN_SOURCE'))
    expect(withoutADay.map(({ id }) => id)).toEqual(['AT', 'IT'])
    for (const { source } of withoutADay) expect(source).toContain('name no day')
  })
})

describe('profileInForce', () => {
  it('is the profile that is named', () => {
    for (const profile of JURISDICTION_PROFILES) {
      expect(profileInForce(profile.id)).toBe(profile)
      expect(jurisdictionProfile(profile.id)).toBe(profile)
    }
  })

  it.each(['ATLANTIS', '', 'de', undefined])('is the strictest one for %s', (id) => {
    const days = JURISDICTION_PROFILES.map(({ banBeginsOnDay }) => banBeginsOnDay ?? 99)
    expect(profileInForce(id)).toMatchObject({
      ...{ id: 'STRICTEST', name: 'Strictest known limit', validFrom: undefined },
      source: 'The least limit of the profiles that name one',
      banBeginsOnDay: Math.min(...days),
      dayCount: 'earlierOfBoth',
      unconfirmed: ['NO_LIMIT_IN_SOURCE', 'DAY_COUNT'],
    })
    if (id !== undefined) expect(jurisdictionProfile(id)).toBeUndefined()
  })
})
