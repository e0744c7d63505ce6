import { describe, expect, it } from 'vitest'
import { alarmDeed } from './alarm-deed.ts'
import { type AlarmEvent, NORMAL_ALARM, reduceAlarm } from './alarm-state.ts'

const AT_ONCE = { onDelayMs: 0, offDelayMs: 0, latching: false }

function told(events: readonly AlarmEvent[]): (string | undefined)[] {
  let state = NORMAL_ALARM
  return events.map((event, nowMs) => {
    const next = reduceAlarm(state, event, AT_ONCE, nowMs)
    const deed = alarmDeed(state, event, next)
    state = next
    return deed
  })
}

describe('alarmDeed', () => {
  it('tells the life of an alarm in the words of the history', () => {
    const on = { kind: 'condition', present: true } as const
    const off = { kind: 'condition', present: false } as const
    expect(told([on, { kind: 'acknowledge' }, on, off, off])).toEqual([
      'came',
      'acknowledged',
      undefined,
      'returned',
      undefined,
    ])
  })

  it('tells that an alarm came when its delay is over, and not when the condition began', () => {
    const event = { kind: 'condition', present: true } as const
    const behaviour = { ...AT_ONCE, onDelayMs: 1_000 }
    const began = reduceAlarm(NORMAL_ALARM, event, behaviour, 0)
    expect(alarmDeed(NORMAL_ALARM, event, began)).toBeUndefined()
    const tick = { kind: 'tick' } as const
    expect(alarmDeed(began, tick, reduceAlarm(began, tick, behaviour, 1_000))).toBe('came')
  })

  it('names what people do, and not what changes nothing', () => {
    expect(
      told([
        { kind: 'acknowledge' },
        { kind: 'unshelve' },
        { kind: 'shelve', forMs: 1_000 },
        { kind: 'unshelve' },
        { kind: 'take-out-of-service', on: true },
        { kind: 'take-out-of-service', on: false },
        { kind: 'suppress', on: true },
        { kind: 'tick' },
        { kind: 'reset' },
      ]),
    ).toEqual([
      undefined,
      undefined,
      'shelved',
      'unshelved',
      'out-of-service',
      'in-service',
      undefined,
      undefined,
      undefined,
    ])
  })
})
