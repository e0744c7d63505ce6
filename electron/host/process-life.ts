import { exhaustive } from '../base/exhaustive.ts'
import type { ProcessHealth } from '../contract/shell.ts'
import type { StartRefusal } from '../contract/start-refusal.ts'

/** The supervisor looks at every process this often and asks it for a heartbeat. */
export const TICK_MS = 1_000
/** A tick this late means that we or the whole machine slept: silence until now says nothing about the others. */
export const LATE_TICK_MS = 2_500
/** First stage: shown as unresponsive. Inference blocks its loop for up to 50 ms a run, a model start for a few seconds. */
export const UNRESPONSIVE_AFTER_TICKS = 5
/** Second stage: taken for dead and ended. */
export const KILL_AFTER_TICKS = 15
/** While starting: a large journal is replayed or a database migrated in one piece, and ending that would never let it finish. */
export const START_SILENT_MAX_TICKS = 300
/** Crashes forgiven within the window; the next one stops the process for good, until somebody says "start again". */
export const RESTARTS_MAX = 3
export const RESTART_WINDOW_MS = 5 * 60_000
/** Waiting time before the first, second and third restart: the first is quick, because the line waits for it. */
export const RESTART_DELAYS_MS = [100, 1_000, 5_000] as const
/** Waiting time after a start that was refused, the last one for ever: whoever mends the cause need not come back and start it. */
export const REFUSED_DELAYS_MS = [1_000, 5_000, 15_000, 30_000, 60_000] as const
/** What another program holds may be what a killed one still ends: that takes seconds. Afterwards it is somebody's, and must not be taken while that one restarts. */
export const LOCKED_STARTS_MAX = 4
/** A start that is not refused within this is under way. */
const REFUSED_WITHIN_TICKS = 5

export type Phase =
  /** Not wanted, or stopped in order. */
  | 'idle'
  | 'starting'
  | 'running'
  | 'unresponsive'
  /** Crashed or refused; the next start is due. */
  | 'waiting'
  | 'stopping'
  /** Crashed too often, or what it needs stays with another program; somebody has to look. */
  | 'given-up'

export interface ProcessLife {
  readonly phase: Phase
  /** Only asked while stopping: start again once it has ended. */
  readonly startAfterStop: boolean
  readonly silentTicks: number
  readonly lastBeatMs: number | null
  readonly crashesMs: readonly number[]
  readonly restarts: number
  readonly lastExit: string | null
  /** Why it cannot start; null as soon as it works, or ended for another reason. */
  readonly refusal: StartRefusal | null
  /** Starts in a row that were refused. */
  readonly refusedStarts: number
  /** The start under way has been refused. */
  readonly isRefused: boolean
  /** How long it has been starting. */
  readonly startingTicks: number
  /** Its end, or the start that follows, was ordered and is not over yet: nothing failed. */
  readonly ordered: boolean
  /** Why we ended it ourselves, which says more than "SIGKILL". */
  readonly killedBecause: string | null
}

export const NEW_LIFE: ProcessLife = {
  phase: 'idle',
  startAfterStop: false,
  silentTicks: 0,
  lastBeatMs: null,
  crashesMs: [],
  restarts: 0,
  lastExit: null,
  refusal: null,
  refusedStarts: 0,
  isRefused: false,
  startingTicks: 0,
  ordered: false,
  killedBecause: null,
}

export type LifeEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'beat'; readonly ready: boolean }
  | { readonly kind: 'tick'; readonly late: boolean }
  /** It says that it cannot start, and will end. */
  | { readonly kind: 'refused'; readonly refusal: StartRefusal }
  | { readonly kind: 'exited'; readonly reason: string }
  | { readonly kind: 'retry' }
  | { readonly kind: 'stop-overdue' }
  /** Replaced although it works: its memory grew too much. `in-order` is no crash. */
  | { readonly kind: 'recycle'; readonly how: 'in-order' | 'at-once'; readonly because: string }

export type LifeAction =
  | { readonly kind: 'spawn' }
  | { readonly kind: 'ask-beat' }
  | { readonly kind: 'ask-stop' }
  | { readonly kind: 'kill' }
  | { readonly kind: 'retry-after'; readonly delayMs: number }

export interface LifeStep {
  readonly life: ProcessLife
  readonly actions: readonly LifeAction[]
}

/** One step in the life of a supervised process. Pure: `nowMs` is monotonic. An event that means nothing now changes nothing. */
export function stepLife(life: ProcessLife, event: LifeEvent, nowMs: number): LifeStep {
  switch (event.kind) {
    case 'start':
      return onStart(life)
    case 'stop':
      return onStop(life)
    case 'restart':
      return onRestart(life)
    case 'beat':
      return onBeat(life, event.ready, nowMs)
    case 'tick':
      return onTick(life, event.late)
    case 'refused':
      return unchanged({ ...life, refusal: event.refusal, isRefused: true })
    case 'exited':
      return onExited(life, event.reason, nowMs)
    case 'retry':
      return life.phase === 'waiting' ? spawn({ ...life, restarts: life.restarts + 1 }) : unchanged(life)
    case 'stop-overdue':
      return life.phase === 'stopping' ? kill(life, 'did not stop in time') : unchanged(life)
    case 'recycle':
      return onRecycle(life, event.how, event.because)
    default:
      return exhaustive(event)
  }
}

export function isAlive(life: ProcessLife): boolean {
  return life.phase === 'starting' || life.phase === 'running' || life.phase === 'unresponsive'
}

/** What a screen shows of it. */
export function healthState(life: ProcessLife): ProcessHealth['state'] {
  switch (life.phase) {
    case 'starting':
    case 'running':
    case 'unresponsive':
      return life.phase
    case 'waiting':
      return 'restarting'
    case 'stopping':
      return life.startAfterStop ? 'restarting' : 'stopped'
    case 'idle':
    case 'given-up':
      return 'stopped'
    default:
      return exhaustive(life.phase)
  }
}

function onStart(life: ProcessLife): LifeStep {
  if (life.phase === 'stopping') return unchanged({ ...life, startAfterStop: true })
  return isAlive(life) ? unchanged(life) : spawn({ ...life, crashesMs: [], ordered: true })
}

function onStop(life: ProcessLife): LifeStep {
  if (life.phase === 'stopping') return unchanged({ ...life, startAfterStop: false })
  if (!isAlive(life)) return unchanged({ ...life, phase: 'idle', refusal: null, ordered: true })
  return { life: { ...life, phase: 'stopping', startAfterStop: false, ordered: true }, actions: [{ kind: 'ask-stop' }] }
}

function onRestart(life: ProcessLife): LifeStep {
  const forgiven = { ...life, crashesMs: [], refusedStarts: 0, ordered: true }
  if (life.phase === 'stopping') return unchanged({ ...forgiven, startAfterStop: true })
  if (!isAlive(life)) return spawn({ ...forgiven, restarts: life.restarts + 1 })
  return { life: { ...forgiven, phase: 'stopping', startAfterStop: true }, actions: [{ kind: 'ask-stop' }] }
}

function onRecycle(life: ProcessLife, how: 'in-order' | 'at-once', because: string): LifeStep {
  if (!isAlive(life)) return unchanged(life)
  if (how === 'at-once') return kill(life, because)
  const stopping: ProcessLife = {
    ...life,
    ...{ phase: 'stopping', startAfterStop: true, ordered: true, killedBecause: because },
  }
  return { life: stopping, actions: [{ kind: 'ask-stop' }] }
}

function onBeat(life: ProcessLife, ready: boolean, nowMs: number): LifeStep {
  const heard = { ...life, silentTicks: 0, lastBeatMs: nowMs }
  if (!isAlive(life)) return unchanged(heard)
  const working = ready || life.phase !== 'starting'
  if (!working) return unchanged(heard)
  return unchanged({ ...heard, phase: 'running', refusal: null, refusedStarts: 0, ordered: false })
}

function onTick(life: ProcessLife, late: boolean): LifeStep {
  if (!isAlive(life)) return unchanged(life)
  const silentTicks = late ? 0 : life.silentTicks + 1
  const startingTicks = life.phase === 'starting' ? life.startingTicks + 1 : 0
  const refusal = startingTicks > REFUSED_WITHIN_TICKS && !life.isRefused ? null : life.refusal
  const ticked = { ...life, silentTicks, startingTicks, refusal }
  const killAfter = life.phase === 'starting' ? START_SILENT_MAX_TICKS : KILL_AFTER_TICKS
  if (silentTicks >= killAfter) return kill(ticked, `no heartbeat for ${(killAfter * TICK_MS) / 1000} s`)
  const phase = life.phase === 'running' && silentTicks >= UNRESPONSIVE_AFTER_TICKS ? 'unresponsive' : life.phase
  return { life: { ...ticked, phase }, actions: [{ kind: 'ask-beat' }] }
}

function onExited(life: ProcessLife, reason: string, nowMs: number): LifeStep {
  const ended: ProcessLife = {
    ...life,
    silentTicks: 0,
    lastBeatMs: null,
    lastExit: life.killedBecause ?? reason,
    killedBecause: null,
    startAfterStop: false,
    ordered: life.phase === 'stopping',
    isRefused: false,
    refusal: life.isRefused ? life.refusal : null,
    refusedStarts: life.isRefused ? life.refusedStarts + 1 : 0,
  }
  if (life.phase === 'stopping') {
    return life.startAfterStop
      ? spawn({ ...ended, restarts: life.restarts + 1 })
      : unchanged({ ...ended, phase: 'idle', refusal: null })
  }
  if (!isAlive(life)) return unchanged(life)
  if (life.isRefused) return onRefusedStart(ended)
  const crashesMs = [...life.crashesMs.filter((crashMs) => nowMs - crashMs < RESTART_WINDOW_MS), nowMs]
  const delayMs = RESTART_DELAYS_MS[crashesMs.length - 1]
  if (crashesMs.length > RESTARTS_MAX || delayMs === undefined) {
    return unchanged({ ...ended, crashesMs, phase: 'given-up' })
  }
  return { life: { ...ended, crashesMs, phase: 'waiting' }, actions: [{ kind: 'retry-after', delayMs }] }
}

/** Tried again for ever, but for what another program holds. */
function onRefusedStart(life: ProcessLife): LifeStep {
  const { refusal, refusedStarts } = life
  if (refusal?.code === 'LOCKED' && refusedStarts >= LOCKED_STARTS_MAX) return unchanged({ ...life, phase: 'given-up' })
  const delayMs = REFUSED_DELAYS_MS[Math.min(refusedStarts, REFUSED_DELAYS_MS.length) - 1] ?? REFUSED_DELAYS_MS[0]
  return { life: { ...life, phase: 'waiting' }, actions: [{ kind: 'retry-after', delayMs }] }
}

function spawn(life: ProcessLife): LifeStep {
  return {
    life: { ...life, phase: 'starting', silentTicks: 0, startingTicks: 0, lastBeatMs: null },
    actions: [{ kind: 'spawn' }],
  }
}

function kill(life: ProcessLife, because: string): LifeStep {
  return { life: { ...life, killedBecause: because }, actions: [{ kind: 'kill' }] }
}

function unchanged(life: ProcessLife): LifeStep {
  return { life, actions: [] }
}
