import type { Clock } from '../base/clock.ts'
import type { Problem } from '../contract/vocabulary.ts'
import { HAPPENED_ALARMS } from '../domain/alarm/happened-alarms.ts'
import type { AlarmId } from '../domain/alarm/rationalisation.ts'

/** A thing that happened stands until somebody has seen it, and so long at least: a screen draws ten views in the meantime. */
export const INCIDENT_STANDS_MS = 10_000

interface Incident {
  readonly untilMonoMs: number
  readonly detail: Problem['detail']
}

/** What happened once and is no state of any part, kept present as an alarm until somebody has acknowledged it: nobody else knows of it any more. */
export class Incidents {
  readonly #clock: Clock
  readonly #happened = new Map<AlarmId, Incident>()
  readonly #isSeen: (id: AlarmId) => boolean
  #counted = 0

  /** `isSeen`: its alarm stands and somebody has acknowledged it. */
  constructor(clock: Clock, isSeen: (id: AlarmId) => boolean) {
    this.#clock = clock
    this.#isSeen = isSeen
  }

  happened(id: AlarmId, detail: Problem['detail'] = {}): void {
    this.#happened.set(id, { untilMonoMs: this.#clock.monoMs() + INCIDENT_STANDS_MS, detail })
  }

  /** An earlier start told of it, and nobody has seen it. What this start has found of its kind speaks for it. Alarms of another kind are not of here. */
  wasNotSeen(alarm: string, detail: Problem['detail']): void {
    if (isHappened(alarm) && !this.#happened.has(alarm)) this.happened(alarm, detail)
  }

  /** Takes how many messages never came since the start; any more than before is an incident, with the number of all. */
  neverCame(inAll: number): void {
    if (inAll > this.#counted) this.happened('SCANS_MISSING', { count: inAll })
    this.#counted = inAll
  }

  /** Those that nobody has seen yet, or whose time is not over. */
  present(): Map<AlarmId, Problem['detail']> {
    const nowMs = this.#clock.monoMs()
    for (const [id, { untilMonoMs }] of this.#happened)
      if (untilMonoMs <= nowMs && this.#isSeen(id)) this.#happened.delete(id)
    return new Map([...this.#happened].map(([id, { detail }]) => [id, detail]))
  }
}

function isHappened(alarm: string): alarm is keyof typeof HAPPENED_ALARMS {
  return Object.hasOwn(HAPPENED_ALARMS, alarm)
}
