import * as fc from 'fast-check'
import type { EggAction, EggClass } from '../../electron/domain/egg.ts'
import type { allowedActions } from '../../electron/domain/law/allowed-actions.ts'
import type { IncubationAge } from '../../electron/domain/law/incubation-age.ts'
import { anyAge, anyClass, anyLaw, DESTROYING } from './judgements.ts'
import { trusted } from './law.ts'

type LegalTable = typeof allowedActions

/** An egg that stands in the setter for longer than this does not: no age that anything may rest on (35 days). */
const HOURS_MAX = 35 * 24
const MAYBE_LIVING = ['FEMALE', 'MALE', 'UNCERTAIN', 'UNREADABLE'] as const
const anyHours = fc.double({ min: 0, max: 600, noNaN: true })

/** The law's own reading of an age, written down a second time. */
export function isReliable({ hours, trust }: IncubationAge): boolean {
  return trust === 'trusted' && hours !== undefined && hours >= 0 && hours <= HOURS_MAX
}

/** What holds of the legal table for every law, class and age, the broken ones included. */
export function lawProperties(allowed: LegalTable): readonly (readonly [rule: string, fc.IProperty<unknown>])[] {
  return [
    ['destroys nothing at an age that is not trusted, impossible or unknown', agesAreReliable(allowed)],
    ['lets nobody remove a possibly living embryo from the limit on', limitIsKept(allowed)],
    ['never forbids to wait or to look again, and forbids to keep only where no egg is', waitingIsAllowed(allowed)],
    ['never gives a female or an unreadable egg away, nor takes a clear egg for a male', classesAreKept(allowed)],
    ['allows less and less with age, never more', agesAllowLess(allowed)],
  ]
}

function agesAreReliable(allowed: LegalTable) {
  return fc.property(anyLaw, anyClass, anyAge, (law, eggClass, age) => {
    fc.pre(!isReliable(age))
    return !destroysAny(allowed(law, eggClass, age))
  })
}

function limitIsKept(allowed: LegalTable) {
  return fc.property(anyLaw, anyAge, (law, age) => {
    const limit = law.removalEndsAtHours
    fc.pre(limit !== undefined && !((age.hours ?? Number.NaN) < limit))
    return !MAYBE_LIVING.some((eggClass) => destroysAny(allowed(law, eggClass, age)))
  })
}

function waitingIsAllowed(allowed: LegalTable) {
  return fc.property(anyLaw, anyClass, anyAge, (law, eggClass, age) => {
    const actions = allowed(law, eggClass, age)
    return actions.has('HOLD') && actions.has('RESCAN') && actions.has('KEEP') === (eggClass !== 'EMPTY')
  })
}

function classesAreKept(allowed: LegalTable) {
  const male: readonly EggClass[] = ['MALE', 'UNCERTAIN']
  const clear: readonly EggClass[] = ['INFERTILE', 'EARLY_DEAD', 'MID_DEAD']
  return fc.property(anyLaw, anyClass, anyAge, (law, eggClass, age) => {
    const actions = allowed(law, eggClass, age)
    if (actions.has('REMOVE_MALE') && !male.includes(eggClass)) return false
    return !actions.has('REMOVE_CLEAR') || clear.includes(eggClass)
  })
}

function agesAllowLess(allowed: LegalTable) {
  return fc.property(anyLaw, anyClass, anyHours, anyHours, (law, eggClass, one, other) => {
    const young = allowed(law, eggClass, trusted(Math.min(one, other)))
    const old = allowed(law, eggClass, trusted(Math.max(one, other)))
    return [...old].every((action) => young.has(action))
  })
}

function destroysAny(actions: ReadonlySet<EggAction>): boolean {
  return DESTROYING.some((action) => actions.has(action))
}
