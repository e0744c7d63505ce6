import type { Clock } from '../base/clock.ts'
import type { Problem } from '../contract/vocabulary.ts'
import { HAPPENED_ALARMS } from '../domain/alarm/happened-alarms.ts'
import type { AlarmId } from '../domain/alarm/rationalisation.ts'

/** A thing that happened stands until somebody has seen it, and so long at least: a screen draws ten views in the meantime. */
export const INCIDENT_STANDS_MS = 10_000

interface Incident {
  readonly untilMonoMs: number
  readonly detail: Problem['detail']
  /** It happened again while somebody had seen the one before: that alarm ends first, so that this one calls. */
  readonly waits: boolean
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
    const waits = this.#happened.has(id) && this.#isSeen(id)
    this.#happened.set(id, { untilMonoMs: this.#clock.monoMs() + INCIDENT_STANDS_MS, detail, waits })
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
    for (const [id, incident] of this.#happened) {
      if (!this.#isSeen(id)) this.#happened.set(id, { ...incident, waits: false })
      else if (!incident.waits && incident.untilMonoMs <= nowMs) this.#happened.delete(id)
    }
    const present = [...this.#happened].filter(([, { waits }]) => !waits)
    return new Map(present.map(([id, { detail }]) => [id, detail]))
  }
}

function isHappened(alarm: string): alarm is keyof typeof HAPPENED_ALARMS {
  return Object.hasOwn(HAPPENED_ALARMS, alarm)
}
