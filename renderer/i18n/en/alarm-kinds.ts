import { ALARM_IDS, ALARM_KINDS, type AlarmId } from '../../../electron/domain/alarm/rationalisation.ts'

/** The rationalisation table as it stands: English is the language that it is written in. */
export const alarmKinds = { cause: column('cause'), consequence: column('consequence'), response: column('response') }

function column(name: 'cause' | 'consequence' | 'response'): Readonly<Record<AlarmId, string>> {
  return Object.fromEntries(ALARM_IDS.map((id) => [id, ALARM_KINDS[id][name]])) as Record<AlarmId, string>
}
