import { describe, expect, it } from 'vitest'
import { type AlarmBehaviour, type AlarmEvent, type AlarmState, NORMAL_ALARM, reduceAlarm } from './alarm-state.ts'

const PLAIN: AlarmBehaviour = { onDelayMs: 1_000, offDelayMs: 2_000, latching: false }
const LATCHING: AlarmBehaviour = { ...PLAIN, latching: true }

type Step = readonly [atMs: number, event: AlarmEvent | AlarmEvent['kind']]

const comes: AlarmEvent = { kind: 'condition', present: true }
const goes: AlarmEvent = { kind: 'condition', present: false }

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

  it('was seen once and for all, however often somebody says so', () => {
    const twice: readonly Step[] = [
      [1_001, 'acknowledge'],
      [1_002, 'acknowledge'],
    ]
    const stands: readonly Step[] = [
      [0, comes],
      [1_000, 'tick'],
    ]
    expect(play([...stands, ...twice]).phase).toBe('acknowledged')
    const gone: readonly Step[] = [
      [1_500, goes],
      [3_500, 'tick'],
      [3_501, 'acknowledge'],
    ]
    expect(play([...stands, ...twice, ...gone], LATCHING).phase).toBe('latched-acknowledged')
  })
})
