import type { AlarmLog, AlarmLogEntry, EventLogEntry, OutOfService } from '../../electron/store/alarm-log.ts'

/** The alarm log's meaning in three lists. */
export class MemoryAlarmLog implements AlarmLog {
  readonly alarms: AlarmLogEntry[] = []
  readonly events: EventLogEntry[] = []
  readonly #outOfService = new Map<string, OutOfService>()
  failing = false

  append(alarms: readonly AlarmLogEntry[], events: readonly EventLogEntry[]): void {
    this.#refuse()
    this.alarms.push(...alarms)
    this.events.push(...events)
  }

  unseen(): Pick<AlarmLogEntry, 'alarm' | 'detail'>[] {
    const newest = new Map<string, AlarmLogEntry>()
    for (const entry of this.alarms)
      if (entry.deed === 'came' || entry.deed === 'acknowledged') newest.set(entry.alarm, entry)
    return [...newest.values()].filter(({ deed }) => deed === 'came').map(({ alarm, detail }) => ({ alarm, detail }))
  }

  outOfService(): OutOfService[] {
    return [...this.#outOfService.values()].sort((one, other) => (one.alarm < other.alarm ? -1 : 1))
  }

  takeOutOfService(entry: OutOfService): void {
    this.#refuse()
    this.#outOfService.set(entry.alarm, entry)
  }

  putBackInService(alarm: string): void {
    this.#refuse()
    this.#outOfService.delete(alarm)
  }

  #refuse(): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
  }
}
