import { type AlarmEvent, type AlarmState, isActive } from './alarm-state.ts'

/** What the history of an alarm names: what it did by itself, and what people did to it. */
export const ALARM_DEEDS = [
  'came',
  'returned',
  'acknowledged',
  'shelved',
  'unshelved',
  'out-of-service',
  'in-service',
] as const
export type AlarmDeed = (typeof ALARM_DEEDS)[number]

/** What a step of the state machine means for the history; undefined when nothing happened that anybody will look for. */
export function alarmDeed(before: AlarmState, event: AlarmEvent, after: AlarmState): AlarmDeed | undefined {
  switch (event.kind) {
    case 'acknowledge':
      return after.phase === before.phase ? undefined : 'acknowledged'
    case 'shelve':
      return 'shelved'
    case 'unshelve':
      return before.shelvedUntilMs === undefined ? undefined : 'unshelved'
    case 'take-out-of-service':
      return event.on ? 'out-of-service' : 'in-service'
    case 'condition':
    case 'tick':
    case 'suppress':
    case 'reset':
      if (isActive(after) === isActive(before)) return undefined
      return isActive(after) ? 'came' : 'returned'
  }
}
