import { AlarmEngine } from '../../alarms/alarm-engine.ts'
import { eventsBetween } from '../../alarms/line-events.ts'
import { LogBook } from '../../alarms/log-book.ts'
import type { Clock, Timers } from '../../base/clock.ts'
import type { LiveView } from '../../contract/live.ts'
import type { Logger } from '../../log/logger.ts'
import type { AlarmLog } from '../../store/alarm-log.ts'

/** History is written this often: a burst becomes one transaction, and a crash forgets at most so much of it. */
const WRITE_EVERY_MS = 1_000

export interface OpenAlarms {
  readonly engine: AlarmEngine
  /** Reads the events off the views as they go out. */
  observe(view: LiveView): void
  /** Writes what waits; before the store closes. */
  stop(): void
}

/** The alarms of this station with their history on disk. Throws what reading the store throws. */
export function openAlarms(parts: { store: AlarmLog; clock: Clock; timers: Timers; log: Logger }): OpenAlarms {
  const { store, clock, timers, log } = parts
  const book = new LogBook(store, log)
  const record = (entry: Parameters<LogBook['addAlarm']>[0]) => book.addAlarm(entry)
  const engine = new AlarmEngine(clock, { outOfService: store.outOfService(), record })
  const ticker = timers.every(WRITE_EVERY_MS, () => book.write())
  let newest: LiveView | undefined
  return {
    engine,
    observe(view) {
      for (const event of eventsBetween(newest, view)) book.addEvent(event)
      newest = view
    },
    stop() {
      timers.cancel(ticker)
      book.write()
    },
  }
}
