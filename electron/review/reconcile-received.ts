import { IntervalSet } from '../base/interval-set.ts'
import type { ReadableDb } from '../store/open-database.ts'
import type { DifferenceList } from './difference-list.ts'
import type { ScanRow } from './reconcile-rows.ts'

interface RangeRow {
  readonly session_id: number
  readonly from_sequence: number
  readonly to_sequence: number
}

/** Every row's identity is among the received ranges, and no two scans have the same one. */
export class ReceivedCheck {
  readonly #db: ReadableDb
  readonly #differences: DifferenceList
  readonly #received = new Map<number, IntervalSet>()
  readonly #seen = new Map<number, IntervalSet>()

  constructor(db: ReadableDb, differences: DifferenceList) {
    this.#db = db
    this.#differences = differences
    for (const row of db.prepare<[], RangeRow>('SELECT * FROM received_range').iterate()) {
      setOf(this.#received, row.session_id).addRange(row.from_sequence, row.to_sequence)
    }
  }

  checkScans(visitId: number, scans: readonly ScanRow[]): void {
    for (const { session_id: sessionId, sequence } of scans) {
      if (!setOf(this.#received, sessionId).has(sequence)) {
        this.#differences.add(
          `scan ${sequence} of session ${sessionId} (tray visit ${visitId}) is not among the received ranges`,
        )
      }
      if (!setOf(this.#seen, sessionId).add(sequence)) {
        this.#differences.add(`scan ${sequence} of session ${sessionId} is there twice, again in tray visit ${visitId}`)
      }
    }
  }

  checkRejected(): void {
    const rows = this.#db.prepare<[], { session_id: number; sequence: number }>(
      'SELECT session_id, sequence FROM rejected_message',
    )
    for (const { session_id: sessionId, sequence } of rows.iterate()) {
      if (!setOf(this.#received, sessionId).has(sequence)) {
        this.#differences.add(`rejected message ${sequence} of session ${sessionId} is not among the received ranges`)
      }
    }
  }
}

function setOf(sets: Map<number, IntervalSet>, sessionId: number): IntervalSet {
  let set = sets.get(sessionId)
  if (set === undefined) {
    set = new IntervalSet()
    sets.set(sessionId, set)
  }
  return set
}
