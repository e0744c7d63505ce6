import type { AlarmDeed } from '../domain/alarm/alarm-deed.ts'
import type { LineEvent } from '../domain/alarm/line-event.ts'

/** Named values for the text, for example the code of a tray. */
export type LogDetail = Readonly<Record<string, string | number>>

/** One line of the alarm history. `alarm` is a key of the rationalisation table of the version that wrote it. */
export interface AlarmLogEntry {
  readonly atWallMs: number
  readonly alarm: string
  readonly priority: number
  readonly deed: AlarmDeed
  /** Empty when the alarm did it by itself, or when nobody was signed in. */
  readonly who: string
  readonly detail: LogDetail
}

/** One line of the events, which ask nobody for anything. */
export interface EventLogEntry {
  readonly atWallMs: number
  readonly kind: LineEvent
  readonly detail: LogDetail
}

/** An alarm that was taken out of service on purpose; it stays so over restarts until somebody puts it back. */
export interface OutOfService {
  readonly alarm: string
  readonly sinceWallMs: number
  readonly who: string
  readonly why: string
}

/** History of alarms and events, and what is out of service. All throw a `StoreError`. */
export interface AlarmLog {
  /** Durable on return, all or nothing. */
  append(alarms: readonly AlarmLogEntry[], events: readonly EventLogEntry[]): void
  /** Of the newest lines, the alarms that came and that nobody has acknowledged since, each with its newest detail. */
  unseen(): Pick<AlarmLogEntry, 'alarm' | 'detail'>[]
  outOfService(): OutOfService[]
  takeOutOfService(entry: OutOfService): void
  putBackInService(alarm: string): void
}
