/**
 * The life of one alarm after ISA-18.2 (IEC 62682): a condition that stands long enough becomes an alarm, somebody acknowledges it, it returns.
 * Acknowledging never hides it while it stands, and one that came and went unseen stays until somebody has seen it. All times are monotonic.
 */
export const ALARM_PHASES = [
  'normal',
  'unacknowledged',
  'acknowledged',
  'returned-unacknowledged',
  'latched-unacknowledged',
  'latched-acknowledged',
] as const
export type AlarmPhase = (typeof ALARM_PHASES)[number]

/** Why an alarm is kept off the list although it may stand; the first that applies is shown. */
export type Withheld = 'out-of-service' | 'suppressed' | 'shelved'

/** How an alarm of one kind behaves. */
export interface AlarmBehaviour {
  /** The condition must stand for so long, so that a flicker calls nobody. */
  readonly onDelayMs: number
  /** It must be gone for so long, so that one that comes and goes rings once. */
  readonly offDelayMs: number
  /** Stays after its condition is gone until somebody resets it, because somebody must have looked. */
  readonly latching: boolean
}

export interface AlarmState {
  readonly phase: AlarmPhase
  /** The condition as it is now, before any delay. */
  readonly present: boolean
  /** Since when the condition has been other than the phase says; undefined while they agree. */
  readonly turningSinceMs: number | undefined
  readonly shelvedUntilMs: number | undefined
  /** By design: another alarm stands that explains this one. */
  readonly suppressed: boolean
  readonly outOfService: boolean
}

export const NORMAL_ALARM: AlarmState = {
  phase: 'normal',
  present: false,
  turningSinceMs: undefined,
  shelvedUntilMs: undefined,
  suppressed: false,
  outOfService: false,
}

/** Longest time for which an alarm may be put aside: one shift. A longer wish is cut to it, because the next shift must meet the alarm. */
export const SHELVE_MAX_MS = 8 * 3_600_000

export type AlarmEvent =
  | { readonly kind: 'condition'; readonly present: boolean }
  | { readonly kind: 'tick' | 'acknowledge' | 'reset' | 'unshelve' }
  | { readonly kind: 'shelve'; readonly forMs: number }
  | { readonly kind: 'suppress' | 'take-out-of-service'; readonly on: boolean }

/** What happened → what the alarm is now. `nowMs` never goes back. */
export function reduceAlarm(
  state: AlarmState,
  event: AlarmEvent,
  behaviour: AlarmBehaviour,
  nowMs: number,
): AlarmState {
  const now = unshelvedInTime(state, nowMs)
  switch (event.kind) {
    case 'condition':
      return settle(sense(now, event.present, nowMs), behaviour, nowMs)
    case 'tick':
      return settle(now, behaviour, nowMs)
    case 'acknowledge':
      return { ...now, phase: ACKNOWLEDGED[now.phase] }
    case 'reset':
      return now.phase === 'latched-acknowledged' ? { ...now, phase: 'normal' } : now
    case 'shelve':
      return { ...now, shelvedUntilMs: nowMs + Math.min(Math.max(0, event.forMs), SHELVE_MAX_MS) }
    case 'unshelve':
      return reveal({ ...now, shelvedUntilMs: undefined }, now)
    case 'suppress':
      return reveal({ ...now, suppressed: event.on }, now)
    case 'take-out-of-service':
      return reveal({ ...now, outOfService: event.on }, now)
  }
}

/** Why the alarm is not shown, or undefined when it is. */
export function withheldBy({ outOfService, suppressed, shelvedUntilMs }: AlarmState): Withheld | undefined {
  if (outOfService) return 'out-of-service'
  if (suppressed) return 'suppressed'
  return shelvedUntilMs === undefined ? undefined : 'shelved'
}

/** True while somebody is called: it stands, and nothing withholds it. */
export function isCalling(state: AlarmState): boolean {
  return isActive(state) && withheldBy(state) === undefined
}

export function isActive({ phase }: AlarmState): boolean {
  return phase === 'unacknowledged' || phase === 'acknowledged'
}

const ACKNOWLEDGED: Readonly<Record<AlarmPhase, AlarmPhase>> = {
  normal: 'normal',
  unacknowledged: 'acknowledged',
  acknowledged: 'acknowledged',
  'returned-unacknowledged': 'normal',
  'latched-unacknowledged': 'latched-acknowledged',
  'latched-acknowledged': 'latched-acknowledged',
}

function sense(state: AlarmState, present: boolean, nowMs: number): AlarmState {
  if (present === isActive(state)) return { ...state, present, turningSinceMs: undefined }
  return { ...state, present, turningSinceMs: state.present === present ? state.turningSinceMs : nowMs }
}

/** Turns the phase once the condition has been other for as long as its delay. */
function settle(state: AlarmState, behaviour: AlarmBehaviour, nowMs: number): AlarmState {
  if (state.turningSinceMs === undefined) return state
  const delayMs = state.present ? behaviour.onDelayMs : behaviour.offDelayMs
  if (nowMs - state.turningSinceMs < delayMs) return state
  const phase = state.present ? 'unacknowledged' : returned(state.phase, behaviour.latching)
  return { ...state, phase, turningSinceMs: undefined }
}

function returned(phase: AlarmPhase, latching: boolean): AlarmPhase {
  if (latching) return phase === 'acknowledged' ? 'latched-acknowledged' : 'latched-unacknowledged'
  return phase === 'acknowledged' ? 'normal' : 'returned-unacknowledged'
}

function unshelvedInTime(state: AlarmState, nowMs: number): AlarmState {
  if (state.shelvedUntilMs === undefined || nowMs < state.shelvedUntilMs) return state
  return reveal({ ...state, shelvedUntilMs: undefined }, state)
}

/**
 * What comes back into sight calls again, as if it were new: whoever acknowledged it may be gone by now. What came and went while it was
 * withheld calls nobody.
 */
function reveal(next: AlarmState, before: AlarmState): AlarmState {
  const comesBack = withheldBy(before) !== undefined && withheldBy(next) === undefined
  if (!comesBack) return next
  if (isActive(next)) return { ...next, phase: 'unacknowledged' }
  return next.phase === 'returned-unacknowledged' ? { ...next, phase: 'normal' } : next
}
