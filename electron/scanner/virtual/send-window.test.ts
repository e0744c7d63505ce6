import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntervalSet } from '../../base/interval-set.ts'
import { KEPT_MESSAGES_MAX } from './limits.ts'
import { SendWindow } from './send-window.ts'

const message = (sequence: number) => Uint8Array.of(sequence)
const sequenceOf = (bytes: Uint8Array | undefined) => bytes?.[0]

function filled(count: number, credit: number): SendWindow {
  const sends = new SendWindow()
  sends.restart([], credit)
  for (let sequence = 1; sequence <= count; sequence++) sends.add(message(sequence))
  return sends
}

function takeAll(sends: SendWindow, nowMs = 0): (number | undefined)[] {
  const taken = []
  for (let bytes = sends.takeNext(nowMs); bytes !== undefined; bytes = sends.takeNext(nowMs))
    taken.push(sequenceOf(bytes))
  return taken
}

describe('SendWindow', () => {
  it('sends no more than credit allows', () => {
    const sends = filled(5, 2)
    expect(takeAll(sends)).toEqual([1, 2])
    sends.acknowledge([{ from: 1, to: 1 }], 2, 0)
    expect(takeAll(sends)).toEqual([3])
  })

  it('sends again what an acknowledgement passed over, once', () => {
    const sends = filled(3, 9)
    takeAll(sends)
    sends.acknowledge([{ from: 3, to: 3 }], 9, 150)
    expect(takeAll(sends, 150)).toEqual([1, 2])
    sends.acknowledge([{ from: 3, to: 3 }], 9, 200)
    expect(takeAll(sends, 200)).toEqual([])
    expect(sends.resends).toBe(2)
  })

  it('sends everything again that nobody confirmed for long', () => {
    const sends = filled(2, 9)
    takeAll(sends)
    expect(sends.markOverdue(1_999)).toBe(false)
    expect(sends.markOverdue(2_000)).toBe(true)
    expect(takeAll(sends, 2_000)).toEqual([1, 2])
  })

  it('begins a connection with what the station lacks', () => {
    const sends = filled(6, 9)
    takeAll(sends)
    sends.restart(
      [
        { from: 1, to: 2 },
        { from: 5, to: 5 },
      ],
      9,
    )
    expect(takeAll(sends)).toEqual([3, 4, 6])
    expect(sends.kept).toBe(3)
  })

  it('has no room when it keeps as much as it may', () => {
    const sends = filled(KEPT_MESSAGES_MAX, 0)
    expect(sends.hasRoom).toBe(false)
    sends.acknowledge([{ from: 1, to: 1 }], 0, 0)
    expect(sends.hasRoom).toBe(true)
  })

  it('brings everything over whatever is lost, and never exceeds its credit', () => {
    const event = fc.record({
      made: fc.nat(4),
      credit: fc.nat(6),
      lost: fc.array(fc.nat(5), { maxLength: 4 }),
      ackLost: fc.boolean(),
      reconnects: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const sends = new SendWindow()
        const station = new IntervalSet()
        let nowMs = 0
        let made = 0
        const exchange = (credit: number, lost: readonly number[], ackLost: boolean, reconnects: boolean): void => {
          nowMs += 150
          if (reconnects) sends.restart(station.ranges, credit)
          sends.markOverdue(nowMs)
          const sent = takeAll(sends, nowMs)
          for (const [index, sequence] of sent.entries()) {
            if (sequence !== undefined && !lost.includes(index)) station.add(sequence)
          }
          if (!ackLost) sends.acknowledge(station.ranges, credit, nowMs)
        }
        sends.restart([], 3)
        for (const { made: more, credit, lost, ackLost, reconnects } of events) {
          for (let count = 0; count < more; count++) sends.add(message(++made))
          exchange(credit, lost, ackLost, reconnects)
        }
        for (let round = 0; round < 200 && sends.kept > 0; round++) exchange(6, [], false, false)
        expect(sends.kept).toBe(0)
        expect(station.ranges).toEqual(made === 0 ? [] : [{ from: 1, to: made }])
      }),
      { numRuns: 200 },
    )
  })
})
