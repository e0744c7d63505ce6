import type { Incidents } from '../../line/incidents.ts'
import type { Logger } from '../../log/logger.ts'
import type { AlarmLog } from '../../store/alarm-log.ts'

/** What an earlier start of a line told and nobody has seen. A history with a damaged page is no reason not to receive eggs: the page check says so. */
export function standAgain(alarmLog: Pick<AlarmLog, 'unseen'>, incidents: Incidents | undefined, log: Logger): void {
  try {
    for (const { alarm, detail } of alarmLog.unseen()) incidents?.wasNotSeen(alarm, detail)
  } catch (error) {
    log.error({ error: String(error) }, 'which alarms nobody has seen could not be read')
  }
}
