import type { AlarmBehaviour } from './alarm-state.ts'

/** 1 is the most urgent. ISA-18.2 asks that few alarms are; the share of each is part of the review of this table. */
export type AlarmPriority = 1 | 2 | 3

/**
 * One row of the rationalisation table: every alarm that there is, why it comes, what happens if nobody does anything, what to do, and how
 * soon. A condition that asks for no response by a person is an event and has no row here. The texts are the handbook's; screens translate.
 */
export interface AlarmKind extends AlarmBehaviour {
  readonly priority: AlarmPriority
  readonly cause: string
  readonly consequence: string
  readonly response: string
  /** Within this time the response still avoids the consequence. */
  readonly respondWithinMinutes: number
  /** While one of these stands this one is only its consequence, and is suppressed by design. */
  readonly explainedBy: readonly string[]
}

/** Said at once, because the numbers freeze at once; what flickers rings once. */
export const SHORT: AlarmBehaviour = { onDelayMs: 0, offDelayMs: 1_000, latching: false }
/** Counts that swing about their limit. */
export const SLOW: AlarmBehaviour = { onDelayMs: 2_000, offDelayMs: 10_000, latching: false }
/** What is decided elsewhere, once, and has no flicker. */
export const AT_ONCE: AlarmBehaviour = { onDelayMs: 0, offDelayMs: 0, latching: false }

/** What happened once: it stays until somebody has seen it, however short it was and whatever withheld it. */
export const HAPPENED: AlarmBehaviour = { onDelayMs: 0, offDelayMs: 0, latching: true }
