import type { Logger } from '../log/logger.ts'
import type { AlarmLog, AlarmLogEntry, EventLogEntry } from '../store/alarm-log.ts'

/** What a disk that refuses may keep waiting: the oldest of more are dropped, and said in the program's log. */
export const WAITING_MAX = 1_000

/** Writes the history of alarms and events, a moment after they happened: a line never waits for its history, nor stops for it. */
export class LogBook {
  readonly #store: Pick<AlarmLog, 'append'>
  readonly #log: Logger
  #alarms: AlarmLogEntry[] = []
  #events: EventLogEntry[] = []
  #failing = false

  constructor(store: Pick<AlarmLog, 'append'>, log: Logger) {
    this.#store = store
    this.#log = log
  }

  addAlarm(entry: AlarmLogEntry): void {
    this.#alarms = this.#bounded([...this.#alarms, entry])
  }

  addEvent(entry: EventLogEntry): void {
    this.#events = this.#bounded([...this.#events, entry])
  }

  /** Writes what waits; what the disk refuses waits for the next time. */
  write(): void {
    if (this.#alarms.length + this.#events.length === 0) return
    try {
      this.#store.append(this.#alarms, this.#events)
    } catch (error) {
      if (!this.#failing) this.#log.error({ error: String(error) }, 'the history of alarms waits for the disk')
      this.#failing = true
      return
    }
    this.#failing = false
    this.#alarms = []
    this.#events = []
  }

  #bounded<T>(entries: T[]): T[] {
    if (entries.length <= WAITING_MAX) return entries
    this.#log.error({ entry: entries[0] }, 'a line of the history was dropped')
    return entries.slice(-WAITING_MAX)
  }
}
