import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { SequenceGate } from './sequence-gate.ts'

const message = (sequence: number) => ({ ...new MessageMaker().scan({}), sequence })
const numbers = (messages: readonly { readonly sequence: number }[] | undefined) => messages?.map((one) => one.sequence)

/** Looks twice a second; answers what the last look gave. */
function lookUntil(gate: SequenceGate, untilMs: number, fromMs = 0) {
  for (let nowMs = fromMs; nowMs < untilMs; nowMs += 500) {
    expect(gate.giveUp(nowMs, true)).toEqual({ messages: [], skipped: 0 })
  }
  return gate.giveUp(untilMs, true)
}

describe('SequenceGate', () => {
  it('lets a session through in order, whatever order it comes in', () => {
    const shuffled = fc.shuffledSubarray(
      Array.from({ length: 40 }, (_, n) => n + 1),
      { minLength: 40 },
    )
    fc.assert(
      fc.property(shuffled, (order) => {
        const gate = new SequenceGate(() => 1)
        const through = order.flatMap((sequence) => numbers(gate.offer(message(sequence), 0)) ?? [])
        expect(through).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
      }),
    )
  })

  it('waits for a message that is sent again, and gives it up when it never comes', () => {
    const gate = new SequenceGate(() => 5)
    expect(numbers(gate.offer(message(7), 0))).toEqual([])
    expect(numbers(gate.offer(message(8), 1_000))).toEqual([])
    expect(lookUntil(gate, 6_999)).toEqual({ messages: [], skipped: 0 })
    const given = gate.giveUp(7_000, true)
    expect([numbers(given.messages), given.skipped]).toEqual([[7, 8], 2])
    expect(numbers(gate.offer(message(9), 7_001))).toEqual([9])
    // Here after all: out of order, and not lost.
    expect(numbers(gate.offer(message(6), 7_002))).toEqual([6])
  })

  it('has all its patience again after the scanner could not send, and after nobody read what it sent', () => {
    const gate = new SequenceGate(() => 1)
    gate.offer(message(2), 0)
    const nothing = { messages: [], skipped: 0 }
    expect(lookUntil(gate, 6_000)).toEqual(nothing)
    expect(gate.giveUp(6_500, false)).toEqual(nothing)
    expect(lookUntil(gate, 13_400, 7_000)).toEqual(nothing)
    // The thread stood still for a minute.
    expect(gate.giveUp(73_000, true)).toEqual(nothing)
    expect(lookUntil(gate, 79_900, 73_500)).toEqual(nothing)
    expect(numbers(gate.giveUp(80_000, true).messages)).toEqual([2])
  })

  it('goes on where the database stands, session by session', () => {
    const gate = new SequenceGate(({ sessionId }) => (sessionId === 'a' ? 10 : 1))
    expect(numbers(gate.offer({ ...message(10), sessionId: 'a' }, 0))).toEqual([10])
    expect(numbers(gate.offer({ ...message(1), sessionId: 'b' }, 0))).toEqual([1])
  })

  it('keeps a bounded number and leaves the rest to the scanner', () => {
    const gate = new SequenceGate(() => 1)
    for (let sequence = 2; sequence < 2 + 512; sequence++) expect(gate.offer(message(sequence), 0)).toEqual([])
    expect(gate.offer(message(600), 0)).toBeUndefined()
    expect(numbers(gate.offer(message(1), 0))).toHaveLength(513)
  })

  it('begins a session at the message that began it, once, and waits as ever behind that', () => {
    const gate = new SequenceGate(() => 1)
    gate.begin(message(40))
    expect(numbers(gate.offer(message(40), 0))).toEqual([40])
    expect(numbers(gate.offer(message(42), 0))).toEqual([])
    gate.begin(message(90))
    expect(numbers(gate.offer(message(41), 1))).toEqual([41, 42])
    expect(numbers(gate.offer(message(39), 2))).toEqual([39])
    expect(lookUntil(gate, 9_000)).toEqual({ messages: [], skipped: 0 })
  })
})
