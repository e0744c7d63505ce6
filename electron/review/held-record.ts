import { REPORT_ROWS_MAX } from '../contract/looking-back.ts'
import type { HeldRecord } from '../contract/tray-record.ts'
import { type HoldAnswer, reasonsOf } from '../domain/tray/hold.ts'
import { HOLD_ANSWER_CODES, TRAY_WORD_CODES, unpackFlags, VISIT_STATE_CODES } from '../store/codes.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { holdReasonOf } from '../store/tray-links.ts'

const HELD = VISIT_STATE_CODES.code('held')
const RESCAN = HOLD_ANSWER_CODES.code('RESCAN')

export const HELD_RECORDS_SQL = `SELECT visit_id, code, began_wall_ms, hold_reason, hold_answer, flags FROM tray_visit
  WHERE batch_id = ? AND state = ${HELD} ORDER BY visit_id DESC LIMIT ${REPORT_ROWS_MAX}`
/** The index of visits by batch; one that waits has no answer, or only the wish for another passage. */
export const STILL_HELD_SQL = `SELECT count(*) AS waiting FROM tray_visit
  WHERE batch_id = ? AND state = ${HELD} AND (hold_answer IS NULL OR hold_answer = ${RESCAN})`
export const TRAY_WORDS_SQL = `SELECT how, who, at_wall_ms, why FROM tray_release WHERE visit_id = ? ORDER BY release_id`

interface HeldRow {
  readonly visit_id: number
  readonly code: string
  readonly began_wall_ms: number
  readonly hold_reason: string | null
  readonly hold_answer: number | null
  readonly flags: number
}

interface WordRow {
  readonly how: number
  readonly who: string
  readonly at_wall_ms: number
  readonly why: string
}

/** Trays of a batch that were held, the newest of many, and how many of all still wait. */
export function readHeldRecords(
  db: ReadableDb,
  batchId: number,
): { readonly heldTrays: HeldRecord[]; readonly stillHeld: number } {
  const words = db.prepare<[number], WordRow>(TRAY_WORDS_SQL)
  const heldTrays = db
    .prepare<[number], HeldRow>(HELD_RECORDS_SQL)
    .all(batchId)
    .map((row) => ({
      ...{ visitId: row.visit_id, code: row.code, beganWallMs: row.began_wall_ms },
      reasons: [...reasonsOf(holdReasonOf(row.hold_reason), unpackFlags(row.flags))],
      said: words.all(row.visit_id).map(({ how, who, at_wall_ms, why }) => ({
        ...{ word: TRAY_WORD_CODES.word(how), who, atWallMs: at_wall_ms, why },
      })),
      outcome: outcomeOf(row.hold_answer === null ? undefined : HOLD_ANSWER_CODES.word(row.hold_answer)),
    }))
  return { heldTrays, stillHeld: db.prepare<[number], { waiting: number }>(STILL_HELD_SQL).get(batchId)?.waiting ?? 0 }
}

function outcomeOf(answer: HoldAnswer | undefined): HeldRecord['outcome'] {
  if (answer === undefined || answer === 'RESCAN') return 'waits'
  return answer === 'PASSED_AGAIN' ? 'again' : 'settled'
}
