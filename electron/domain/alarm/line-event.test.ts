import { describe, expect, it } from 'vitest'
import { LINE_EVENTS } from './line-event.ts'
import { ALARM_IDS } from './rationalisation.ts'

describe('LINE_EVENTS', () => {
  it('are what happens and asks nobody for a response, under the names that stand in databases out there', () => {
    expect(LINE_EVENTS).toEqual([
      ...[
        'STATION_STARTED',
        'SCANNER_CONNECTED',
        'MODEL_READY',
        'MODEL_SWITCHED',
        'BATCH_STATE',
        'CLOCK_TRUSTED_AGAIN',
      ],
    ])
  })

  it('are never alarms too: whatever asks for a response is in the other list alone', () => {
    const alarms: readonly string[] = ALARM_IDS
    expect(LINE_EVENTS.filter((event) => alarms.includes(event))).toEqual([])
  })
})
