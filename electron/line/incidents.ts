import type { Clock } from '../base/clock.ts'
import type { Problem } from '../contract/vocabulary.ts'
import type { AlarmId } from '../domain/alarm/rationalisation.ts'

/** A thing that happened stands this long as a condition; its alarm is latching, so it stays for whoever looks later. A screen draws ten views in the meantime at least. */
export const INCIDENT_STANDS_MS = 10_000

interface Incident {
  readonly untilMonoMs: number
  readonly detail: Problem['detail']
}

/** What happened once and is no state of any part, kept present long enough to become an alarm. */
export class Incidents {
  readonly #clock: Clock
  readonly #happened = new Map<AlarmId, Incident>()
  #counted = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  happened(id: AlarmId, detail: Problem['detail'] = {}): void {
    this.#happened.set(id, { untilMonoMs: this.#clock.monoMs() + INCIDENT_STANDS_MS, detail })
  }

  /** Takes how many messages never came since the start; any more than before is an incident, with the number of all. */
  neverCame(inAll: number): void {
    if (inAll > this.#counted) this.happened('SCANS_MISSING', { count: inAll })
    this.#counted = inAll
  }

  /** Those whose time is not over. */
  present(): Map<AlarmId, Problem['detail']> {
    const nowMs = this.#clock.monoMs()
    for (const [id, { untilMonoMs }] of this.#happened) if (untilMonoMs <= nowMs) this.#happened.delete(id)
    return new Map([...this.#happened].map(([id, { detail }]) => [id, detail]))
  }
}
