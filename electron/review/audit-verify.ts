import { CHAIN_START, type ChainedEntry, entryHash, sameHash } from '../store/audit-chain.ts'
import type { AuditMark } from '../store/audit-mark.ts'
import { GAP_ACT } from '../store/audit-rows.ts'
import type { ReadableDb } from '../store/open-database.ts'

/** Entries read at a time; in between, whoever else asks something gets an answer. */
const ENTRIES_AT_A_TIME = 500
/** More breaks than this tell nobody anything. */
export const BREAKS_MAX = 20

export const CHAIN_SQL = `SELECT sequence, at_wall_ms, at_mono_ms, start_key, user_key, who, act, subject, before_text, after_text, why,
  previous, hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ${ENTRIES_AT_A_TIME}`

/**
 * One place where the trail is not what was written. changed: the entry, or the one before it, was altered. missing: entries before it are gone.
 * said: the trail itself says, by an entry of the station, that its end was lost. ended: it stops before the entry that was written last.
 */
export interface AuditBreak {
  readonly sequence: number
  readonly what: 'changed' | 'missing' | 'said' | 'ended'
}

export interface AuditVerdict {
  readonly entries: number
  /** In the order of the trail. */
  readonly breaks: readonly AuditBreak[]
}

/** Follows the chain entry by entry; after a break it goes on from what is there, so that one altered entry is one break. */
export class ChainCheck {
  readonly #mark: AuditMark | undefined | 'none'
  readonly #breaks: AuditBreak[] = []
  #entries = 0
  #lastSequence = 0
  #lastHash = CHAIN_START
  #markSeen: Uint8Array | undefined

  /** `mark`: how far the trail had come; undefined when it is gone, 'none' where none was ever kept beside this copy. */
  constructor(mark: AuditMark | undefined | 'none') {
    this.#mark = mark
  }

  next(entry: ChainedEntry): void {
    const { sequence, previous, hash } = entry
    this.#entries++
    if (sequence !== this.#lastSequence + 1) this.#found({ sequence, what: 'missing' })
    else if (!sameHash(previous, this.#lastHash)) this.#found({ sequence, what: 'changed' })
    if (!sameHash(hash, entryHash(previous, entry))) this.#found({ sequence, what: 'changed' })
    if (entry.act === GAP_ACT) this.#found({ sequence, what: 'said' })
    this.#lastSequence = sequence
    this.#lastHash = hash
    if (typeof this.#mark === 'object' && this.#mark.sequence === sequence) this.#markSeen = hash
  }

  end(): AuditVerdict {
    const mark = this.#mark
    const afterEnd = this.#lastSequence + 1
    if (mark === undefined) {
      // A trail that never began has no mark either.
      if (this.#entries > 0) this.#found({ sequence: afterEnd, what: 'ended' })
    } else if (mark !== 'none' && mark.sequence > 0) {
      if (mark.sequence > this.#lastSequence) this.#found({ sequence: afterEnd, what: 'ended' })
      else if (this.#markSeen === undefined || !sameHash(this.#markSeen, mark.hash)) {
        this.#found({ sequence: mark.sequence, what: 'changed' })
      }
    }
    const breaks = [...this.#breaks].sort((one, other) => one.sequence - other.sequence)
    return { entries: this.#entries, breaks }
  }

  #found(one: AuditBreak): void {
    const isKnown = this.#breaks.some(({ sequence }) => sequence === one.sequence)
    if (!isKnown && this.#breaks.length < BREAKS_MAX) this.#breaks.push(one)
  }
}

/** Holds the whole trail against its chain and its mark. Gives way between pages; entries that are added meanwhile are read too. */
export async function verifyAudit(
  read: <T>(question: (db: ReadableDb) => T) => T,
  mark: AuditMark | undefined | 'none',
): Promise<AuditVerdict> {
  const check = new ChainCheck(mark)
  for (let after = -1; ; ) {
    const page = read((db) => readChain(db, after))
    for (const entry of page) check.next(entry)
    const last = page.at(-1)
    if (last === undefined || page.length < ENTRIES_AT_A_TIME) return check.end()
    after = last.sequence
    await new Promise((resolve) => setImmediate(resolve))
  }
}

interface Row {
  readonly sequence: number
  readonly at_wall_ms: number
  readonly at_mono_ms: number
  readonly start_key: string
  readonly user_key: string | null
  readonly who: string
  readonly act: string
  readonly subject: string
  readonly before_text: string | null
  readonly after_text: string | null
  readonly why: string | null
  readonly previous: Uint8Array
  readonly hash: Uint8Array
}

function readChain(db: ReadableDb, afterSequence: number): ChainedEntry[] {
  return db
    .prepare<unknown[], Row>(CHAIN_SQL)
    .all(afterSequence)
    .map((row) => ({
      ...{ sequence: row.sequence, atWallMs: row.at_wall_ms, atMonoMs: row.at_mono_ms, startId: row.start_key },
      ...{ userId: row.user_key, who: row.who, act: row.act, subject: row.subject },
      ...{ before: row.before_text, after: row.after_text, why: row.why },
      ...{ previous: row.previous, hash: row.hash },
    }))
}
