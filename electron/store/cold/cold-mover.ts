import { existsSync } from 'node:fs'
import { BATCH_STATE_CODES, VISIT_STATE_CODES } from '../codes.ts'
import { StoreError, storeErrorFrom } from '../errors.ts'
import { SCHEMA_VERSION } from '../migrations/all.ts'
import type { ReadableDb, Statement, WritableDb } from '../open-database.ts'
import { coldFile, monthOf } from './cold-files.ts'
import {
  type ColdPlace,
  openColdForReading,
  openColdForWriting,
  VisitReader,
  type VisitRows,
  VisitWriter,
} from './cold-month-file.ts'

const DAY_MS = 86_400_000
/** Rows of whole months go once every day of the month is older than this: what people still look for stays where it is found fastest. */
export const HOT_DAYS = 35
/** Trays that one step looks at; most of those that may not go are of a batch that is still open. */
const VISITS_LOOKED_AT = 64

const CLOSED = BATCH_STATE_CODES.code('closed')
const HELD = VISIT_STATE_CODES.code('held')

/** Along the index of hot trays, whatever the planner thinks: those that are cold are never walked over. */
export const NEXT_HOT_SQL = `SELECT visit_id, began_wall_ms, ended_wall_ms, tray_visit.state, hold_answer, batch_id, batch.state AS batch_state
  FROM tray_visit INDEXED BY tray_visit_hot LEFT JOIN batch USING (batch_id)
  WHERE cold_month IS NULL AND visit_id > ? ORDER BY visit_id LIMIT ${VISITS_LOOKED_AT}`
/** Eggs of a tray that people work with: corrected ones, and those that were drawn for a check. */
export const STAYING_CELLS_SQL = `SELECT cell FROM egg_override WHERE visit_id = ?
  UNION SELECT cell FROM scan WHERE visit_id = ? AND sampled = 1`

/** All rows of a tray but those of the cells that stay; of the sorter's answers none stays, because only the page of the egg asks for them. */
const DROP_SQL = [
  'DELETE FROM scan WHERE visit_id = $visitId AND cell NOT IN (SELECT value FROM json_each($cells))',
  'DELETE FROM egg WHERE visit_id = $visitId AND cell NOT IN (SELECT value FROM json_each($cells))',
  'DELETE FROM sorter_ack WHERE visit_id = $visitId',
]

interface HotVisit {
  readonly visit_id: number
  readonly began_wall_ms: number
  readonly ended_wall_ms: number | null
  readonly state: number
  readonly hold_answer: number | null
  readonly batch_id: number | null
  readonly batch_state: number | null
}

/** Where a step can be cut off: after each of them the process may end, and nothing is lost and nothing there twice. */
export type ColdPoint = 'copied' | 'compared' | 'deleted'

/** The open file of one month. */
interface OpenMonth {
  readonly month: number
  readonly file: WritableDb
  readonly proof: ReadableDb
  readonly writer: VisitWriter
  readonly reader: VisitReader
}

/** Moves the rows of older months, a tray a step: copied and forced to the disk, read back and compared, then deleted here. */
export class ColdMover {
  readonly #db: WritableDb
  readonly #place: ColdPlace
  readonly #next: Statement<HotVisit>
  readonly #hot: VisitReader
  readonly #staying: Statement<{ cell: number }>
  readonly #drops: readonly Statement[]
  readonly #setCold: Statement
  readonly #noteFile: Statement
  readonly #onPoint: (point: ColdPoint) => void
  readonly #isKnown: Statement
  /** Months that could not be moved in this pass; the others go on. */
  readonly #skipped = new Set<number>()
  #open: OpenMonth | undefined
  #after = 0

  constructor(db: WritableDb, place: ColdPlace, onPoint: (point: ColdPoint) => void = () => undefined) {
    this.#db = db
    this.#place = place
    this.#onPoint = onPoint
    this.#next = db.prepare(NEXT_HOT_SQL)
    this.#hot = new VisitReader(db, db)
    this.#staying = db.prepare(STAYING_CELLS_SQL)
    this.#drops = DROP_SQL.map((sql) => db.prepare(sql))
    this.#setCold = db.prepare('UPDATE tray_visit SET cold_month = ? WHERE visit_id = ?')
    this.#isKnown = db.prepare('SELECT 1 FROM cold_file WHERE month = ?')
    this.#noteFile = db.prepare(
      `INSERT INTO cold_file (month, schema_version, content) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET schema_version = excluded.schema_version, content = excluded.content`,
    )
  }

  /**
   * One bounded step; false when there was nothing left to look at, and then the next one begins at the oldest tray again. Throws StoreError; then the
   * month that could not be moved is left alone until then.
   */
  step(nowWallMs: number): boolean {
    const visits = this.#next.all(this.#after)
    const first = visits.find((visit) => mayGo(visit, nowWallMs) && !this.#skipped.has(monthOf(visit.began_wall_ms)))
    if (first === undefined) {
      this.#after = visits.at(-1)?.visit_id ?? 0
      if (visits.length > 0) return true
      this.#skipped.clear()
      this.close()
      return false
    }
    const month = monthOf(first.began_wall_ms)
    this.#after = first.visit_id
    try {
      this.#move(first.visit_id, month)
    } catch (error) {
      this.#skipped.add(month)
      this.close()
      throw namedAfter(coldFile(this.#place.database, month), error)
    }
    return true
  }

  close(): void {
    const open = this.#open
    this.#open = undefined
    open?.proof.close()
    open?.file.close()
  }

  /** Nothing else runs in between: the process that moves is the one that writes, and a step does not wait. */
  #move(visitId: number, month: number): void {
    const { writer, reader } = this.#month(month)
    const rows = this.#hot.read(visitId)
    const content = writer.put(visitId, rows)
    this.#onPoint('copied')
    if (!isSame(reader.read(visitId), rows)) {
      throw new StoreError(
        'CORRUPT',
        `the rows of tray visit ${visitId} were not written to the cold file as they were read`,
      )
    }
    this.#onPoint('compared')
    this.#db.transaction(() => this.#delete(visitId, month, content)).immediate()
    this.#onPoint('deleted')
  }

  #delete(visitId: number, month: number, content: string): void {
    const cells = JSON.stringify(this.#staying.all(visitId, visitId).map(({ cell }) => cell))
    for (const drop of this.#drops) drop.run({ visitId, cells })
    this.#setCold.run(month, visitId)
    this.#noteFile.run(month, SCHEMA_VERSION, content)
  }

  #month(month: number): OpenMonth {
    if (this.#open?.month === month) return this.#open
    this.close()
    // One that was there and is gone comes back from a backup; an empty one in its place would say that there was nothing.
    if (this.#isKnown.get(month) !== undefined && !existsSync(coldFile(this.#place.database, month))) {
      throw new StoreError('MISSING', 'it is not there any more; put it back from a backup')
    }
    const file = openColdForWriting(this.#place, month, this.#db)
    // Another connection, so that what is compared is what the file gives, not what was just handed to it.
    const proof = openColdForReading(this.#place, month)
    const open = {
      ...{ month, file, proof, writer: new VisitWriter(file, this.#db), reader: new VisitReader(proof, this.#db) },
    }
    this.#open = open
    return open
  }
}

/** Over for good: ended, nobody is asked about it, its batch closed, and its month old enough. */
function mayGo(visit: HotVisit, nowWallMs: number): boolean {
  if (visit.ended_wall_ms === null) return false
  if (visit.batch_id !== null && visit.batch_state !== CLOSED) return false
  if (visit.state === HELD && (visit.hold_answer ?? 0) === 0) return false
  return monthOf(visit.began_wall_ms) < monthOf(nowWallMs - HOT_DAYS * DAY_MS)
}

function namedAfter(path: string, cause: unknown): Error {
  const error = storeErrorFrom(cause)
  return error instanceof StoreError ? new StoreError(error.code, `${path}: ${error.message}`, cause) : error
}

function isSame(one: VisitRows, other: VisitRows): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
