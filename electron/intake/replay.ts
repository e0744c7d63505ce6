import type { JournalPosition, JournalRecord } from './intake.ts'
import type { JournalFolder } from './journal-folder.ts'
import { MARK_BYTES, readGroups } from './read-segment.ts'
import { readRecords } from './record-codec.ts'
import { type Fill, type OpenedGroup, readHead } from './segment-format.ts'

/** A filled segment found at start. */
export interface RecoveredSegment {
  readonly name: string
  readonly fill: Fill
}

/**
 * Records that were acknowledged and cannot be read. MISSING: a hole in the positions, by a damaged group, a lost file or a database
 * older than the journal's history. CHAIN: a group that does not follow the one before it, so a file was exchanged.
 */
export interface JournalDamage {
  readonly kind: 'MISSING' | 'CHAIN'
  readonly from: JournalPosition
  readonly to: JournalPosition
}

export interface ReplayRange {
  readonly released: JournalPosition
  /** The newest position known at start; what is appended later is no matter of replay. */
  readonly lastPosition: JournalPosition
  readonly onDamage: (damage: JournalDamage) => void
}

/** Records behind the release mark, oldest first. Holes are reported and passed over: what can still be read is not thrown away. */
export function* replaySegments(
  folder: JournalFolder,
  key: Uint8Array,
  segmentBytes: number,
  segments: readonly RecoveredSegment[],
  range: ReplayRange,
): Iterable<JournalRecord> {
  let expected = range.released + 1
  let before: Followed | undefined
  for (const [n, segment] of segments.entries()) {
    const next = segments[n + 1]?.fill.firstPosition
    if (next !== undefined && next <= range.released + 1) continue
    for (const group of readFill(folder, key, segmentBytes, segment)) {
      // A group whose positions the next filling claims was never acknowledged: its write failed or was torn.
      const end = group.firstPosition + group.count
      if (next !== undefined && end > next) break
      if (group.firstPosition > expected) {
        range.onDamage({ kind: 'MISSING', from: expected, to: group.firstPosition - 1 })
      } else if (before?.end === group.firstPosition && !follows(group, before)) {
        range.onDamage({ kind: 'CHAIN', from: group.firstPosition, to: end - 1 })
      }
      if (end > expected) yield* recordsFrom(group, expected)
      expected = Math.max(expected, end)
      before = { end, tags: group.count > 0 ? [group.tag] : [...tagsAt(end, before), group.tag, group.previousTag] }
    }
  }
  if (expected <= range.lastPosition) range.onDamage({ kind: 'MISSING', from: expected, to: range.lastPosition })
}

/** What the next group may follow: the last group with records, which an empty one behind it names too, and those empty ones, which earlier versions followed. */
interface Followed {
  readonly end: JournalPosition
  readonly tags: readonly Buffer[]
}

function tagsAt(end: JournalPosition, before: Followed | undefined): readonly Buffer[] {
  return before?.end === end ? before.tags : []
}

/** An empty group follows whatever it likes: it says nothing of any record. */
function follows({ count, previousTag }: OpenedGroup, { tags }: Followed): boolean {
  return count === 0 || tags.some((tag) => tag.equals(previousTag))
}

function* recordsFrom(group: OpenedGroup, first: JournalPosition): Iterable<JournalRecord> {
  for (const record of readRecords(group.plain.subarray(MARK_BYTES), group.firstPosition, group.count)) {
    if (record.position >= first) yield record
  }
}

/** The groups of a segment, unless it was filled anew since the start: then the database has what was in it. */
function readFill(folder: JournalFolder, key: Uint8Array, segmentBytes: number, segment: RecoveredSegment) {
  const bytes = folder.read(segment.name, 0, segmentBytes)
  const head = readHead(key, bytes)
  return head.kind === 'filled' && head.fill.number === segment.fill.number ? readGroups(segment.fill, bytes) : []
}
