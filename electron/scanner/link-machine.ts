import type { LinkState } from '../domain/link/link-state.ts'
import {
  HANDSHAKE_DEADLINE_MS,
  HANDSHAKE_REPEAT_MS,
  HEARTBEAT_INTERVAL_MS,
  INCOMPATIBLE_RETRY_MS,
  OPEN_DEADLINE_MS,
  SILENCE_GRACE_MS,
  SILENCE_MS,
  STEADY_MS,
} from './limits.ts'
import type { TransportFault } from './transport.ts'

/** The link as one value. A transport is held in the phases opening, handshaking and streaming, and in no other. */
export interface LinkMachine {
  readonly phase: 'stopped' | 'waiting' | 'opening' | 'handshaking' | 'streaming'
  /** What people are told; while waiting it names what went wrong. */
  readonly shown: LinkState
  /** Failed connections in a row. */
  readonly failures: number
  /** End of the present phase unless something happens: retry, give up, or silence. */
  readonly deadlineMs: number
  /** When Identify or a heartbeat is due. */
  readonly sendDueMs: number
  readonly phaseSinceMs: number
  /** The one grace for a stall of our own was given since the last frame. */
  readonly graceGiven: boolean
}

export type LinkEvent =
  | { readonly kind: 'start' | 'stop' | 'tryNow' | 'opened' | 'closed' | 'frame' | 'helloAccepted' | 'helloRefused' }
  /** `late` when the event loop was stalled and bytes may be waiting unread. */
  | { readonly kind: 'tick'; readonly late: boolean }
  | { readonly kind: 'openFailed'; readonly fault: TransportFault }

/** What the runtime must do now, in order. `beat` is heartbeat, acknowledgement and feed together. */
export type LinkCommand = 'open' | 'close' | 'identify' | 'beat'

export interface LinkContext {
  readonly nowMs: number
  /** Delay before the next attempt after so many failures in a row. */
  backoffMs(failures: number): number
}

export interface LinkStep {
  readonly machine: LinkMachine
  readonly commands: readonly LinkCommand[]
}

export const STOPPED_LINK: LinkMachine = {
  phase: 'stopped',
  shown: 'Absent',
  failures: 0,
  deadlineMs: Number.POSITIVE_INFINITY,
  sendDueMs: Number.POSITIVE_INFINITY,
  phaseSinceMs: 0,
  graceGiven: false,
}

const SHOWN_FOR_FAULT: Readonly<Record<TransportFault, LinkState>> = {
  ABSENT: 'Absent',
  BUSY: 'Blocked',
  PERMISSION: 'Blocked',
  AMBIGUOUS: 'Failed',
  DRIVER: 'Failed',
  FOLDER: 'Absent',
  FAILED: 'Failed',
}

/** The whole behaviour of the link, pure: what happened → what it is now and what to do. */
export function reduceLink(machine: LinkMachine, event: LinkEvent, context: LinkContext): LinkStep {
  switch (event.kind) {
    case 'start':
      return machine.phase === 'stopped' ? open({ ...STOPPED_LINK }, context) : stay(machine)
    case 'stop':
      return { machine: STOPPED_LINK, commands: holdsTransport(machine) ? ['close'] : [] }
    case 'tryNow':
      return machine.phase === 'waiting' ? open(machine, context) : stay(machine)
    case 'opened':
      return machine.phase === 'opening' ? handshake(machine, context) : stay(machine)
    case 'openFailed':
      return machine.phase === 'opening' ? fail(machine, SHOWN_FOR_FAULT[event.fault], context, []) : stay(machine)
    case 'closed':
      return holdsTransport(machine) ? fail(machine, 'Absent', context) : stay(machine)
    case 'helloAccepted':
      return machine.phase === 'handshaking' ? stream(machine, context) : stay(machine)
    case 'helloRefused':
      return machine.phase === 'handshaking' ? refuse(machine, context) : stay(machine)
    case 'frame':
      return stay(machine.phase === 'streaming' ? heard(machine, context) : machine)
    case 'tick':
      return tick(machine, event.late, context)
  }
}

export function holdsTransport({ phase }: LinkMachine): boolean {
  return phase === 'opening' || phase === 'handshaking' || phase === 'streaming'
}

function stay(machine: LinkMachine): LinkStep {
  return { machine, commands: [] }
}

function open(machine: LinkMachine, { nowMs }: LinkContext): LinkStep {
  return {
    machine: enter(machine, 'opening', 'Opening', nowMs, nowMs + OPEN_DEADLINE_MS),
    commands: ['open'],
  }
}

function handshake(machine: LinkMachine, { nowMs }: LinkContext): LinkStep {
  const next = enter(machine, 'handshaking', 'Handshaking', nowMs, nowMs + HANDSHAKE_DEADLINE_MS)
  return { machine: { ...next, sendDueMs: nowMs + HANDSHAKE_REPEAT_MS }, commands: ['identify'] }
}

function stream(machine: LinkMachine, { nowMs }: LinkContext): LinkStep {
  const next = enter(machine, 'streaming', 'Streaming', nowMs, nowMs + SILENCE_MS)
  return stay({ ...next, sendDueMs: nowMs + HEARTBEAT_INTERVAL_MS })
}

function heard(machine: LinkMachine, { nowMs }: LinkContext): LinkMachine {
  const steady = nowMs - machine.phaseSinceMs >= STEADY_MS
  return {
    ...machine,
    deadlineMs: nowMs + SILENCE_MS,
    graceGiven: false,
    failures: steady ? 0 : machine.failures,
  }
}

function refuse(machine: LinkMachine, { nowMs }: LinkContext): LinkStep {
  const next = enter(machine, 'waiting', 'Incompatible', nowMs, nowMs + INCOMPATIBLE_RETRY_MS)
  return { machine: { ...next, failures: machine.failures + 1 }, commands: ['close'] }
}

function fail(
  machine: LinkMachine,
  shown: LinkState,
  { nowMs, backoffMs }: LinkContext,
  commands: readonly LinkCommand[] = ['close'],
): LinkStep {
  const next = enter(machine, 'waiting', shown, nowMs, nowMs + backoffMs(machine.failures))
  return { machine: { ...next, failures: machine.failures + 1 }, commands }
}

function tick(machine: LinkMachine, late: boolean, context: LinkContext): LinkStep {
  const { nowMs } = context
  if (nowMs >= machine.deadlineMs) return expire(machine, late, context)
  if (nowMs < machine.sendDueMs) return stay(machine)
  if (machine.phase === 'handshaking') {
    return { machine: { ...machine, sendDueMs: nowMs + HANDSHAKE_REPEAT_MS }, commands: ['identify'] }
  }
  return { machine: { ...machine, sendDueMs: nowMs + HEARTBEAT_INTERVAL_MS }, commands: ['beat'] }
}

function expire(machine: LinkMachine, late: boolean, context: LinkContext): LinkStep {
  if (machine.phase === 'waiting') return open(machine, context)
  if (machine.phase === 'opening') return fail(machine, 'Failed', context)
  if (machine.phase === 'streaming' && late && !machine.graceGiven) {
    return stay({ ...machine, deadlineMs: context.nowMs + SILENCE_GRACE_MS, graceGiven: true })
  }
  return fail(machine, 'Stale', context)
}

function enter(
  machine: LinkMachine,
  phase: LinkMachine['phase'],
  shown: LinkState,
  nowMs: number,
  deadlineMs: number,
): LinkMachine {
  const sendDueMs = Number.POSITIVE_INFINITY
  return { phase, shown, failures: machine.failures, deadlineMs, sendDueMs, phaseSinceMs: nowMs, graceGiven: false }
}
