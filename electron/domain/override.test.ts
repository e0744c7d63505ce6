import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyLaw } from '../../test/make/judgements.ts'
import { lawUntil } from '../../test/make/law.ts'
import { EGG_CLASSES } from './egg.ts'
import { allowedActions, destroysEmbryo } from './law/allowed-actions.ts'
import { AGE_TRUSTS, type IncubationAge } from './law/incubation-age.ts'
import { OVERRIDE_CLASSES, overrideAction } from './override.ts'

const germany = lawUntil(288)
const at = (hours: number): IncubationAge => ({ hours, trust: 'trusted' })
const unknown: IncubationAge = { hours: undefined, trust: 'no-set-time' }

const ages = fc.record({
  hours: fc.option(fc.oneof(fc.double({ min: -50, max: 1000 }), fc.constantFrom(Number.NaN, 287.999, 288, 336)), {
    nil: undefined,
  }),
  trust: fc.constantFrom(...AGE_TRUSTS),
}) satisfies fc.Arbitrary<IncubationAge>
const decidedClasses = fc.constantFrom(...EGG_CLASSES)
const calledClasses = fc.constantFrom(...OVERRIDE_CLASSES)

describe('overrideAction', () => {
  it('does what the person says before the limit', () => {
    expect(overrideAction('FEMALE', 'MALE', germany, at(280))).toBe('REMOVE_MALE')
    expect(overrideAction('MALE', 'FEMALE', germany, at(280))).toBe('KEEP')
    expect(overrideAction('MALE', 'INFERTILE', germany, at(280))).toBe('REMOVE_CLEAR')
    expect(overrideAction('MALE', 'UNCERTAIN', germany, at(280))).toBe('HOLD')
    expect(overrideAction('MALE', 'EMPTY', germany, at(280))).toBe('NONE')
  })

  it('keeps a male past the limit, and lets it wait at an age nobody trusts', () => {
    expect(overrideAction('FEMALE', 'MALE', germany, at(288))).toBe('KEEP')
    expect(overrideAction('FEMALE', 'MALE', germany, unknown)).toBe('HOLD')
    expect(overrideAction('MALE', 'FEMALE', germany, unknown)).toBe('KEEP')
  })

  it('does not let one wrong word remove a living embryo past the limit', () => {
    expect(overrideAction('MALE', 'INFERTILE', germany, at(300))).toBe('HOLD')
    expect(overrideAction('UNREADABLE', 'MID_DEAD', germany, at(300))).toBe('HOLD')
    expect(overrideAction('INFERTILE', 'EARLY_DEAD', germany, at(300))).toBe('REMOVE_CLEAR')
  })

  it('never emits an action that the law forbids for the class that is called', () => {
    fc.assert(
      fc.property(decidedClasses, calledClasses, anyLaw, ages, (decided, called, law, age) => {
        expect(allowedActions(law, called, age)).toContain(overrideAction(decided, called, law, age))
      }),
    )
  })

  it('never destroys what the machine took for living once removal has ended or the age is not trusted', () => {
    fc.assert(
      fc.property(decidedClasses, calledClasses, anyLaw, ages, (decided, called, law, age) => {
        fc.pre(!allowedActions(law, 'MALE', age).has('REMOVE_MALE'))
        fc.pre(!allowedActions(law, decided, age).has('REMOVE_CLEAR'))
        expect(destroysEmbryo(overrideAction(decided, called, law, age))).toBe(false)
      }),
    )
  })
})
