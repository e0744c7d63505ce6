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

describe('an alarm', () => {
  it.each<readonly [string, readonly Step[], AlarmState['phase']]>([
    [
      'waits for its delay',
      [
        [0, comes],
        [999, 'tick'],
      ],
      'normal',
    ],
    [
      'calls when the delay is over',
      [
        [0, comes],
        [1_000, 'tick'],
      ],
      'unacknowledged',
    ],
    [
      'calls nobody for a flicker',
      [
        [0, comes],
        [500, goes],
        [600, comes],
        [1_500, 'tick'],
      ],
      'normal',
    ],
    [
      'counts its delay anew after a flicker',
      [
        [0, comes],
        [500, goes],
        [600, comes],
        [1_600, 'tick'],
      ],
      'unacknowledged',
    ],
    [
      'stays on the list when it is acknowledged',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, 'acknowledge'],
      ],
      'acknowledged',
    ],
    [
      'does not return for a gap shorter than its delay',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, goes],
        [3_000, comes],
        [9_000, 'tick'],
      ],
      'unacknowledged',
    ],
    [
      'stays until it was seen when it returns unseen',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, goes],
        [3_100, 'tick'],
      ],
      'returned-unacknowledged',
    ],
    [
      'is over when it was seen and returns',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_050, 'acknowledge'],
        [1_100, goes],
        [3_100, 'tick'],
      ],
      'normal',
    ],
    [
      'is over when it is seen after it returned',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, goes],
        [3_100, 'tick'],
        [3_200, 'acknowledge'],
      ],
      'normal',
    ],
    [
      'calls again when it comes back unseen',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, goes],
        [3_100, 'tick'],
        [3_200, comes],
        [4_200, 'tick'],
      ],
      'unacknowledged',
    ],
    [
      'calls nobody again who has seen it, for a gap shorter than its delay',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_050, 'acknowledge'],
        [1_100, goes],
        [1_200, comes],
        [9_000, 'tick'],
      ],
      'acknowledged',
    ],
    [
      'does not wait anew because the same is said twice',
      [
        [0, comes],
        [500, comes],
        [1_000, 'tick'],
      ],
      'unacknowledged',
    ],
  ])('%s', (_what, steps, phase) => {
    expect(play(steps).phase).toBe(phase)
  })

  it.each<readonly [string, readonly Step[], AlarmState['phase']]>([
    [
      'stays latched when it returns',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, goes],
        [3_100, 'tick'],
      ],
      'latched-unacknowledged',
    ],
    [
      'stays latched after it was seen',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, 'acknowledge'],
        [1_200, goes],
        [3_200, 'tick'],
      ],
      'latched-acknowledged',
    ],
    [
      'is not reset unseen',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, goes],
        [3_100, 'tick'],
        [3_200, 'reset'],
      ],
      'latched-unacknowledged',
    ],
    [
      'is over when it is seen and reset',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, goes],
        [3_100, 'tick'],
        [3_200, 'acknowledge'],
        [3_300, 'reset'],
      ],
      'normal',
    ],
    [
      'is not reset while it stands',
      [
        [0, comes],
        [1_000, 'tick'],
        [1_100, 'acknowledge'],
        [1_200, 'reset'],
      ],
      'acknowledged',
    ],
  ])('that latches %s', (_what, steps, phase) => {
    expect(play(steps, LATCHING).phase).toBe(phase)
  })

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
    const out = reduceAlarm(state, { kind: 'take-out-of-service', on: true }, PLAIN, 1_004)
    expect([state, out].map(withheldBy)).toEqual(['suppressed', 'out-of-service'])
  })
})
