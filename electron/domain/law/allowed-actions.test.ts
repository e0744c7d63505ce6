import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AGE_TRUSTS, anyAge, anyClass, anyLaw, DESTROYING } from '../../../test/make/judgements.ts'
import { lawUntil, trusted } from '../../../test/make/law.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../egg.ts'
import { allowedActions, destroysEmbryo, legalHoursLeft } from './allowed-actions.ts'

const SECOND_H = 1 / 3600
/** Limits in force as the profiles of this version make them. */
const LIMITS = [262, 264.001, 271.5, 288, 336]
const DE = lawUntil(288)

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
    for (const limit of LIMITS) {
      const allowed = (hours: number) => sorted(allowedActions(lawUntil(limit), eggClass, trusted(hours)))
      expect(allowed(limit - SECOND_H)).toEqual(sorted(row.before))
      expect(allowed(limit)).toEqual(sorted(row.past))
      expect(allowed(limit + SECOND_H)).toEqual(sorted(row.past))
    }
    expect(sorted(allowedActions(lawUntil(undefined), eggClass, trusted(500)))).toEqual(sorted(row.before))
    for (const limit of [...LIMITS, undefined]) {
      for (const trust of ['no-set-time', 'clock-not-trusted', 'age-impossible'] as const) {
        expect(sorted(allowedActions(lawUntil(limit), eggClass, { hours: 200, trust }))).toEqual(sorted(row.untrusted))
      }
    }
  })

  it('takes a limit that is no number for past at every age', () => {
    for (const limit of [Number.NaN, Number.NEGATIVE_INFINITY]) {
      expect(allowedActions(lawUntil(limit), 'MALE', trusted(0)).has('REMOVE_MALE')).toBe(false)
    }
  })

  it('destroys nothing at an age that is not trusted, impossible or unknown', () => {
    fc.assert(
      fc.property(anyLaw, anyClass, anyAge, (law, eggClass, age) => {
        const { hours } = age
        fc.pre(age.trust !== 'trusted' || hours === undefined || !(hours >= 0 && hours <= 35 * 24))
        const allowed = allowedActions(law, eggClass, age)
        for (const action of DESTROYING) expect(allowed.has(action)).toBe(false)
      }),
    )
  })

  it('lets nobody remove a possibly living embryo from the limit on', () => {
    fc.assert(
      fc.property(anyLaw, anyAge, (law, age) => {
        const limit = law.removalEndsAtHours
        fc.pre(limit !== undefined && !((age.hours ?? Number.NaN) < limit))
        for (const eggClass of ['FEMALE', 'MALE', 'UNCERTAIN', 'UNREADABLE'] as const) {
          for (const action of DESTROYING) expect(allowedActions(law, eggClass, age).has(action)).toBe(false)
        }
      }),
    )
  })

  it('never forbids to wait or to look again, and keeping is forbidden for an empty cell only', () => {
    fc.assert(
      fc.property(anyLaw, anyClass, anyAge, (law, eggClass, age) => {
        const allowed = allowedActions(law, eggClass, age)
        expect(allowed.has('HOLD') && allowed.has('RESCAN')).toBe(true)
        expect(allowed.has('KEEP')).toBe(eggClass !== 'EMPTY')
      }),
    )
  })

  it('never gives a female or an unreadable egg away, and never calls a clear egg a male', () => {
    fc.assert(
      fc.property(anyLaw, anyClass, anyAge, (law, eggClass, age) => {
        const allowed = allowedActions(law, eggClass, age)
        if (allowed.has('REMOVE_MALE')) expect(['MALE', 'UNCERTAIN']).toContain(eggClass)
        if (allowed.has('REMOVE_CLEAR')) expect(['INFERTILE', 'EARLY_DEAD', 'MID_DEAD']).toContain(eggClass)
      }),
    )
  })

  it('allows less and less with age, never more', () => {
    const hours = fc.double({ min: 0, max: 600, noNaN: true })
    fc.assert(
      fc.property(anyLaw, anyClass, hours, hours, (law, eggClass, one, other) => {
        const young = allowedActions(law, eggClass, trusted(Math.min(one, other)))
        const old = allowedActions(law, eggClass, trusted(Math.max(one, other)))
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

describe('legalHoursLeft', () => {
  it('counts down to the limit and goes on below it', () => {
    expect(legalHoursLeft(DE, trusted(281.8))).toBeCloseTo(6.2, 9)
    expect(legalHoursLeft(DE, trusted(288))).toBe(0)
    expect(legalHoursLeft(DE, trusted(289.4))).toBeCloseTo(-1.4, 9)
  })

  it('says nothing where there is no limit or no trusted age', () => {
    expect(legalHoursLeft(lawUntil(undefined), trusted(100))).toBeUndefined()
    expect(legalHoursLeft(DE, { hours: undefined, trust: 'no-set-time' })).toBeUndefined()
    expect(legalHoursLeft(DE, { hours: 100, trust: 'clock-not-trusted' })).toBeUndefined()
  })

  it('never shows time left when the table says that it is over, nor the other way round', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LIMITS).map(lawUntil),
        anyAge,
        fc.constantFrom(...AGE_TRUSTS),
        (law, { hours }, trust) => {
          const age = { hours, trust }
          const left = legalHoursLeft(law, age)
          expect((left ?? 0) > 0).toBe(allowedActions(law, 'MALE', age).has('REMOVE_MALE'))
        },
      ),
    )
  })
})
