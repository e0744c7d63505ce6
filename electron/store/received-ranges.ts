import { IntervalSet } from '../base/interval-set.ts'
import type { Statement, WritableDb } from './open-database.ts'

/**
 * Which sequence numbers of every session are settled, as ranges in the database and in memory.
 * The memory is a copy: after a failed transaction it is forgotten and read again.
 */
export class ReceivedRanges {
  readonly #read: Statement<{ from_sequence: number; to_sequence: number }>
  readonly #put: Statement
  readonly #remove: Statement
  readonly #sets = new Map<number, IntervalSet>()

  constructor(db: WritableDb) {
    this.#read = db.prepare('SELECT from_sequence, to_sequence FROM received_range WHERE session_id = ?')
    this.#put = db.prepare(
      `INSERT INTO received_range (session_id, from_sequence, to_sequence) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET to_sequence = excluded.to_sequence`,
    )
    this.#remove = db.prepare('DELETE FROM received_range WHERE session_id = ? AND from_sequence = ?')
  }

  has(sessionId: number, sequence: number): boolean {
    return this.#set(sessionId).has(sequence)
  }

  /** Adds numbers of one session within the running transaction. */
  add(sessionId: number, sequences: readonly number[]): void {
    const set = this.#set(sessionId)
    for (const run of runsOf(sequences)) {
      const touched = set.ranges.filter((range) => range.to >= run.from - 1 && range.from <= run.to + 1)
      const merged = {
        from: Math.min(run.from, touched[0]?.from ?? run.from),
        to: Math.max(run.to, touched.at(-1)?.to ?? run.to),
      }
      for (const range of touched) if (range.from !== merged.from) this.#remove.run(sessionId, range.from)
      this.#put.run(sessionId, merged.from, merged.to)
      set.addRange(run.from, run.to)
    }
  }

  forget(): void {
    this.#sets.clear()
  }

  #set(sessionId: number): IntervalSet {
    let set = this.#sets.get(sessionId)
    if (set === undefined) {
      set = new IntervalSet(this.#read.all(sessionId).map((row) => ({ from: row.from_sequence, to: row.to_sequence })))
      this.#sets.set(sessionId, set)
    }
    return set
  }
}

/** Unbroken runs in a list of numbers: a group's numbers mostly follow each other, and then one row changes. */
function runsOf(sequences: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const set = new IntervalSet()
  for (const sequence of sequences) set.add(sequence)
  return set.ranges
}
