import type { BatchSignature } from '../domain/batch/signature.ts'
import type { StartCheckId } from '../domain/batch/start-checks.ts'
import type { BatchStop, StopReason } from '../domain/batch/stops.ts'
import type { BatchLife, StoredStop } from './batch-life.ts'
import { STOP_KIND_CODES, STOP_REASON_CODES } from './codes.ts'
import type { ReadableDb, WritableDb } from './open-database.ts'

export const BATCH_STOPS_SQL = `SELECT stop_id, batch_key, kind, from_wall_ms, to_wall_ms, reason, note, who FROM batch_stop
  WHERE batch_key = ? ORDER BY stop_id`
export const FIND_STOP_SQL = `SELECT stop_id, batch_key, kind, from_wall_ms, to_wall_ms, reason, note, who FROM batch_stop
  WHERE stop_id = ?`
export const BATCH_ACCEPTED_SQL = `SELECT warning, who, at_wall_ms FROM batch_accepted WHERE batch_key = ? ORDER BY warning`
export const BATCH_SIGNATURES_SQL = `SELECT batch_key, revision, sha256, user_id, name, at_wall_ms FROM batch_signature
  WHERE batch_key = ? ORDER BY revision`

export const DRAFT_SQL = 'SELECT wish FROM batch_draft WHERE line_id = ?'

interface StopRow {
  readonly stop_id: number
  readonly batch_key: string
  readonly kind: number
  readonly from_wall_ms: number
  readonly to_wall_ms: number | null
  readonly reason: number | null
  readonly note: string
  readonly who: string
}

/** Every stop of a batch in the order in which they came. */
export function readStops(db: ReadableDb, batchId: string): StoredStop[] {
  return db.prepare<[string], StopRow>(BATCH_STOPS_SQL).all(batchId).map(stopFrom)
}

function stopFrom(row: StopRow): StoredStop {
  return {
    ...{ stopId: row.stop_id, batchId: row.batch_key, fromWallMs: row.from_wall_ms, note: row.note, who: row.who },
    kind: STOP_KIND_CODES.word(row.kind),
    toWallMs: row.to_wall_ms ?? undefined,
    reason: row.reason === null ? undefined : STOP_REASON_CODES.word(row.reason),
  }
}

/** What a person said they knew when the batch began. */
export function readAccepted(db: ReadableDb, batchId: string): ReturnType<BatchLife['accepted']> {
  const rows = db.prepare<[string], { warning: string; who: string; at_wall_ms: number }>(BATCH_ACCEPTED_SQL)
  return rows.all(batchId).map(({ warning, who, at_wall_ms }) => ({ warning, who, atWallMs: at_wall_ms }))
}

/** Signatures of a batch, oldest first. */
export function readSignatures(db: ReadableDb, batchId: string): BatchSignature[] {
  type Row = { batch_key: string; revision: number; sha256: string; user_id: string; name: string; at_wall_ms: number }
  const rows = db.prepare<[string], Row>(BATCH_SIGNATURES_SQL).all(batchId)
  return rows.map(({ batch_key, user_id, at_wall_ms, ...rest }) => ({
    ...{ ...rest, batchId: batch_key, userId: user_id, atWallMs: at_wall_ms },
  }))
}

export class BatchLifeRows implements BatchLife {
  readonly #db: WritableDb
  readonly #lineId: number

  /** The draft is that of this line; everything else is of a batch. */
  constructor(db: WritableDb, lineId: number) {
    this.#db = db
    this.#lineId = lineId
  }

  draft(): string | undefined {
    return this.#db.prepare<[number], { wish: string }>(DRAFT_SQL).get(this.#lineId)?.wish
  }

  saveDraft(wish: string | undefined): void {
    const lineId = this.#lineId
    if (wish === undefined) this.#db.prepare('DELETE FROM batch_draft WHERE line_id = ?').run(lineId)
    else
      this.#db
        .prepare('INSERT INTO batch_draft VALUES (@lineId, @wish) ON CONFLICT DO UPDATE SET wish = @wish')
        .run({ lineId, wish })
  }

  beginStop(batchId: string, kind: BatchStop['kind'], fromWallMs: number): number {
    return this.#addStop(batchId, kind, fromWallMs, null)
  }

  addOutage(batchId: string, fromWallMs: number, toWallMs: number): number {
    return this.#addStop(batchId, 'outage', fromWallMs, Math.round(toWallMs))
  }

  endStop(batchId: string, toWallMs: number): void {
    this.#db
      .prepare('UPDATE batch_stop SET to_wall_ms = ? WHERE batch_key = ? AND to_wall_ms IS NULL AND kind = ?')
      .run(Math.round(toWallMs), batchId, STOP_KIND_CODES.code('pause'))
  }

  explainStop(stopId: number, reason: StopReason, note: string, who: string): boolean {
    const { changes } = this.#db
      .prepare('UPDATE batch_stop SET reason = ?, note = ?, who = ? WHERE stop_id = ?')
      .run(STOP_REASON_CODES.code(reason), note, who, stopId)
    return changes === 1
  }

  stops(batchId: string): StoredStop[] {
    return readStops(this.#db, batchId)
  }

  findStop(stopId: number): StoredStop | undefined {
    const row = this.#db.prepare<[number], StopRow>(FIND_STOP_SQL).get(stopId)
    return row && stopFrom(row)
  }

  accept(batchId: string, warnings: readonly StartCheckId[], who: string, atWallMs: number): void {
    const add = this.#db.prepare('INSERT OR IGNORE INTO batch_accepted VALUES (?, ?, ?, ?)')
    for (const warning of warnings) add.run(batchId, warning, who, Math.round(atWallMs))
  }

  accepted(batchId: string): ReturnType<BatchLife['accepted']> {
    return readAccepted(this.#db, batchId)
  }

  signatures(batchId: string): BatchSignature[] {
    return readSignatures(this.#db, batchId)
  }

  sign({ batchId, revision, sha256, userId, name, atWallMs }: BatchSignature): void {
    this.#db
      .prepare('INSERT INTO batch_signature VALUES (?, ?, ?, ?, ?, ?)')
      .run(batchId, revision, sha256, userId, name, Math.round(atWallMs))
  }

  #addStop(batchId: string, kind: BatchStop['kind'], fromWallMs: number, toWallMs: number | null): number {
    const { lastInsertRowid } = this.#db
      .prepare(
        "INSERT INTO batch_stop (batch_key, kind, from_wall_ms, to_wall_ms, note, who) VALUES (?, ?, ?, ?, '', '')",
      )
      .run(batchId, STOP_KIND_CODES.code(kind), Math.round(fromWallMs), toWallMs)
    return Number(lastInsertRowid)
  }
}
