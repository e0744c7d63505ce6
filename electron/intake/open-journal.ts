import type { Timers } from '../base/clock.ts'
import { IntakeError } from './errors.ts'
import type { JournalPosition } from './intake.ts'
import { Journal, type JournalStart } from './journal.ts'
import type { JournalFolder } from './journal-folder.ts'
import { readFillEnd } from './read-segment.ts'
import type { RecoveredSegment } from './replay.ts'
import { NO_TAG, readHead, SEGMENT_HEAD_BYTES } from './segment-format.ts'
import { isSegmentName, JOURNAL_SIZES, type JournalSizes, SegmentPool } from './segment-pool.ts'

export interface OpenJournalOptions {
  readonly folder: JournalFolder
  /** 32 bytes, for this journal alone. */
  readonly key: Uint8Array
  /** The database's release mark, from `Store.start()`. */
  readonly releasedThrough: JournalPosition
  /** Somebody still needs records behind this one, although the database has their scans. */
  readonly heldAfter?: JournalPosition | undefined
  /** For the pause between groups; without them every group follows the one before at once. */
  readonly timers?: Timers
  /** Smaller in tests. */
  readonly sizes?: JournalSizes
}

/** What the journal knows that the database should know too. */
export interface JournalRecovery {
  /** Records behind the database's mark: what `replay` will give. */
  readonly undecided: number
  /**
   * How many releases the database has forgotten: its mark is older than the one in the journal, so the tail of its write-ahead log
   * was lost or an older copy was put back. The records come again by `replay` as far as the journal's history reaches. 0 is normal.
   */
  readonly forgottenByDatabase: number
  /** Segment files that are none of ours or that another key sealed; left as they are. */
  readonly unreadable: readonly string[]
}

export interface OpenedJournal {
  readonly journal: Journal
  readonly recovery: JournalRecovery
}

/**
 * Opens the journal in a folder, or begins one. Reads every segment's head and the newest segment; writes nothing but a fresh segment, if one is needed.
 * Throws WRONG_KEY when the segments were sealed with another key: an empty journal must never take their place.
 */
export async function openJournal(options: OpenJournalOptions): Promise<OpenedJournal> {
  const { folder, key, releasedThrough } = options
  const held = Math.min(releasedThrough, options.heldAfter ?? releasedThrough)
  const sizes = options.sizes ?? JOURNAL_SIZES
  const names = folder.list()
  await removeUnfinished(folder, names)
  const segmentNames = names.filter(isSegmentName).sort()
  const pool = new SegmentPool(folder, key, sizes, segmentNames)
  const { segments, unreadable } = readHeads(folder, key, segmentNames, pool)
  const newest = segments.at(-1)
  if (newest !== undefined) await makeDurable(folder, newest.name)
  const end = newest && readFillEnd(newest.fill, folder.read(newest.name, 0, sizes.segmentBytes))
  const start: JournalStart = {
    lastPosition: Math.max(end?.lastPosition ?? 0, releasedThrough),
    lastTag: end?.lastTag ?? NO_TAG,
    isAtRest: end?.isAtRest ?? true,
    lastFillNumber: newest?.fill.number ?? 0,
    releasedThrough: held,
    markedReleased: end?.releasedThrough ?? 0,
    segments,
  }
  segments.forEach((segment, n) => {
    // Nothing is written on: a key serves one filling in one life of the program.
    const next = segments[n + 1]?.fill.firstPosition
    pool.retire(segment.name, next === undefined ? start.lastPosition : next - 1)
  })
  pool.release(held)
  // In the background, so that the first scans do not wait for sixteen megabytes of zeros.
  pool.prepare()
  return {
    journal: new Journal(folder, key, sizes, pool, start, options.timers),
    recovery: {
      undecided: start.lastPosition - releasedThrough,
      forgottenByDatabase: Math.max(0, (end?.releasedThrough ?? 0) - held),
      unreadable,
    },
  }
}

/** What a killed program wrote may still be in memory only; from here on it counts, so it must be on the disk. */
async function makeDurable(folder: JournalFolder, name: string): Promise<void> {
  const file = await folder.open(name)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Leftovers of a creation that a crash interrupted. */
async function removeUnfinished(folder: JournalFolder, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (name.endsWith('.new') && isSegmentName(name.slice(0, -'.new'.length))) await folder.remove(name)
  }
}

function readHeads(folder: JournalFolder, key: Uint8Array, names: readonly string[], pool: SegmentPool) {
  const segments: RecoveredSegment[] = []
  const unreadable: string[] = []
  let ours = 0
  for (const name of names) {
    const head = readHead(key, folder.read(name, 0, SEGMENT_HEAD_BYTES))
    if (head.kind !== 'foreign') ours++
    if (head.kind === 'filled') segments.push({ name, fill: head.fill })
    else if (head.kind === 'foreign') unreadable.push(name)
    // A torn head was written together with the first group: nothing in that filling was acknowledged.
    else pool.addBlank(name)
  }
  if (ours === 0 && unreadable.length > 0) {
    throw new IntakeError(
      'WRONG_KEY',
      'the intake journal was written with another key; restore the key file that belongs to it',
    )
  }
  return { segments: segments.sort((a, b) => a.fill.number - b.fill.number), unreadable }
}
