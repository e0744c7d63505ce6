import { waits } from '../domain/tray/hold.ts'
import { isRepeat } from '../domain/tray/passage.ts'
import { speakingPassage } from '../domain/tray/speaking-passage.ts'
import type { TrayRef } from '../pipeline/scan/scan.ts'
import { ACTION_CODES, unpackFlags } from './codes.ts'
import type { Cold } from './cold/cold.ts'
import { type EggRow, eggStateOf } from './egg-row.ts'
import type { ReadableDb, Statement } from './open-database.ts'
import { unpackCell } from './quantise.ts'
import { EGGS_OF_VISIT_SQL, type VisitRow, visitFrom } from './read-start.ts'
import { holdReasonOf, holdStateOf, type TrayLinks } from './tray-links.ts'
import {
  EARLIER_PASSAGES_MAX,
  type EggBefore,
  HELD_TRAYS_MAX,
  type HeldTray,
  type KnownVisit,
  type StoredTray,
  type StoredTrayEgg,
} from './trays.ts'
import { ON_HOLD } from './visit-rows.ts'

const VISIT_SQL = `SELECT visit_id, serial, session_key, tray_sequence, code, row_count, column_count, layout, batch_key,
  began_wall_ms, ended_wall_ms, tray_visit.state, flags, hold_answer, hold_reason, through, continues_visit_id
  FROM tray_visit JOIN session USING (session_id) JOIN scanner USING (scanner_id) LEFT JOIN batch USING (batch_id)`
export const VISIT_BY_ID_SQL = `${VISIT_SQL} WHERE visit_id = ?`
export const VISIT_BY_REF_SQL = `${VISIT_SQL} WHERE visit_id = (SELECT max(visit_id) FROM tray_visit
  WHERE session_id = (SELECT session_id FROM session JOIN scanner USING (scanner_id) WHERE serial = ? AND session_key = ?)
  AND tray_sequence = ?)`
export const HELD_TRAYS_NOW_SQL = `SELECT visit_id, code, batch_key, began_wall_ms, ended_wall_ms, hold_reason, flags, hold_answer,
  continues_visit_id, (SELECT count(*) FROM egg WHERE egg.visit_id = tray_visit.visit_id
    AND action IN (${ACTION_CODES.code('HOLD')}, ${ACTION_CODES.code('RESCAN')})) AS waiting,
  (EXISTS (SELECT 1 FROM egg_override WHERE egg_override.visit_id = tray_visit.visit_id)
    OR EXISTS (SELECT 1 FROM tray_release WHERE tray_release.visit_id = tray_visit.visit_id)) AS is_spoken_of
  FROM tray_visit LEFT JOIN batch USING (batch_id) WHERE ${ON_HOLD} AND ended_wall_ms IS NOT NULL AND tray_visit.line_id = ?
  ORDER BY visit_id DESC LIMIT ${HELD_TRAYS_MAX}`
export const CORRECTED_NOW_SQL =
  'SELECT cell, attempt, action, after_release_id AS place FROM egg_override WHERE visit_id = ? ORDER BY override_id'
export const RELEASED_NOW_SQL = `SELECT cell, attempt, action, release_id AS place FROM egg_release
  WHERE egg_release.visit_id = ? ORDER BY release_id`
export const MOVES_OF_VISIT_SQL = `SELECT transfer_id, from_cell AS cell, 0 AS is_in FROM egg_transfer WHERE from_visit_id = ?
  UNION ALL SELECT transfer_id, to_cell, 1 FROM egg_transfer WHERE to_visit_id = ? ORDER BY transfer_id`
export const NEWEST_VISIT_SQL = `SELECT max(visit_id) AS visit_id FROM tray_visit
  WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?) AND code = ?`
// Along the key from that visit on: asked once by a person, of a tray of one of the last batches.
export const USED_SINCE_SQL = `SELECT 1 AS used FROM tray_visit
  WHERE visit_id > ? AND code = (SELECT code FROM tray_visit WHERE visit_id = ?) LIMIT 1`

interface FullVisitRow extends VisitRow {
  readonly ended_wall_ms: number | null
  readonly hold_answer: number | null
  readonly hold_reason: string | null
  readonly through: number
  readonly continues_visit_id: number | null
}

type HeldRow = Omit<FullVisitRow, 'ended_wall_ms' | 'through'> & {
  readonly ended_wall_ms: number
  readonly waiting: number
  readonly is_spoken_of: number
}
type EggOfVisitRow = EggRow & { readonly cell: number }
interface WordRow {
  readonly cell: number
  readonly attempt: number
  readonly action: number
  /** Of a release its own number, of a correction that of the newest release before it. */
  readonly place: number
}

/** What is known of trays, by key. */
export class TrayReads {
  readonly #links: TrayLinks
  readonly #cold: Cold
  readonly #byId: Statement<FullVisitRow>
  readonly #byRef: Statement<FullVisitRow>
  readonly #eggs: Statement<EggOfVisitRow>
  readonly #held: Statement<HeldRow>
  readonly #corrected: Statement<WordRow>
  readonly #released: Statement<WordRow>
  readonly #moves: Statement<{ cell: number; is_in: number }>
  readonly #newest: Statement<{ visit_id: number | null }>
  readonly #usedSince: Statement

  constructor(db: ReadableDb, links: TrayLinks, cold: Cold) {
    this.#links = links
    this.#cold = cold
    this.#byId = db.prepare(VISIT_BY_ID_SQL)
    this.#byRef = db.prepare(VISIT_BY_REF_SQL)
    this.#eggs = db.prepare(EGGS_OF_VISIT_SQL)
    this.#held = db.prepare(HELD_TRAYS_NOW_SQL)
    this.#corrected = db.prepare(CORRECTED_NOW_SQL)
    this.#released = db.prepare(RELEASED_NOW_SQL)
    this.#moves = db.prepare(MOVES_OF_VISIT_SQL)
    this.#newest = db.prepare(NEWEST_VISIT_SQL)
    this.#usedSince = db.prepare(USED_SINCE_SQL)
  }

  held(lineId: number): HeldTray[] {
    return this.#held
      .all(lineId)
      .reverse()
      .map((row) => ({
        visitId: row.visit_id,
        code: row.code,
        batchId: row.batch_key,
        beganWallMs: row.began_wall_ms,
        endedWallMs: row.ended_wall_ms,
        holdReason: holdReasonOf(row.hold_reason),
        flags: unpackFlags(row.flags),
        rescanAsked: row.hold_answer !== null,
        // Only where people have said something can it be other than as decided.
        eggsWaiting: row.is_spoken_of === 1 ? this.#waitingNow(row.visit_id) : row.waiting,
        continues: row.continues_visit_id ?? undefined,
      }))
  }

  /** With the eggs that are hot: whoever needs them all brings them back first. */
  tray(visitId: number): StoredTray | undefined {
    const row = this.#byId.get(visitId)
    if (row === undefined) return undefined
    return {
      visit: visitFrom(row),
      ...holdStateOf(row),
      flags: unpackFlags(row.flags),
      continues: row.continues_visit_id ?? undefined,
      eggs: this.#eggsNow(visitId),
    }
  }

  findVisit({ scannerSerial, sessionId, traySequence }: TrayRef): KnownVisit | undefined {
    const row = this.#byRef.get(scannerSerial, sessionId, traySequence)
    if (row === undefined) return undefined
    // Its next scan is about to be written.
    this.#cold.warm([row.visit_id])
    const eggs = this.#eggs.all(row.visit_id).map((egg) => ({ cell: unpackCell(egg.cell), state: eggStateOf(egg) }))
    return { visit: visitFrom(row), ended: row.ended_wall_ms !== null, flags: unpackFlags(row.flags), eggs }
  }

  newestVisit(batchKey: string, code: string): number | undefined {
    return this.#newest.get(batchKey, code)?.visit_id ?? undefined
  }

  usedSince(visitId: number): boolean {
    return this.#usedSince.get(visitId, visitId) !== undefined
  }

  /** Read back from the eggs of every earlier passage, because what this one said is in the sums already. */
  eggsBefore(visitId: number): EggBefore[] {
    const chain = this.#links.chain(visitId)
    const before = chain.slice(0, chain.indexOf(visitId)).slice(-EARLIER_PASSAGES_MAX)
    this.#cold.warm(before)
    const earlier = before.flatMap((one) => this.tray(one) ?? [])
    const cells = new Set(earlier.flatMap(({ eggs }) => eggs.map(({ cell }) => `${cell.row}/${cell.column}`)))
    return [...cells].flatMap((name) => {
      let moved = false
      const words = earlier.map(({ eggs, flags }) => {
        const egg = eggs.find(({ cell }) => `${cell.row}/${cell.column}` === name)
        const word = egg && { egg, eggClass: egg.state.eggClass, repeat: isRepeat(flags), moved }
        moved ||= egg?.moved !== undefined
        return word
      })
      const index = speakingPassage(words)
      const egg = index === undefined ? undefined : words[index]?.egg
      if (egg === undefined) return []
      return [{ cell: egg.cell, eggClass: egg.state.eggClass, action: egg.actionNow, moved }]
    })
  }

  #waitingNow(visitId: number): number {
    return this.#eggsNow(visitId).filter(({ actionNow }) => waits(actionNow)).length
  }

  #eggsNow(visitId: number): StoredTrayEgg[] {
    // The later word of a person wins, whatever the clock said: a correction comes after the release of its place.
    const words = [...this.#released.all(visitId), ...this.#corrected.all(visitId)].sort(
      (one, other) => one.place - other.place,
    )
    const said = new Map(words.map((word) => [`${word.cell}/${word.attempt}`, word.action]))
    const moves = new Map(
      this.#moves.all(visitId, visitId).map(({ cell, is_in }) => [cell, is_in === 1 ? 'in' : 'out'] as const),
    )
    return this.#eggs.all(visitId).map((row) => {
      const state = eggStateOf(row)
      const action = said.get(`${row.cell}/${row.attempt}`)
      return {
        ...{ cell: unpackCell(row.cell), state, moved: moves.get(row.cell) },
        actionNow: action === undefined ? state.action : ACTION_CODES.word(action),
      }
    })
  }
}
