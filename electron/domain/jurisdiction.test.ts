import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AGE_TRUSTS, anyAge, anyClass, anyProfile, DESTROYING } from '../../test/make/judgements.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from './egg.ts'
import { type IncubationAge, incubationAge } from './incubation-age.ts'
import {
  allowedActions,
  destroysEmbryo,
  JURISDICTION_PROFILES,
  type JurisdictionProfile,
  jurisdictionProfile,
  legalHoursLeft,
  profileInForce,
} from './jurisdiction.ts'

const HOUR_MS = 3_600_000
const SECOND_H = 1 / 3600
const SET_MS = Date.UTC(2026, 10, 9, 22)
const LIMITED = JURISDICTION_PROFILES.filter((profile) => profile.removalEndsAtHours !== undefined)
const DE = profileOf('DE')

function profileOf(id: string): JurisdictionProfile {
  const profile = jurisdictionProfile(id)
  if (profile === undefined) throw new Error(`no profile ${id}`)
  return profile
}

function trusted(hours: number): IncubationAge {
  return { hours, trust: 'trusted' }
}

function sorted(actions: Iterable<EggAction>): EggAction[] {
  return [...actions].sort()
}

const HARMLESS = ['KEEP', 'HOLD', 'RESCAN', 'NONE'] as const

/** The whole table, written down by hand from the product's rule 5. */
const TABLE: Readonly<
  Record<EggClass, { before: readonly EggAction[]; past: readonly EggAction[]; untrusted: readonly EggAction[] }>
> = {
  FEMALE: { before: HARMLESS, past: HARMLESS, untrusted: HARMLESS },
  MALE: { before: [...HARMLESS, 'REMOVE_MALE'], past: HARMLESS, untrusted: HARMLESS },
  INFERTILE: { before: [...HARMLESS, 'REMOVE_CLEAR'], past: [...HARMLESS, 'REMOVE_CLEAR'], untrusted: HARMLESS },
  EARLY_DEAD: { before: [...HARMLESS, 'REMOVE_CLEAR'], past: [...HARMLESS, 'REMOVE_CLEAR'], untrusted: HARMLESS },
  MID_DEAD: { before: [...HARMLESS, 'REMOVE_CLEAR'], past: [...HARMLESS, 'REMOVE_CLEAR'], untrusted: HARMLESS },
  UNCERTAIN: { before: [...HARMLESS, 'REMOVE_MALE'], past: HARMLESS, untrusted: HARMLESS },
  UNREADABLE: { before: HARMLESS, past: HARMLESS, untrusted: HARMLESS },
  EMPTY: {
    before: ['NONE', 'HOLD', 'RESCAN'],
    past: ['NONE', 'HOLD', 'RESCAN'],
    untrusted: ['NONE', 'HOLD', 'RESCAN'],
  },
}

describe('allowedActions', () => {
  it.each(EGG_CLASSES)('is the table for %s', (eggClass) => {
    const row = TABLE[eggClass]
    for (const profile of LIMITED) {
      const limit = profile.removalEndsAtHours ?? Number.NaN
      expect(sorted(allowedActions(profile, eggClass, trusted(limit - SECOND_H)))).toEqual(sorted(row.before))
      expect(sorted(allowedActions(profile, eggClass, trusted(limit)))).toEqual(sorted(row.past))
      expect(sorted(allowedActions(profile, eggClass, trusted(limit + SECOND_H)))).toEqual(sorted(row.past))
    }
    expect(sorted(allowedActions(profileOf('NONE'), eggClass, trusted(500)))).toEqual(sorted(row.before))
    for (const profile of JURISDICTION_PROFILES) {
      for (const trust of ['no-set-time', 'clock-not-trusted'] as const) {
        expect(sorted(allowedActions(profile, eggClass, { hours: 200, trust }))).toEqual(sorted(row.untrusted))
      }
    }
  })

  it('ends removal by sex on the millisecond, from the wall clock on', () => {
    for (const profile of LIMITED) {
      const limitMs = SET_MS + (profile.removalEndsAtHours ?? Number.NaN) * HOUR_MS
      const may = (nowWallMs: number) => {
        const age = incubationAge({ setAtWallMs: SET_MS, nowWallMs, clockTrusted: true })
        return allowedActions(profile, 'MALE', age).has('REMOVE_MALE')
      }
      expect([-1000, -1, 0, 1, 1000].map((ms) => may(limitMs + ms))).toEqual([true, true, false, false, false])
    }
  })

  it('destroys nothing at an age that is not trusted, impossible or unknown', () => {
    fc.assert(
      fc.property(anyProfile, anyClass, anyAge, (profile, eggClass, age) => {
        const { hours } = age
        fc.pre(age.trust !== 'trusted' || hours === undefined || !(hours >= 0 && hours <= 35 * 24))
        const allowed = allowedActions(profile, eggClass, age)
        for (const action of DESTROYING) expect(allowed.has(action)).toBe(false)
      }),
    )
  })

  it('lets nobody remove a possibly living embryo from the limit on', () => {
    fc.assert(
      fc.property(anyProfile, anyAge, (profile, age) => {
        const limit = profile.removalEndsAtHours
        fc.pre(limit !== undefined && !((age.hours ?? Number.NaN) < limit))
        for (const eggClass of ['FEMALE', 'MALE', 'UNCERTAIN', 'UNREADABLE'] as const) {
          for (const action of DESTROYING) expect(allowedActions(profile, eggClass, age).has(action)).toBe(false)
        }
      }),
    )
  })

  it('never forbids to wait or to look again, and keeping is forbidden for an empty cell only', () => {
    fc.assert(
      fc.property(anyProfile, anyClass, anyAge, (profile, eggClass, age) => {
        const allowed = allowedActions(profile, eggClass, age)
        expect(allowed.has('HOLD') && allowed.has('RESCAN')).toBe(true)
        expect(allowed.has('KEEP')).toBe(eggClass !== 'EMPTY')
      }),
    )
  })

  it('never gives a female or an unreadable egg away, and never calls a clear egg a male', () => {
    fc.assert(
      fc.property(anyProfile, anyClass, anyAge, (profile, eggClass, age) => {
        const allowed = allowedActions(profile, eggClass, age)
        if (allowed.has('REMOVE_MALE')) expect(['MALE', 'UNCERTAIN']).toContain(eggClass)
        if (allowed.has('REMOVE_CLEAR')) expect(['INFERTILE', 'EARLY_DEAD', 'MID_DEAD']).toContain(eggClass)
      }),
    )
  })

  it('allows less and less with age, never more', () => {
    const hours = fc.double({ min: 0, max: 600, noNaN: true })
    fc.assert(
      fc.property(anyProfile, anyClass, hours, hours, (profile, eggClass, one, other) => {
        const young = allowedActions(profile, eggClass, trusted(Math.min(one, other)))
        const old = allowedActions(profile, eggClass, trusted(Math.max(one, other)))
        for (const action of old) expect(young.has(action)).toBe(true)
      }),
    )
  })

  it('gives a class that this version does not know nothing that destroys', () => {
    const unknown = 'TURQUOISE' as EggClass
    for (const action of DESTROYING) expect(allowedActions(DE, unknown, trusted(200)).has(action)).toBe(false)
    expect(allowedActions(DE, unknown, trusted(200)).has('HOLD')).toBe(true)
  })
})

describe('destroysEmbryo', () => {
  it('names the two actions that end an egg', () => {
    expect(EGG_ACTIONS.filter(destroysEmbryo)).toEqual(DESTROYING)
  })
})

describe('JURISDICTION_PROFILES', () => {
  it('are found by their ids, each with its limit and its source', () => {
    const limits = JURISDICTION_PROFILES.map(({ id, removalEndsAtHours }) => [id, removalEndsAtHours])
    expect(limits).toEqual([
      ['DE', 288],
      ['CH', 288],
      ['FR', 336],
      ['NONE', undefined],
    ])
    for (const profile of JURISDICTION_PROFILES) {
      expect(jurisdictionProfile(profile.id)).toBe(profile)
      expect(profile.source.length).toBeGreaterThan(10)
    }
    expect(jurisdictionProfile('ATLANTIS')).toBeUndefined()
  })
})

describe('profileInForce', () => {
  it('is the profile that is named, and the strictest one where none is known', () => {
    for (const profile of JURISDICTION_PROFILES) expect(profileInForce(profile.id)).toBe(profile)
    const limits = LIMITED.map(({ removalEndsAtHours }) => removalEndsAtHours ?? Number.NaN)
    for (const unknown of ['ATLANTIS', '', undefined]) {
      expect(profileInForce(unknown).removalEndsAtHours).toBe(Math.min(...limits))
    }
  })
})

describe('legalHoursLeft', () => {
  it('counts down to the limit and goes on below it', () => {
    expect(legalHoursLeft(DE, trusted(281.8))).toBeCloseTo(6.2, 9)
    expect(legalHoursLeft(DE, trusted(288))).toBe(0)
    expect(legalHoursLeft(DE, trusted(289.4))).toBeCloseTo(-1.4, 9)
  })

  it('says nothing where there is no limit or no trusted age', () => {
    expect(legalHoursLeft(profileOf('NONE'), trusted(100))).toBeUndefined()
    expect(legalHoursLeft(DE, { hours: undefined, trust: 'no-set-time' })).toBeUndefined()
    expect(legalHoursLeft(DE, { hours: 100, trust: 'clock-not-trusted' })).toBeUndefined()
  })

  it('never shows time left when the table says that it is over, nor the other way round', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIMITED), anyAge, fc.constantFrom(...AGE_TRUSTS), (profile, { hours }, trust) => {
        const age = { hours, trust }
        const left = legalHoursLeft(profile, age)
        expect((left ?? 0) > 0).toBe(allowedActions(profile, 'MALE', age).has('REMOVE_MALE'))
      }),
    )
  })
})
