import type { Trace } from './trace.ts'

/** Kinds of places at which a process can end, by how the names of their points begin. */
export const CRASH_FAMILIES = [
  ...['db ', 'commit: ', 'journal write: ', 'journal sync: ', 'journal create: ', 'journal open: '],
  ...[
    'picture ',
    'say ACK: ',
    'say DECISIONS: ',
    'say ',
    'read: ',
    'model: ',
    'cloud: ',
    'start: ',
    'stop: ',
    'time: ',
  ],
] as const
export type CrashFamily = (typeof CRASH_FAMILIES)[number]

/** Where the station is to end next. */
export interface CrashPlan {
  readonly family: CrashFamily
  /** At its how-manieth point of that family from now on, counted from 1. */
  readonly nth: number
  /** So many turns of the microtask queue later; 0 = at the point itself, in the midst of its call. */
  readonly turns: number
  /** The power goes, and with it what was written and not forced to the disk. */
  readonly power: boolean
  /** How long until somebody starts it again. */
  readonly backAfterMs: number
}

interface Armed {
  readonly plan: CrashPlan
  left: number
  /** Counts down once its place was come by. */
  turns: number | undefined
  point: string
}

/** Every place that the running station comes by: an armed plan ends it at one of them. */
export class CrashPoints {
  readonly #trace: Trace
  readonly #armed = new Set<Armed>()
  /** Ends the station that runs. `where` names the point, and whether it was some turns later. */
  onCrash: (where: string, plan: CrashPlan) => void = () => undefined

  constructor(trace: Trace) {
    this.#trace = trace
  }

  arm(plan: CrashPlan): Armed {
    const armed = { plan, left: plan.nth, turns: undefined, point: '' }
    this.#armed.add(armed)
    this.#trace.note(`armed ${plan.family}× ${plan.nth} + ${plan.turns}`)
    return armed
  }

  /** Ends it now if that plan is still waiting for its place. */
  spring(armed: Armed): void {
    if (this.#armed.has(armed)) this.#crash(armed, 'time: its plan met no such place')
  }

  disarm(): void {
    this.#armed.clear()
  }

  /** The station that runs comes by this place. */
  pass(point: string): void {
    this.#trace.note(point)
    for (const armed of this.#armed) {
      if (armed.turns !== undefined || !point.startsWith(armed.plan.family)) continue
      if (--armed.left > 0) continue
      armed.point = point
      armed.turns = armed.plan.turns
      if (armed.turns === 0) return this.#crash(armed, point)
    }
  }

  /** A turn of the microtask queue is over. */
  turn(): void {
    if (this.#armed.size === 0) return
    for (const armed of this.#armed) {
      if (armed.turns === undefined || --armed.turns > 0) continue
      return this.#crash(armed, `${armed.point}, some turns later`)
    }
  }

  #crash(armed: Armed, where: string): void {
    this.#armed.delete(armed)
    // What was about to end the same life ended with it.
    for (const other of this.#armed) if (other.turns !== undefined) this.#armed.delete(other)
    this.onCrash(where, armed.plan)
  }
}
