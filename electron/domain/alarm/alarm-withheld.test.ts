import { describe, expect, it } from 'vitest'
import {
  type AlarmBehaviour,
  type AlarmEvent,
  type AlarmState,
  isCalling,
  NORMAL_ALARM,
  reduceAlarm,
  SHELVE_MAX_MS,
  withheldBy,
} from './alarm-state.ts'

const PLAIN: AlarmBehaviour = { onDelayMs: 1_000, offDelayMs: 2_000, latching: false }
const LATCHING: AlarmBehaviour = { ...PLAIN, latching: true }

type Step = readonly [atMs: number, event: AlarmEvent | AlarmEvent['kind']]

const comes: AlarmEvent = { kind: 'condition', present: true }
const goes: AlarmEvent = { kind: 'condition', present: false }
const shelve: AlarmEvent = { kind: 'shelve', forMs: 60_000 }

function play(steps: readonly Step[], behaviour = PLAIN): AlarmState {
  return steps.reduce((state, [atMs, event]) => {
    return reduceAlarm(state, typeof event === 'string' ? ({ kind: event } as AlarmEvent) : event, behaviour, atMs)
  }, NORMAL_ALARM)
}

describe('an alarm that is withheld', () => {
  it('is off the list while it is shelved, and calls again when the time is over', () => {
    const shelved = play([
      [0, comes],
      [1_000, 'tick'],
      [1_100, 'acknowledge'],
      [1_200, shelve],
    ])
    expect([isCalling(shelved), withheldBy(shelved)]).toEqual([false, 'shelved'])
    const later = reduceAlarm(shelved, { kind: 'tick' }, PLAIN, 61_200)
    expect([isCalling(later), later.phase]).toEqual([true, 'unacknowledged'])
  })

  it('calls nobody for what came and went while it was withheld', () => {
    for (const [away, back] of [
      [shelve, { kind: 'unshelve' }],
      [
        { kind: 'suppress', on: true },
        { kind: 'suppress', on: false },
      ],
      [
        { kind: 'take-out-of-service', on: true },
        { kind: 'take-out-of-service', on: false },
      ],
    ] as const) {
      const state = play([
        [0, away],
        [1, comes],
        [1_100, 'tick'],
        [1_200, goes],
        [3_300, 'tick'],
        [3_400, back],
      ])
      expect(state.phase).toBe('normal')
    }
  })

  it('keeps a latched alarm for when it comes back into sight', () => {
    const state = play(
      [
        [0, shelve],
        [1, comes],
        [1_100, 'tick'],
        [1_200, goes],
        [3_300, 'tick'],
        [3_400, 'unshelve'],
      ],
      LATCHING,
    )
    expect([state.phase, isCalling(state)]).toEqual(['latched-unacknowledged', false])
  })

  it('is shelved for no longer than a shift, and for no time below zero', () => {
    expect(play([[5, { kind: 'shelve', forMs: 1e12 }]]).shelvedUntilMs).toBe(5 + SHELVE_MAX_MS)
    expect(
      play([
        [5, { kind: 'shelve', forMs: -1 }],
        [5, 'tick'],
      ]).shelvedUntilMs,
    ).toBeUndefined()
  })

  it('calls nobody again who has seen it until it comes back into sight', () => {
    const seen: readonly Step[] = [
      [0, comes],
      [1_000, 'tick'],
      [1_001, 'acknowledge'],
    ]
    expect(play([...seen, [1_002, 'unshelve']]).phase).toBe('acknowledged')
    const away: readonly Step[] = [...seen, [1_002, shelve], [1_003, { kind: 'suppress', on: true }]]
    expect(play(away).phase).toBe('acknowledged')
    expect(play([...away, [1_004, 'unshelve']]).phase).toBe('acknowledged')
    const back = play([...away, [1_004, 'unshelve'], [1_005, { kind: 'suppress', on: false }]])
    expect([back.phase, isCalling(back)]).toEqual(['unacknowledged', true])
  })

  it('stays withheld while any of its reasons stands', () => {
    const state = play([
      [0, comes],
      [1_000, 'tick'],
      [1_001, shelve],
      [1_002, { kind: 'suppress', on: true }],
      [1_003, 'unshelve'],
    ])
    expect(withheldBy(state)).toBe('suppressed')
    expect(withheldBy(reduceAlarm(state, { kind: 'take-out-of-service', on: true }, PLAIN, 1_004))).toBe(
      'out-of-service',
    )
  })
})
