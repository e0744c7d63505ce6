import type { Clock } from '../base/clock.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { Logger } from '../log/logger.ts'
import { type DatabaseMark, type DatabaseMarkFile, openDatabaseMark, type ReadMark } from './database-mark.ts'
import { type DatabaseBehind, holdAgainstMark } from './hold-against-mark.ts'
import type { DatabaseKey, ReadableDb, Statement, WritableDb } from './open-database.ts'
import type { LogFinding } from './scan-log.ts'

interface MarkRow {
  readonly database_key: Uint8Array
  readonly commits: number
  readonly scans: number
  readonly newest_wall_ms: number
  readonly marked: number
}

export const MARK_SQL = 'SELECT database_key, commits, scans, newest_wall_ms, marked FROM journal_mark'

/** How far the database itself says it has come, and whether a mark was ever written beside it. */
export function readOwnMark(db: ReadableDb): { readonly own: DatabaseMark; readonly marked: boolean } {
  const row = db.prepare<[], MarkRow>(MARK_SQL).get()
  if (row === undefined) throw new Error('the row that says how far the database has come is not there')
  const { database_key: databaseKey, commits, scans, newest_wall_ms: newestWallMs } = row
  return { own: { databaseKey, commits, scans, newestWallMs, closed: false }, marked: row.marked === 1 }
}

export interface MarkRowsOptions {
  readonly path: string
  readonly key: DatabaseKey
  readonly clock: Clock
  readonly log: Logger
}

/** Counts what is committed, in the database and in the mark beside it. */
export class MarkRows {
  readonly #db: WritableDb
  readonly #options: MarkRowsOptions
  readonly #add: Statement
  #file: DatabaseMarkFile | undefined
  #now: DatabaseMark
  #next: DatabaseMark
  #failed = false

  constructor(db: WritableDb, options: MarkRowsOptions) {
    this.#db = db
    this.#options = options
    this.#add = db.prepare('UPDATE journal_mark SET commits = ?, scans = ?, newest_wall_ms = ?')
    this.#now = readOwnMark(db).own
    this.#next = this.#now
  }

  /**
   * Holds the database against its mark. What is missing is handed to `writeDown`, which makes it durable; only then the mark follows the database,
   * and the line goes on. Throws what that throws: then the mark stays where it is, and the next start finds the same.
   */
  holdAgainst(known: ReadMark, log: LogFinding, writeDown: (behind: DatabaseBehind, deed: AuditDeed) => void): void {
    const { marked } = readOwnMark(this.#db)
    const behind = holdAgainstMark(known, this.#now, marked) ?? behindByLog(log, this.#now)
    if (behind !== undefined) {
      const deed: AuditDeed = {
        act: 'database.behind',
        subject: 'database',
        before: known.kind === 'MARK' ? markText(known.mark) : undefined,
        after: markText(this.#now),
        why: behind.kind,
      }
      this.#options.log.error({ ...behind }, 'the database is not as far as its mark says')
      writeDown(behind, deed)
    }
    this.#begin(known.kind === 'MARK' ? known.turn : 0, marked)
    if (!marked && this.#file !== undefined) this.#db.exec('UPDATE journal_mark SET marked = 1')
  }

  /** Within the transaction of a commit group. */
  count(scans: number): void {
    const newestWallMs = Math.max(0, Math.round(this.#options.clock.wallMs()))
    this.#next = { ...this.#now, commits: this.#now.commits + 1, scans: this.#now.scans + scans, newestWallMs }
    this.#add.run(this.#next.commits, this.#next.scans, newestWallMs)
  }

  /** Once that transaction is durable, never before: a mark that is ahead would tell of a loss that there was not. */
  committed(): void {
    this.#now = this.#next
    this.#tell((file) => file.write(this.#now, this.#options.clock.monoMs()))
  }

  /** When everything else is closed: what the next start finds was left in order. */
  close(): void {
    this.#tell((file) => file.write({ ...this.#now, closed: true }, this.#options.clock.monoMs()))
    this.#file?.close()
    this.#file = undefined
  }

  /** A mark that the database counts on must be there after a power cut; whether it says that the end was not in order may come later. */
  #begin(turn: number, expected: boolean): void {
    const { path, key } = this.#options
    try {
      this.#file = openDatabaseMark(path, key, turn)
    } catch (problem) {
      this.#unwritable(problem)
    }
    this.#tell((file) =>
      expected ? file.write(this.#now, this.#options.clock.monoMs()) : file.writeDurably(this.#now),
    )
  }

  /** What is committed stands whatever becomes of its mark; a mark that is behind tells of nothing. */
  #tell(write: (file: DatabaseMarkFile) => void): void {
    if (this.#file === undefined) return
    try {
      write(this.#file)
      this.#failed = false
    } catch (problem) {
      this.#unwritable(problem)
    }
  }

  #unwritable(problem: unknown): void {
    if (!this.#failed)
      this.#options.log.error({ reason: String(problem) }, 'the mark of the database cannot be written')
    this.#failed = true
  }
}

/** What was written without a scan in it: marks do not know of that, the log does. */
function behindByLog(log: LogFinding, { newestWallMs }: DatabaseMark): DatabaseBehind | undefined {
  if (log.kind !== 'DAMAGED') return undefined
  return { kind: 'LOG_DAMAGED', commits: log.commits, scans: 0, fromWallMs: newestWallMs, toWallMs: newestWallMs }
}

function markText({ databaseKey, commits, scans, newestWallMs }: DatabaseMark): string {
  return JSON.stringify({ database: Buffer.from(databaseKey).toString('hex'), commits, scans, newestWallMs })
}
