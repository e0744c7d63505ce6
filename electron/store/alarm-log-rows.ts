import type { AlarmLog, AlarmLogEntry, EventLogEntry, LogDetail, OutOfService } from './alarm-log.ts'
import { ALARM_DEED_CODES } from './codes.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { UntoldFindings } from './untold-findings.ts'

/** A year of one alarm every two minutes, about 20 MB; older ones are dropped, oldest first. */
export const LOG_ROWS_MAX = 250_000

export const DROP_OLD_ALARMS_SQL = `DELETE FROM alarm_event
  WHERE alarm_event_id <= (SELECT max(alarm_event_id) FROM alarm_event) - ${LOG_ROWS_MAX}`
export const DROP_OLD_EVENTS_SQL = `DELETE FROM line_event
  WHERE line_event_id <= (SELECT max(line_event_id) FROM line_event) - ${LOG_ROWS_MAX}`

/** Lines that a start looks through for what nobody has seen: weeks of a normal line, some milliseconds. */
const UNSEEN_LOOKED_AT = 20_000
/** The newest word on every alarm: the columns beside a max() are those of its row. */
const UNSEEN_SQL = `SELECT alarm, deed, detail, max(alarm_event_id) FROM alarm_event
  WHERE alarm_event_id > (SELECT max(alarm_event_id) FROM alarm_event) - ${UNSEEN_LOOKED_AT} AND line_id = ?
  AND deed IN (${ALARM_DEED_CODES.code('came')}, ${ALARM_DEED_CODES.code('acknowledged')}) GROUP BY alarm`

/** History of alarms and events of a line: added, and dropped at the far end. */
export class AlarmLogRows implements AlarmLog {
  readonly #addAlarm: Statement
  readonly #addEvent: Statement
  readonly #list: Statement<{ alarm: string; since_wall_ms: number; who: string; why: string }>
  readonly #unseen: Statement<{ alarm: string; deed: number; detail: string }>
  readonly #take: Statement
  readonly #putBack: Statement
  readonly #lineId: number
  readonly #append: (alarms: readonly AlarmLogEntry[], events: readonly EventLogEntry[]) => void

  constructor(db: WritableDb, lineId: number) {
    this.#lineId = lineId
    this.#addAlarm = db.prepare(
      'INSERT INTO alarm_event (at_wall_ms, alarm, priority, deed, who, detail, line_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#addEvent = db.prepare('INSERT INTO line_event (at_wall_ms, kind, detail, line_id) VALUES (?, ?, ?, ?)')
    this.#list = db.prepare(
      'SELECT alarm, since_wall_ms, who, why FROM alarm_out_of_service WHERE line_id = ? ORDER BY alarm',
    )
    this.#unseen = db.prepare(UNSEEN_SQL)
    this.#take = db.prepare(
      'INSERT OR REPLACE INTO alarm_out_of_service (line_id, alarm, since_wall_ms, who, why) VALUES (?, ?, ?, ?, ?)',
    )
    this.#putBack = db.prepare('DELETE FROM alarm_out_of_service WHERE line_id = ? AND alarm = ?')
    const untold = new UntoldFindings(db)
    const dropOldAlarms = db.prepare(DROP_OLD_ALARMS_SQL)
    const dropOldEvents = db.prepare(DROP_OLD_EVENTS_SQL)
    this.#append = db.transaction((alarms: readonly AlarmLogEntry[], events: readonly EventLogEntry[]) => {
      for (const { atWallMs, alarm, priority, deed, who, detail } of alarms) {
        this.#addAlarm.run(
          Math.round(atWallMs),
          alarm,
          priority,
          ALARM_DEED_CODES.code(deed),
          who,
          JSON.stringify(detail),
          lineId,
        )
        if (deed === 'came') untold.told(alarm)
      }
      for (const { atWallMs, kind, detail } of events) {
        this.#addEvent.run(Math.round(atWallMs), kind, JSON.stringify(detail), lineId)
      }
      dropOldAlarms.run()
      dropOldEvents.run()
    }).immediate
  }

  append(alarms: readonly AlarmLogEntry[], events: readonly EventLogEntry[]): void {
    this.#append(alarms, events)
  }

  unseen(): Pick<AlarmLogEntry, 'alarm' | 'detail'>[] {
    return this.#unseen
      .all(this.#lineId)
      .filter(({ deed }) => ALARM_DEED_CODES.word(deed) === 'came')
      .map(({ alarm, detail }) => ({ alarm, detail: JSON.parse(detail) as LogDetail }))
  }

  outOfService(): OutOfService[] {
    return this.#list.all(this.#lineId).map(({ since_wall_ms, ...rest }) => ({ ...rest, sinceWallMs: since_wall_ms }))
  }

  takeOutOfService({ alarm, sinceWallMs, who, why }: OutOfService): void {
    this.#take.run(this.#lineId, alarm, Math.round(sinceWallMs), who, why)
  }

  putBackInService(alarm: string): void {
    this.#putBack.run(this.#lineId, alarm)
  }
}
