import type { AlarmEngine } from '../../alarms/alarm-engine.ts'
import type { AlarmId } from '../../domain/alarm/rationalisation.ts'

const MS_PER_MINUTE = 60_000

/** The part of the station's service that is about alarms. */
export function alarmHandlers(alarms: AlarmEngine) {
  return {
    acknowledgeAlarm({ id }: { readonly id: AlarmId }) {
      alarms.acknowledge(id)
      return {}
    },
    shelveAlarm({ id, minutes }: { readonly id: AlarmId; readonly minutes: number }) {
      alarms.shelve(id, minutes * MS_PER_MINUTE)
      return {}
    },
    unshelveAlarm({ id }: { readonly id: AlarmId }) {
      alarms.unshelve(id)
      return {}
    },
  }
}
