import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { app as german } from '../../renderer/i18n/de/app.ts'
import { app as english } from '../../renderer/i18n/en/app.ts'
import { ALARM_IDS, alarmKind } from '../domain/alarm/rationalisation.ts'
import { LINK_FAULTS, type LinkState } from '../domain/link/link-state.ts'
import { presentProblems } from '../line/present-problems.ts'
import {
  HANDSHAKE_DEADLINE_MS,
  INCOMPATIBLE_RETRY_MS,
  LINK_TICK_MS,
  OPEN_DEADLINE_MS,
  RECONNECT,
  SILENCE_MS,
} from './limits.ts'
import type { LinkView } from './link.ts'
import { holdsTransport, type LinkEvent, type LinkMachine, reduceLink, STOPPED_LINK } from './link-machine.ts'
import type { TransportFault } from './transport.ts'

/** A number that is older than this must look stale. */
const STALE_AT_THE_LATEST_MS = 900
/** With a tick before and after it. */
const GRACE_MS_MAX = STALE_AT_THE_LATEST_MS - SILENCE_MS - LINK_TICK_MS

/** What the world around the link is, told without the machine: this is what it must show. */
interface Model {
  /** How far the transport is that the link asked for. */
  transport: 'none' | 'opening' | 'open'
  /** A hello was accepted on the transport that is open. */
  hello: boolean
  shown: LinkState
  started: boolean
  /** When the present transport or wait began, and when the last frame came. */
  sinceMs: number
  heardMs: number
  /** When silence was first seen to be too long and forgiven. */
  overdueMs: number | undefined
  fault: TransportFault | null
  /** A hello was accepted at some time: what goes then is lost. */
  known: boolean
}

/** The machine with its clock, and whether it holds a transport by its own commands. */
interface Real {
  machine: LinkMachine
  nowMs: number
  held: boolean
}

/** What the runs have been through, so that nothing is left out by chance. */
const met = { shown: new Set<LinkState>(), events: new Set<LinkEvent['kind']>() }

function step(real: Real, event: LinkEvent): void {
  const { machine, commands } = reduceLink(real.machine, event, {
    nowMs: real.nowMs,
    backoffMs: (failures) => Math.min(RECONNECT.capMs, RECONNECT.baseMs * 2 ** failures),
  })
  // A transport whose opening failed is gone without being closed.
  if (event.kind === 'openFailed' && real.machine.phase === 'opening') real.held = false
  real.machine = machine
  met.shown.add(machine.shown)
  met.events.add(event.kind)
  for (const command of commands) {
    if (command === 'open' || command === 'close') {
      expect(real.held).toBe(command === 'close')
      real.held = command === 'open'
    } else expect(machine.phase).toBe(command === 'identify' ? 'handshaking' : 'streaming')
  }
}

/** What must hold after every event, whatever it was. */
function holds(model: Model, { machine, held, nowMs }: Real): void {
  expect(machine.shown).toBe(model.shown)
  expect(holdsTransport(machine)).toBe(held)
  expect(held).toBe(model.transport !== 'none')
  expect(machine.phase === 'streaming').toBe(model.hello)
  // It is never without an end: a stopped link waits for somebody, every other one for a moment that comes.
  if (model.started) expect(machine.deadlineMs - nowMs).toBeLessThanOrEqual(INCOMPATIBLE_RETRY_MS)
  else expect(machine).toEqual(STOPPED_LINK)
  problemsHold(model)
}

/** Whatever is wrong has a name, an urgency and a tip in both languages; what works has none. */
function problemsHold({ shown, fault, known }: Model): void {
  const hello = { scannerSerial: 'S', sessionId: '1', model: 'M', firmware: '1', nextSequence: 1 }
  const link: LinkView = {
    ...{ state: shown, hello: known ? hello : undefined, transport: 'serial', path: '/dev/x', fault },
    ...{ silentForMs: null, retryInMs: null, framesAccepted: 0, rejected: {}, clock: null },
    ...{ framesResent: 0, bytesReceived: 0, bytesSent: 0, remedy: null, capacityBytesPerS: null },
  }
  const present = presentProblems({
    ...{ link, held: () => false, model: { modelId: 'm', synthetic: true, state: 'ready' }, legal: null },
    ...{ recentlyRefused: 0, backlog: 0, heldTrays: [], diskFailing: false, diskLow: false, reviewDown: false },
    ...{ databaseDamaged: false, parkedUploads: 0, uploadsFill: 0, clockTrusted: true, tooSlow: undefined },
    orders: { TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0 },
  })
  const ids = [...present.keys()]
  const isWrong = ['Stale', 'Failed', 'Blocked', 'Incompatible'].includes(shown) || (known && shown !== 'Streaming')
  expect(ids).toHaveLength(isWrong ? 1 : 0)
  for (const id of ids) {
    expect(ALARM_IDS).toContain(id)
    expect([1, 2, 3]).toContain(alarmKind(id).priority)
    for (const { problem } of [english, german]) {
      expect(problem[id].title).not.toBe('')
      expect(problem[id].tip).not.toBe('')
    }
  }
}

type ModelCommand = fc.Command<Model, Real>

/** One thing that happens; `change` says what the model becomes, and nothing for what must change nothing. */
function happens(name: string, event: LinkEvent, change: (model: Model, real: Real) => Partial<Model>): ModelCommand {
  return {
    check: () => true,
    run(model, real) {
      step(real, event)
      Object.assign(model, change(model, real))
      holds(model, real)
    },
    toString: () => name,
  }
}

const opening = (real: Real): Partial<Model> => ({ transport: 'opening', shown: 'Opening', sinceMs: real.nowMs })
const gone = (shown: LinkState, real: Real): Partial<Model> => ({
  ...{ transport: 'none', hello: false, shown, sinceMs: real.nowMs },
})
const SHOWN: Readonly<Record<TransportFault, LinkState>> = {
  ABSENT: 'Absent',
  BUSY: 'Blocked',
  PERMISSION: 'Blocked',
  AMBIGUOUS: 'Failed',
  DRIVER: 'Failed',
  FOLDER: 'Absent',
  FAILED: 'Failed',
}

const start = happens('start', { kind: 'start' }, (model, real) =>
  model.started ? {} : { started: true, ...opening(real) },
)
const stop = happens('stop', { kind: 'stop' }, (_model, real) => ({ ...gone('Absent', real), started: false }))
const tryNow = happens('try now', { kind: 'tryNow' }, (model, real) =>
  model.started && model.transport === 'none' ? opening(real) : {},
)
const opened = happens('opened', { kind: 'opened' }, (model, real) =>
  model.transport === 'opening' ? { transport: 'open', shown: 'Handshaking', sinceMs: real.nowMs } : {},
)
const openFailed = (fault: TransportFault) =>
  happens(`open failed: ${fault}`, { kind: 'openFailed', fault }, (model, real) =>
    model.transport === 'opening' ? { ...gone(SHOWN[fault], real), fault } : {},
  )
const closed = happens('closed', { kind: 'closed' }, (model, real) =>
  model.transport === 'none' ? {} : gone('Absent', real),
)
const helloAccepted = happens('hello', { kind: 'helloAccepted' }, (model, { nowMs }) =>
  model.transport === 'open' && !model.hello
    ? { hello: true, known: true, shown: 'Streaming', sinceMs: nowMs, heardMs: nowMs, overdueMs: undefined }
    : {},
)
const helloRefused = happens('hello refused', { kind: 'helloRefused' }, (model, real) =>
  model.transport === 'open' && !model.hello ? gone('Incompatible', real) : {},
)
const frame = happens('frame', { kind: 'frame' }, (model, { nowMs }) =>
  model.hello ? { heardMs: nowMs, overdueMs: undefined } : {},
)

/** Nothing comes, and the link looks at its clock after so many milliseconds each time: more than its tick when it was stalled itself. */
function silence(passings: readonly number[]): ModelCommand {
  return {
    check: () => true,
    run(model, real) {
      for (const passedMs of passings) {
        real.nowMs += passedMs
        const late = passedMs > 2 * LINK_TICK_MS
        step(real, { kind: 'tick', late })
        if (model.started) followTime(model, real, late)
        holds(model, real)
      }
    },
    toString: () => `silence of ${passings.join(' + ')} ms`,
  }
}

/** What the passing of time has done, and that it was neither too early nor too late for it. */
function followTime(model: Model, real: Real, late: boolean): void {
  const { machine, nowMs } = real
  const [limitMs, then] = limitOf(model)
  const isOver = nowMs - (model.hello ? model.heardMs : model.sinceMs) >= limitMs
  if (machine.shown !== model.shown) {
    expect(isOver || model.transport === 'none').toBe(true)
    Object.assign(model, then === 'Opening' ? opening(real) : gone(then, real))
  } else if (model.hello && isOver && (late || model.overdueMs !== undefined)) {
    // A stall of its own is not the scanner's fault: once, and for a moment only.
    model.overdueMs ??= nowMs
    expect(nowMs - model.overdueMs).toBeLessThan(GRACE_MS_MAX)
  } else expect(isOver).toBe(false)
}

/** After how long something must have happened, and what it is called then. A wait may be over earlier: its length is drawn. */
function limitOf({ transport, hello, shown }: Model): readonly [limitMs: number, then: LinkState] {
  if (transport === 'none') return [shown === 'Incompatible' ? INCOMPATIBLE_RETRY_MS : RECONNECT.capMs, 'Opening']
  if (transport === 'opening') return [OPEN_DEADLINE_MS, 'Failed']
  return [hello ? SILENCE_MS : HANDSHAKE_DEADLINE_MS, 'Stale']
}

/** Several things at once that by chance alone are hardly ever met in this order. */
function goesThrough(name: string, commands: readonly ModelCommand[]): ModelCommand {
  return {
    check: () => true,
    run(model, real) {
      for (const command of commands) command.run(model, real)
    },
    toString: () => name,
  }
}

/** From whatever there is to a stream: so that silence after it is met as often as anything else. */
const connect = goesThrough('connect', [stop, start, opened, helloAccepted])
/** To a scanner that is there and is not understood. */
const connectInVain = goesThrough('connect in vain', [stop, start, opened, helloRefused])
/** To a port that does not open. */
const openInVain = (fault: TransportFault) => goesThrough(`open in vain: ${fault}`, [stop, start, openFailed(fault)])

const passing = fc.oneof(
  { weight: 6, arbitrary: fc.constant(LINK_TICK_MS) },
  { weight: 1, arbitrary: fc.integer({ min: LINK_TICK_MS, max: 800 }) },
)
const silences = fc.array(passing, { minLength: 1, maxLength: 40 }).map(silence)

const anyCommand = [
  fc.constant(connect),
  fc.constant(connect),
  fc.constant(connectInVain),
  fc.constant(start),
  fc.constant(stop),
  fc.constant(tryNow),
  fc.constant(opened),
  fc.constantFrom(...LINK_FAULTS).map(openFailed),
  fc.constantFrom(...LINK_FAULTS).map(openInVain),
  fc.constant(closed),
  fc.constant(helloAccepted),
  fc.constant(helloRefused),
  fc.constant(frame),
  silences,
]

function setUp(): { readonly model: Model; readonly real: Real } {
  const model: Model = {
    ...{ transport: 'none', hello: false, shown: 'Absent', started: false },
    ...{ sinceMs: 0, heardMs: 0, overdueMs: undefined, fault: null, known: false },
  }
  return { model, real: { machine: STOPPED_LINK, nowMs: 1_000, held: false } }
}

describe('the link, whatever happens around it', () => {
  it('shows what is true, streams only after a hello, and names every silence in time', () => {
    fc.assert(
      fc.property(fc.commands(anyCommand, { maxCommands: 60 }), (commands) => fc.modelRun(setUp, commands)),
      { numRuns: 500 },
    )
    expect([...met.shown].toSorted()).toEqual([
      'Absent',
      'Blocked',
      'Failed',
      'Handshaking',
      'Incompatible',
      'Opening',
      'Stale',
      'Streaming',
    ])
    expect([...met.events].toSorted()).toEqual([
      'closed',
      'frame',
      'helloAccepted',
      'helloRefused',
      'openFailed',
      'opened',
      'start',
      'stop',
      'tick',
      'tryNow',
    ])
  })

  it('gets from anything to streaming by a try now and a scanner that answers', () => {
    fc.assert(
      fc.property(fc.commands(anyCommand, { maxCommands: 30 }), (commands) => {
        const world = setUp()
        fc.modelRun(() => world, commands)
        for (const command of [connect, frame]) command.run(world.model, world.real)
        expect(world.real.machine.shown).toBe('Streaming')
        silence(Array.from({ length: 20 }, () => LINK_TICK_MS)).run(world.model, world.real)
        expect(world.real.machine.shown).not.toBe('Streaming')
      }),
    )
  })
})
