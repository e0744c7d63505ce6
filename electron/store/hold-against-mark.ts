import type { DatabaseBehindKind } from '../domain/database-behind.ts'
import type { DatabaseMark, ReadMark } from './database-mark.ts'

/** A database that is not the one that was written here last. */
export interface DatabaseBehind {
  readonly kind: DatabaseBehindKind
  /** Commit groups and scans that the mark knows and the database does not. */
  readonly commits: number
  readonly scans: number
  /** What the database knows ends here; 0 when it knows nothing. */
  readonly fromWallMs: number
  /** What the mark knows ends here; equal to `fromWallMs` without a mark. */
  readonly toWallMs: number
}

/** Undefined when the database is as far as its mark, or further: that is what a power cut leaves. Pure. */
export function holdAgainstMark(known: ReadMark, own: DatabaseMark, marked: boolean): DatabaseBehind | undefined {
  const nothing = { commits: 0, scans: 0, fromWallMs: own.newestWallMs, toWallMs: own.newestWallMs }
  if (known.kind !== 'MARK') return marked ? { kind: 'MARK_GONE', ...nothing } : undefined
  const { mark } = known
  if (Buffer.compare(mark.databaseKey, own.databaseKey) !== 0) {
    return {
      kind: 'OTHER_DATABASE',
      commits: mark.commits,
      scans: mark.scans,
      fromWallMs: own.newestWallMs,
      toWallMs: mark.newestWallMs,
    }
  }
  const commits = mark.commits - own.commits
  if (commits < 0) return undefined
  const scans = mark.scans - own.scans
  if (commits === 0) return scans === 0 ? undefined : { kind: 'OTHER_DATABASE', ...nothing }
  return { kind: 'END_LOST', commits, scans, fromWallMs: own.newestWallMs, toWallMs: mark.newestWallMs }
}
