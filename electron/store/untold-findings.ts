import type { AlarmId } from '../domain/alarm/rationalisation.ts'
import type { DatabaseBehind } from './hold-against-mark.ts'
import type { Statement, WritableDb } from './open-database.ts'

/** By the alarm that tells of it. */
export interface Findings {
  readonly DATABASE_BEHIND?: DatabaseBehind
  readonly AUDIT_GAP?: Readonly<Record<string, never>>
}

interface FindingRow {
  readonly alarm: AlarmId
  readonly detail: string
}

/**
 * What a start found missing, until its alarm stands in the history. It is written with its audit entry, before the mark that betrayed it follows
 * the database: a start that is refused afterwards, or cut off anywhere, leaves it to the next one. So it may be told twice, which is better than never.
 */
export class UntoldFindings {
  readonly #list: Statement<FindingRow>
  readonly #add: Statement
  readonly #drop: Statement

  constructor(db: WritableDb) {
    this.#list = db.prepare('SELECT alarm, detail FROM untold_finding')
    this.#add = db.prepare('INSERT OR REPLACE INTO untold_finding (alarm, detail) VALUES (?, ?)')
    this.#drop = db.prepare('DELETE FROM untold_finding WHERE alarm = ?')
  }

  /** Within the transaction of its audit entry. A newer one of its kind speaks for the older, which the trail still has. */
  add<Alarm extends keyof Findings>(alarm: Alarm, detail: Required<Findings>[Alarm]): void {
    this.#add.run(alarm, JSON.stringify(detail))
  }

  /** Within the transaction of a line of the history: an alarm came. */
  told(alarm: string): void {
    this.#drop.run(alarm)
  }

  all(): Findings {
    return Object.fromEntries(this.#list.all().map(({ alarm, detail }) => [alarm, JSON.parse(detail) as unknown]))
  }
}
