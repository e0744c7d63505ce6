import { useState } from 'react'
import { ACCESS_REFUSALS } from '../../electron/contract/access.ts'
import { codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { stationNowWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { type Translate, useWords } from '../i18n/use-words.ts'
import { formatWait } from '../ui/format.ts'
import css from './people.module.css'

/** Why something about people was not done: a refusal of the station or the code of a call that failed. */
export interface PeopleProblem {
  readonly code: string
  /** By the station's clock, for LOCKED_FOR_NOW. */
  readonly untilWallMs: number | null
}

/** A call that failed. Undefined where somebody gave up: they know. */
export function problemOf(reason: unknown): PeopleProblem | undefined {
  return accessCodeOf(reason) === undefined ? { code: codeOf(reason), untilWallMs: null } : undefined
}

/** What is left of a lock, in ms; nothing where there is none. Drawn anew every second. */
export function useLockLeftMs(untilWallMs: number | null): number {
  return useConsole((state) =>
    untilWallMs === null ? 0 : Math.max(0, Math.ceil((untilWallMs - stationNowWallMs(state)) / 1_000) * 1_000),
  )
}

/** Says it, and counts a lock down. The seconds are for the eye alone: a screen reader would repeat the sentence with each. */
export function RefusalNote({ problem }: { readonly problem: PeopleProblem }) {
  const { t } = useWords()
  const leftMs = useLockLeftMs(problem.untilWallMs)
  const [spoken] = useState(() => words(t, problem.code, leftMs))
  const now = words(t, problem.code, leftMs)
  return (
    <div className={css.problem}>
      <p className="visually-hidden" role="alert">
        {spoken}
      </p>
      <p aria-hidden="true">{now}</p>
    </div>
  )
}

function words(t: Translate, code: string, leftMs: number): string {
  if (code === 'LOCKED_FOR_NOW') {
    return leftMs > 0 ? t('people.refusal.LOCKED_FOR_NOW', { wait: formatWait(leftMs) }) : t('people.refusal.UNLOCKED')
  }
  if (code === 'BUSY') return t('people.refusal.BUSY')
  const known = ACCESS_REFUSALS.find((one) => one === code)
  if (known !== undefined && known !== 'LOCKED_FOR_NOW') return t(`people.refusal.${known}`)
  return code === 'CLOSED' || code === 'DEADLINE'
    ? t('people.refusal.unreachable')
    : t('people.refusal.other', { code })
}
