import type { Clock } from '../base/clock.ts'
import type { LiveAlarms } from '../contract/alarms.ts'
import type { Problem } from '../contract/vocabulary.ts'
import {
  type AlarmEvent,
  type AlarmState,
  isActive,
  NORMAL_ALARM,
  reduceAlarm,
  withheldBy,
} from '../domain/alarm/alarm-state.ts'
import { ALARM_IDS, type AlarmId, alarmKind } from '../domain/alarm/rationalisation.ts'

interface Entry {
  readonly state: AlarmState
  readonly sinceWallMs: number
  readonly detail: Problem['detail']
}

const NOTHING: Entry = { state: NORMAL_ALARM, sinceWallMs: 0, detail: {} }

/** Every alarm of a line. A restart forgets it: what still stands then calls anew, which is the safe side. */
export class AlarmEngine {
  readonly #clock: Clock
  readonly #entries = new Map<AlarmId, Entry>(ALARM_IDS.map((id) => [id, NOTHING]))

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes the whole set of conditions that are present, so that one that is gone cannot be forgotten. */
  update(present: ReadonlyMap<AlarmId, Problem['detail']>): void {
    for (const id of ALARM_IDS) {
      const detail = present.get(id)
      this.#step(id, { kind: 'condition', present: detail !== undefined }, detail)
    }
    // After all conditions, because the cause may come in the same moment as its consequence.
    for (const id of ALARM_IDS) {
      const explained = alarmKind(id).explainedBy.some((cause) => this.#stands(cause))
      if (explained !== this.#entry(id).state.suppressed) this.#step(id, { kind: 'suppress', on: explained })
    }
  }

  /** Somebody has seen it. It stays on the list for as long as it stands. */
  acknowledge(id: AlarmId): void {
    this.#step(id, { kind: 'acknowledge' })
  }

  /** Puts it aside for so long; then it calls again if it still stands. */
  shelve(id: AlarmId, forMs: number): void {
    this.#step(id, { kind: 'shelve', forMs })
  }

  unshelve(id: AlarmId): void {
    this.#step(id, { kind: 'unshelve' })
  }

  /** What people are shown: `problems` stand and call; urgent first, then oldest first. */
  view(): { readonly problems: Problem[]; readonly alarms: LiveAlarms } {
    const problems: Problem[] = []
    const returned: LiveAlarms['returned'] = []
    const shelved: LiveAlarms['shelved'] = []
    const suppressed: LiveAlarms['suppressed'] = []
    for (const [id, { state, sinceWallMs, detail }] of this.#entries) {
      const alarm = { id, priority: alarmKind(id).priority, sinceWallMs }
      const withheld = withheldBy(state)
      if (withheld === 'shelved') {
        const untilWallMs = this.#clock.wallMs() + (state.shelvedUntilMs ?? 0) - this.#clock.monoMs()
        shelved.push({ id, priority: alarm.priority, untilWallMs, active: isActive(state) })
      } else if (withheld === 'suppressed') {
        if (isActive(state)) suppressed.push(alarm)
      } else if (isActive(state)) {
        problems.push({ ...alarm, detail, acknowledged: state.phase === 'acknowledged' })
      } else if (state.phase !== 'normal') returned.push(alarm)
    }
    return { problems: problems.sort(byUrgency), alarms: { returned: returned.sort(byUrgency), shelved, suppressed } }
  }

  #stands(id: string): boolean {
    return isActive(this.#entries.get(id as AlarmId)?.state ?? NORMAL_ALARM)
  }

  #entry(id: AlarmId): Entry {
    return this.#entries.get(id) ?? NOTHING
  }

  #step(id: AlarmId, event: AlarmEvent, detail?: Problem['detail']): void {
    const before = this.#entry(id)
    const state = reduceAlarm(before.state, event, alarmKind(id), this.#clock.monoMs())
    const begins = isActive(state) && !isActive(before.state)
    this.#entries.set(id, {
      state,
      sinceWallMs: begins ? this.#clock.wallMs() : before.sinceWallMs,
      detail: detail ?? before.detail,
    })
  }
}

function byUrgency(
  one: { readonly priority: number; readonly sinceWallMs: number },
  other: { readonly priority: number; readonly sinceWallMs: number },
): number {
  return one.priority - other.priority || one.sinceWallMs - other.sinceWallMs
}
