import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { SequenceGate } from './sequence-gate.ts'

const message = (sequence: number) => ({ ...new MessageMaker().scan({}), sequence })
const numbers = (messages: readonly { readonly sequence: number }[] | undefined) => messages?.map((one) => one.sequence)

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
    expect(gate.giveUp(2_999)).toEqual({ messages: [], skipped: 0 })
    const given = gate.giveUp(3_000)
    expect([numbers(given.messages), given.skipped]).toEqual([[7, 8], 2])
    expect(numbers(gate.offer(message(9), 3_001))).toEqual([9])
    // Here after all: out of order, and not lost.
    expect(numbers(gate.offer(message(6), 3_002))).toEqual([6])
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
    expect(gate.giveUp(9_000)).toEqual({ messages: [], skipped: 0 })
  })
})
