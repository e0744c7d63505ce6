import type { HeldTrayRow } from '../../../electron/contract/trays.ts'

/** What a person may do with a tray on hold. */
export type HoldAct = 'RESCAN' | 'AS_IS' | 'TAKEN_OUT' | 'SAME_EGGS' | 'OTHER_EGGS' | 'name'

/** The buttons of a tray, the likeliest first: a question comes before everything, and a tray that nobody could read is named. */
export function actsFor({ inQuestion, reason, flags, rescanAsked }: HeldTrayRow): readonly HoldAct[] {
  const naming: readonly HoldAct[] =
    flags.includes('CODE_UNREADABLE') || reason === 'OTHER_SHAPE' || reason === 'PATTERN_DIFFERS' ? ['name'] : []
  const again: readonly HoldAct[] = rescanAsked ? [] : ['RESCAN']
  if (!inQuestion) return [...naming, ...again, 'AS_IS', 'TAKEN_OUT']
  const same: readonly HoldAct[] = reason === 'OTHER_SHAPE' ? [] : ['SAME_EGGS']
  return [...naming, ...same, 'OTHER_EGGS', ...again, 'TAKEN_OUT']
}
