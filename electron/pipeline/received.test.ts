import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Received } from './received.ts'

const SESSIONS = [
  { scannerSerial: 'A', sessionId: '00000000000000a1' },
  { scannerSerial: 'A', sessionId: '00000000000000a2' },
  { scannerSerial: 'B', sessionId: '00000000000000a1' },
] as const

function identity(session: number, sequence: number) {
  const { scannerSerial, sessionId } = SESSIONS[session] ?? SESSIONS[0]
  return { scannerSerial, sessionId, sequence }
}

describe('Received', () => {
  it('takes every message once, and names for acknowledgement only what is durable', () => {
    const step = fc.record({
      kind: fc.constantFrom('begin' as const, 'durable' as const),
      session: fc.nat(2),
      sequence: fc.integer({ min: 1, max: 15 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const received = new Received([])
        const begun = SESSIONS.map(() => new Set<number>())
        const durable = SESSIONS.map(() => new Set<number>())
        for (const { kind, session, sequence } of steps) {
          if (kind === 'begin') expect(received.begin(identity(session, sequence))).toBe(!begun[session]?.has(sequence))
          else if (begun[session]?.has(sequence)) {
            received.markDurable(identity(session, sequence))
            durable[session]?.add(sequence)
          }
          if (kind === 'begin') begun[session]?.add(sequence)
        }
        SESSIONS.forEach((session, index) => {
          const named = received.ranges(session).flatMap(({ from, to }) => {
            return Array.from({ length: to - from + 1 }, (_, step) => from + step)
          })
          expect(named).toEqual([...(durable[index] ?? [])].sort((a, b) => a - b))
        })
      }),
    )
  })

  it('takes a message again that could not be kept after all', () => {
    const received = new Received([])
    expect(received.begin(identity(0, 1))).toBe(true)
    received.forget(identity(0, 1))
    received.forget(identity(2, 9))
    expect(received.begin(identity(0, 1))).toBe(true)
    received.markDurable(identity(0, 1))
    received.forget(identity(0, 1))
    expect(received.begin(identity(0, 1))).toBe(false)
  })

  it('names the first number of a session that is missing', () => {
    const received = new Received([{ ...SESSIONS[1], ranges: [{ from: 1, to: 40 }] }])
    expect([received.firstMissing(SESSIONS[0]), received.firstMissing(SESSIONS[1])]).toEqual([1, 41])
    for (const sequence of [2, 3]) {
      received.begin(identity(0, sequence))
      received.markDurable(identity(0, sequence))
    }
    // Nothing is made durable before what stands in front of it came or was given up.
    expect(received.firstMissing(SESSIONS[0])).toBe(4)
    received.markDurable(identity(0, 1))
    expect(received.firstMissing(SESSIONS[0])).toBe(4)
    received.markDurable(identity(0, 7))
    expect(received.firstMissing(SESSIONS[0])).toBe(4)
  })

  it('knows after a restart what the database says', () => {
    const received = new Received([{ ...SESSIONS[1], ranges: [{ from: 1, to: 40 }] }])
    expect(received.begin(identity(1, 40))).toBe(false)
    expect(received.begin(identity(1, 41))).toBe(true)
    expect(received.begin(identity(0, 40))).toBe(true)
    expect(received.begin(identity(2, 40))).toBe(true)
    expect(received.ranges(SESSIONS[1])).toEqual([{ from: 1, to: 40 }])
    expect(received.ranges(SESSIONS[2])).toEqual([])
  })
})
