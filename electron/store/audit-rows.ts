import type { Clock } from '../base/clock.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { Logger } from '../log/logger.ts'
import { type AuditEntry, CHAIN_START, entryHash, sameHash } from './audit-chain.ts'
import type { AuditMark, AuditMarkKeeper } from './audit-mark.ts'
import type { Statement, WritableDb } from './open-database.ts'

export const NEWEST_ENTRY_SQL = 'SELECT sequence, hash FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)'
export const ENTRY_HASH_SQL = 'SELECT sequence, hash FROM audit WHERE sequence = ?'

/** The act by which the trail itself says that entries before it are gone. `before`: the mark; `after`: what was there. */
export const GAP_ACT = 'audit.gap'

export interface AuditRowsOptions {
  readonly clock: Clock
  /** Of this start of the station. */
  readonly startId: string
  readonly mark: AuditMarkKeeper
  readonly log: Logger
  /** Told when the trail is not the one that was written here last, before that is written down. */
  readonly onGap?: (() => void) | undefined
}

/** The part of the store that writes the audit trail: a change and its entry, or neither. */
export class AuditRows {
  readonly #options: AuditRowsOptions
  readonly #db: WritableDb
  readonly #newest: Statement<AuditMark>
  readonly #hashOf: Statement<AuditMark>
  readonly #transaction: (caller: Caller, deed: AuditDeed, change: () => unknown) => AuditMark
  readonly #add: Statement
  /** Until a gap stands in the trail the mark stays where it is: the next start finds it again. */
  #isGapUnwritten = false

  constructor(db: WritableDb, options: AuditRowsOptions) {
    this.#db = db
    this.#options = options
    this.#newest = db.prepare(NEWEST_ENTRY_SQL)
    this.#hashOf = db.prepare(ENTRY_HASH_SQL)
    this.#add = db.prepare(
      `INSERT INTO audit (sequence, at_wall_ms, at_mono_ms, start_key, user_key, who, act, subject, before_text, after_text, why,
         previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#transaction = db.transaction((caller: Caller, deed: AuditDeed, change: () => unknown) => {
      change()
      return this.#append(caller, deed)
    }).immediate
  }

  /** Throws what the change throws, or what SQLite says; then neither the change nor the entry is there. */
  audited<T>(caller: Caller, deed: AuditDeed, change: () => T): T {
    let result: { readonly value: T } | undefined
    const mark = this.#transaction(caller, deed, () => {
      result = { value: change() }
    })
    // Within another change it is that one's end that makes it durable.
    if (!this.#db.inTransaction) this.#writeMark(mark)
    if (result === undefined) throw new Error('the change was not carried out')
    return result.value
  }

  /**
   * Holds the trail against its mark when the store is opened. A trail that has lost its end says so in an entry of its own, for ever, with what
   * `note` writes beside it in one transaction; the line goes on. A mark that is behind is what a power cut leaves.
   */
  holdAgainstMark(note: () => void): void {
    const { mark, log, onGap } = this.#options
    const newest = this.#newest.get()
    const known = mark.read()
    if (newest === undefined && known === undefined) {
      this.#writeMark({ sequence: 0, hash: CHAIN_START })
      return
    }
    const there = known === undefined ? undefined : this.#hashAt(known.sequence)
    if (known !== undefined && there !== undefined && sameHash(there, known.hash)) {
      if (newest !== undefined && newest.sequence !== known.sequence) this.#writeMark(newest)
      return
    }
    const deed: AuditDeed = { act: GAP_ACT, subject: 'audit', before: markText(known), after: markText(newest) }
    log.error({ ...deed }, 'the audit trail is not the one that was written here last')
    onGap?.()
    this.#isGapUnwritten = true
    const entry = this.#transaction(PROGRAM, deed, note)
    this.#isGapUnwritten = false
    this.#writeMark(entry)
  }

  /** After a restore that people asked for: the mark follows the trail that was put back. Answers with what it said before, for the restore's own entry. */
  followRestore(): string | undefined {
    const known = this.#options.mark.read()
    this.#writeMark(this.#newest.get() ?? { sequence: 0, hash: CHAIN_START })
    return markText(known)
  }

  #hashAt(sequence: number): Uint8Array | undefined {
    return sequence === 0 ? CHAIN_START : this.#hashOf.get(sequence)?.hash
  }

  #append(caller: Caller, deed: AuditDeed): AuditMark {
    const { clock, startId } = this.#options
    const newest = this.#newest.get()
    const previous = newest?.hash ?? CHAIN_START
    const entry: AuditEntry = {
      sequence: (newest?.sequence ?? 0) + 1,
      atWallMs: Math.round(clock.wallMs()),
      atMonoMs: Math.round(clock.monoMs()),
      startId,
      userId: caller.userId ?? null,
      who: caller.name.toWellFormed(),
      act: deed.act.toWellFormed(),
      subject: deed.subject.toWellFormed(),
      before: deed.before?.toWellFormed() ?? null,
      after: deed.after?.toWellFormed() ?? null,
      why: deed.why?.toWellFormed() ?? null,
    }
    const hash = entryHash(previous, entry)
    const { sequence, atWallMs, atMonoMs, userId, who, act, subject, before, after, why } = entry
    this.#add.run(sequence, atWallMs, atMonoMs, startId, userId, who, act, subject, before, after, why, previous, hash)
    return { sequence, hash }
  }

  /** The change stands whatever becomes of its mark. */
  #writeMark(mark: AuditMark): void {
    if (this.#isGapUnwritten) return
    try {
      this.#options.mark.write(mark)
    } catch (problem) {
      this.#options.log.error({ reason: String(problem) }, 'how far the audit trail has come could not be written down')
    }
  }
}

function markText(mark: AuditMark | undefined): string | undefined {
  return mark && JSON.stringify({ sequence: mark.sequence, hash: Buffer.from(mark.hash).toString('hex') })
}
