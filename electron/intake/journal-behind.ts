import type { JournalPosition } from './intake.ts'
import type { JournalFolder } from './journal-folder.ts'
import { readFillEnd } from './read-segment.ts'
import { type RecoveredSegment, replaySegments } from './replay.ts'
import { readHead, SEGMENT_HEAD_BYTES } from './segment-format.ts'
import { isSegmentName, JOURNAL_SIZES } from './segment-pool.ts'

/** Records behind a release mark. */
export interface JournalBehind {
  /** Those that a start would give back. */
  readonly back: number
  /** Those that were there and cannot be read any more: overwritten, damaged, or in a file that is lost. */
  readonly gone: number
}

/**
 * Reads what a start would give back behind that mark, as it would, without changing anything. All 0 for a journal that is empty or another key's.
 * Blocks, for some 20 ms a segment.
 */
export function readJournalBehind(folder: JournalFolder, key: Uint8Array, released: JournalPosition): JournalBehind {
  const segments = filledSegments(folder, key)
  const newest = segments.at(-1)
  if (newest === undefined) return { back: 0, gone: 0 }
  const { segmentBytes } = JOURNAL_SIZES
  const { lastPosition } = readFillEnd(newest.fill, folder.read(newest.name, 0, segmentBytes))
  let gone = 0
  const records = replaySegments(folder, key, segmentBytes, segments, {
    ...{ released, lastPosition },
    onDamage: ({ kind, from, to }) => {
      if (kind === 'MISSING') gone += to - from + 1
    },
  })
  let back = 0
  for (const _ of records) back++
  return { back, gone }
}

/** In the order in which they were filled. */
function filledSegments(folder: JournalFolder, key: Uint8Array): RecoveredSegment[] {
  return folder
    .list()
    .filter(isSegmentName)
    .flatMap((name) => {
      const head = readHead(key, folder.read(name, 0, SEGMENT_HEAD_BYTES))
      return head.kind === 'filled' ? [{ name, fill: head.fill }] : []
    })
    .sort((a, b) => a.fill.number - b.fill.number)
}
