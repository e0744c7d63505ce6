import type { Clock } from '../base/clock.ts'
import type { LiveAlarms } from '../contract/alarms.ts'
import type { Problem } from '../contract/vocabulary.ts'
import { alarmDeed } from '../domain/alarm/alarm-deed.ts'
import {
  type AlarmEvent,
  type AlarmState,
  isActive,
  isCalling,
  NORMAL_ALARM,
  reduceAlarm,
  type Withheld,
  withheldBy,
} from '../domain/alarm/alarm-state.ts'
import { isFlood, withinFloodWindow } from '../domain/alarm/flood.ts'
import { ALARM_IDS, ALARM_KINDS, type AlarmId, alarmKind } from '../domain/alarm/rationalisation.ts'
import type { AlarmLogEntry, OutOfService } from '../store/alarm-log.ts'

interface Entry {
  readonly state: AlarmState
  readonly sinceWallMs: number
  readonly detail: Problem['detail']
}

const NOTHING: Entry = { state: NORMAL_ALARM, sinceWallMs: 0, detail: {} }

/** What the engine is given besides the time. */
export interface AlarmEngineOptions {
  /** What stays out of service over restarts. */
  readonly outOfService?: readonly OutOfService[]
  /** Told of every line of the history, as it happens. */
  readonly record?: (entry: AlarmLogEntry) => void
}

/** Every alarm of a line. A restart forgets the rest: what still stands then calls anew, which is the safe side. */
export class AlarmEngine {
  readonly #clock: Clock
  readonly #record: (entry: AlarmLogEntry) => void
  readonly #entries = new Map<AlarmId, Entry>(ALARM_IDS.map((id) => [id, NOTHING]))
  readonly #outOfService = new Map<AlarmId, OutOfService>()
  /** When people were called, as far as it matters for a flood. */
  #calledAtMs: readonly number[] = []

  constructor(clock: Clock, { outOfService = [], record = () => undefined }: AlarmEngineOptions = {}) {
    this.#clock = clock
    this.#record = () => undefined
    for (const entry of outOfService) if (isAlarmId(entry.alarm)) this.#withdraw(entry.alarm, entry)
    this.#record = record
  }

  /** Takes the whole set of conditions that are present, so that one that is gone cannot be forgotten. */
  update(present: ReadonlyMap<AlarmId, Problem['detail']>): void {
    for (const id of ALARM_IDS) {
      const detail = present.get(id)
      this.#step(id, { kind: 'condition', present: detail !== undefined }, detail)
      this.#finish(id)
    }
    // After all conditions, because the cause may come in the same moment as its consequence.
    for (const id of ALARM_IDS) {
      const explained = alarmKind(id).explainedBy.some((cause) => this.#explains(cause))
      if (explained !== this.#entry(id).state.suppressed) this.#step(id, { kind: 'suppress', on: explained })
    }
  }

  /** Whether the condition was present when it was last told, whatever became of the alarm. */
  isPresent(id: AlarmId): boolean {
    return this.#entry(id).state.present
  }

  /** The same of all of them: what a start must look at, because a shelved alarm is still the case. */
  get present(): readonly AlarmId[] {
    return ALARM_IDS.filter((id) => this.isPresent(id))
  }

  /** It stands, and somebody has seen it. */
  isAcknowledged(id: AlarmId): boolean {
    return this.#entry(id).state.phase === 'acknowledged'
  }

  /** Somebody has seen it. It stays on the list for as long as it stands. `who` is empty while nobody is signed in. */
  acknowledge(id: AlarmId, who: string): void {
    this.#step(id, { kind: 'acknowledge' }, undefined, who)
    this.#finish(id)
  }

  /** Puts it aside for so long; then it calls again if it still stands. */
  shelve(id: AlarmId, forMs: number, who: string): void {
    this.#step(id, { kind: 'shelve', forMs }, undefined, who)
  }

  unshelve(id: AlarmId, who: string): void {
    this.#step(id, { kind: 'unshelve' }, undefined, who)
  }

  /** Calls nobody until it is put back; the caller has made it durable before. */
  takeOutOfService(id: AlarmId, entry: OutOfService): void {
    this.#withdraw(id, entry)
  }

  putBackInService(id: AlarmId, who: string): void {
    if (!this.#outOfService.delete(id)) return
    this.#step(id, { kind: 'take-out-of-service', on: false }, undefined, who)
  }

  /** What people are shown: `problems` stand and call; urgent first, then oldest first. */
  view(): { readonly problems: Problem[]; readonly alarms: LiveAlarms } {
    const nowMs = this.#clock.monoMs()
    const problems: Problem[] = []
    const calls = withinFloodWindow(this.#calledAtMs, nowMs).length
    const flood = isFlood(this.#calledAtMs, nowMs) ? { calls } : null
    const alarms: LiveAlarms = { returned: [], shelved: [], suppressed: [], outOfService: [], flood }
    for (const [id, { state, sinceWallMs, detail }] of this.#entries) {
      const alarm = { id, priority: alarmKind(id).priority, sinceWallMs }
      const withheld = withheldBy(state)
      if (withheld !== undefined) this.#addWithheld(alarms, withheld, alarm)
      else if (isActive(state)) problems.push({ ...alarm, detail, acknowledged: state.phase === 'acknowledged' })
      else if (state.phase !== 'normal') alarms.returned.push(alarm)
    }
    alarms.returned.sort(byUrgency)
    return { problems: problems.sort(byUrgency), alarms }
  }

  #addWithheld(alarms: LiveAlarms, withheld: Withheld, alarm: LiveAlarms['returned'][number]): void {
    const { id, priority } = alarm
    const { state } = this.#entry(id)
    const active = isActive(state)
    if (withheld === 'out-of-service') {
      const { sinceWallMs = alarm.sinceWallMs, who = '', why = '' } = this.#outOfService.get(id) ?? {}
      alarms.outOfService.push({ id, priority, sinceWallMs, who, why, active })
    } else if (withheld === 'shelved') {
      const untilWallMs = this.#clock.wallMs() + (state.shelvedUntilMs ?? 0) - this.#clock.monoMs()
      alarms.shelved.push({ id, priority, untilWallMs, active })
    } else if (active) {
      const cause = alarmKind(id).explainedBy.find((one) => this.#explains(one))
      if (cause !== undefined && isAlarmId(cause)) alarms.suppressed.push({ ...alarm, cause })
    }
  }

  /** A latched one asks for no more than that somebody has seen it: that is its reset. */
  #finish(id: AlarmId): void {
    this.#step(id, { kind: 'reset' })
  }

  #withdraw(id: AlarmId, entry: OutOfService): void {
    this.#outOfService.set(id, entry)
    this.#step(id, { kind: 'take-out-of-service', on: true }, undefined, entry.who)
  }

  /** Only a cause that calls, or whose own cause does, speaks for what follows from it: one that was silenced tells nobody. */
  #explains(id: string): boolean {
    const state = this.#entries.get(id as AlarmId)?.state ?? NORMAL_ALARM
    const withheld = withheldBy(state)
    return isActive(state) && (withheld === undefined || withheld === 'suppressed')
  }

  #entry(id: AlarmId): Entry {
    return this.#entries.get(id) ?? NOTHING
  }

  #step(id: AlarmId, event: AlarmEvent, detail?: Problem['detail'], who = ''): void {
    const before = this.#entry(id)
    const nowMs = this.#clock.monoMs()
    const state = reduceAlarm(before.state, event, alarmKind(id), nowMs)
    const atWallMs = this.#clock.wallMs()
    const begins = isActive(state) && !isActive(before.state)
    const entry = {
      state,
      sinceWallMs: begins ? atWallMs : before.sinceWallMs,
      detail: detail ?? before.detail,
    }
    this.#entries.set(id, entry)
    if (isCalling(state) && !isCalling(before.state)) {
      this.#calledAtMs = [...withinFloodWindow(this.#calledAtMs, nowMs), nowMs]
    }
    const deed = alarmDeed(before.state, event, state)
    if (deed === undefined) return
    this.#record({ atWallMs, alarm: id, priority: alarmKind(id).priority, deed, who, detail: entry.detail })
  }
}

function isAlarmId(id: string): id is AlarmId {
  return Object.hasOwn(ALARM_KINDS, id)
}

function byUrgency(
  one: { readonly priority: number; readonly sinceWallMs: number },
  other: { readonly priority: number; readonly sinceWallMs: number },
): number {
  return one.priority - other.priority || one.sinceWallMs - other.sinceWallMs
}
