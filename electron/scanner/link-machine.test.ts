import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  holdsTransport,
  type LinkCommand,
  type LinkContext,
  type LinkEvent,
  type LinkMachine,
  reduceLink,
  STOPPED_LINK,
} from './link-machine.ts'

/** A number that is older than this must look stale. */
const STALE_AT_THE_LATEST_MS = 900
const BACKOFF_CAP_MS = 4_000

/** The machine driven by hand: what it is, what it asked for, what time it is. */
function drive() {
  let machine: LinkMachine = STOPPED_LINK
  let nowMs = 1_000
  const context = (): LinkContext => ({
    nowMs,
    backoffMs: (failures) => Math.min(BACKOFF_CAP_MS, 100 * (failures + 1)),
  })
  return {
    step(event: LinkEvent): readonly LinkCommand[] {
      const result = reduceLink(machine, event, context())
      machine = result.machine
      return result.commands
    },
    pass: (ms: number) => void (nowMs += ms),
    get machine() {
      return machine
    },
    get nowMs() {
      return nowMs
    },
  }
}

const tick: LinkEvent = { kind: 'tick', late: false }
const lateTick: LinkEvent = { kind: 'tick', late: true }

function streaming() {
  const link = drive()
  link.step({ kind: 'start' })
  link.step({ kind: 'opened' })
  link.step({ kind: 'helloAccepted' })
  return link
}

describe('reduceLink', () => {
  it('opens, asks who is there, streams', () => {
    const link = drive()
    expect(link.step({ kind: 'start' })).toEqual(['open'])
    expect(link.machine.shown).toBe('Opening')
    expect(link.step({ kind: 'opened' })).toEqual(['identify'])
    expect(link.machine.shown).toBe('Handshaking')
    link.step({ kind: 'helloAccepted' })
    expect(link.machine.shown).toBe('Streaming')
  })

  it('repeats Identify and gives up after the deadline', () => {
    const link = drive()
    link.step({ kind: 'start' })
    link.step({ kind: 'opened' })
    link.pass(250)
    expect(link.step(tick)).toEqual(['identify'])
    link.pass(1_750)
    expect(link.step(tick)).toEqual(['close'])
    expect(link.machine).toMatchObject({ phase: 'waiting', shown: 'Stale' })
  })

  it('beats while it streams', () => {
    const link = streaming()
    link.pass(200)
    expect(link.step(tick)).toEqual(['beat'])
  })

  it('turns stale on silence without waiting for anybody to close', () => {
    const link = streaming()
    link.pass(700)
    expect(link.step(tick)).toEqual(['close'])
    expect(link.machine.shown).toBe('Stale')
  })

  it('gives one grace for a stall of its own, and only one', () => {
    const link = streaming()
    link.pass(750)
    expect(link.step(lateTick)).toEqual([])
    link.pass(100)
    expect(link.step(lateTick)).toEqual(['close'])
  })

  it('takes the grace back once a frame has come', () => {
    const link = streaming()
    link.pass(750)
    link.step(lateTick)
    link.step({ kind: 'frame' })
    link.pass(750)
    expect(link.step(lateTick)).toEqual([])
  })

  it.each([
    ['ABSENT', 'Absent'],
    ['BUSY', 'Blocked'],
    ['PERMISSION', 'Blocked'],
    ['FAILED', 'Failed'],
  ] as const)('names the fault %s %s', (fault, shown) => {
    const link = drive()
    link.step({ kind: 'start' })
    expect(link.step({ kind: 'openFailed', fault })).toEqual([])
    expect(link.machine.shown).toBe(shown)
  })

  it('waits longer after every failure, and starts anew after a steady connection', () => {
    const link = drive()
    link.step({ kind: 'start' })
    const delays = [1, 2, 3].map(() => {
      link.step({ kind: 'openFailed', fault: 'ABSENT' })
      const delayMs = link.machine.deadlineMs - link.nowMs
      link.step({ kind: 'tryNow' })
      return delayMs
    })
    expect(delays).toEqual([100, 200, 300])
    link.step({ kind: 'opened' })
    link.step({ kind: 'helloAccepted' })
    link.pass(2_000)
    link.step({ kind: 'frame' })
    link.step({ kind: 'closed' })
    expect(link.machine.deadlineMs - link.nowMs).toBe(100)
  })

  it('stays incompatible until the retry', () => {
    const link = drive()
    link.step({ kind: 'start' })
    link.step({ kind: 'opened' })
    expect(link.step({ kind: 'helloRefused' })).toEqual(['close'])
    link.pass(9_999)
    link.step(tick)
    expect(link.machine.shown).toBe('Incompatible')
    link.pass(1)
    expect(link.step(tick)).toEqual(['open'])
  })

  it('gives up a driver that does not open', () => {
    const link = drive()
    link.step({ kind: 'start' })
    link.pass(3_000)
    expect(link.step(tick)).toEqual(['close'])
    expect(link.machine.shown).toBe('Failed')
  })

  it('keeps its promises whatever happens in whatever order', () => {
    const event = fc.oneof(
      fc.constantFrom<LinkEvent[]>(
        ...['start', 'stop', 'tryNow', 'opened', 'closed', 'frame', 'helloAccepted', 'helloRefused'].map(
          (kind) => ({ kind }) as LinkEvent,
        ),
      ),
      fc.constantFrom<LinkEvent[]>(tick, tick, tick, lateTick),
      fc
        .constantFrom('ABSENT', 'BUSY', 'PERMISSION', 'FAILED')
        .map((fault) => ({ kind: 'openFailed' as const, fault })),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat(400)), { maxLength: 60 }), (events) => {
        const link = drive()
        let held = false
        let heardMs = 0
        for (const [what, passedMs] of events) {
          link.pass(passedMs)
          const before = link.machine.phase
          // A transport whose opening failed is gone without being closed.
          if (what.kind === 'openFailed' && before === 'opening') held = false
          for (const command of link.step(what)) {
            if (command === 'open') expect(held).toBe(false)
            if (command === 'close') expect(held).toBe(true)
            if (command === 'open') held = true
            if (command === 'close') held = false
          }
          const { machine, nowMs } = link
          expect(holdsTransport(machine)).toBe(held)
          expect(machine.shown === 'Streaming').toBe(machine.phase === 'streaming')
          if (what.kind === 'frame' || (machine.phase === 'streaming' && before !== 'streaming')) heardMs = nowMs
          if (what.kind === 'tick' && machine.phase === 'streaming' && !what.late) {
            expect(nowMs - heardMs).toBeLessThan(STALE_AT_THE_LATEST_MS + passedMs)
          }
          if (machine.phase === 'stopped') expect(machine.deadlineMs).toBe(Number.POSITIVE_INFINITY)
          else expect(machine.deadlineMs - nowMs).toBeLessThanOrEqual(10_000)
        }
      }),
      { numRuns: 500 },
    )
  })
})
