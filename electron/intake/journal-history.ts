import type { JournalPosition } from './intake.ts'
import type { JournalFolder } from './journal-folder.ts'
import { readFillEnd } from './read-segment.ts'
import { readHead, SEGMENT_HEAD_BYTES } from './segment-format.ts'
import { isSegmentName, JOURNAL_SIZES } from './segment-pool.ts'

/** The records that a journal holds, from the first to the last position. */
export interface JournalHistory {
  readonly first: JournalPosition
  readonly last: JournalPosition
}

/** What a journal could give back now, without changing anything of it; undefined for one that is empty or another key's. Blocks: reads every head and one segment. */
export function readJournalHistory(folder: JournalFolder, key: Uint8Array): JournalHistory | undefined {
  const filled = folder
    .list()
    .filter(isSegmentName)
    .flatMap((name) => {
      const head = readHead(key, folder.read(name, 0, SEGMENT_HEAD_BYTES))
      return head.kind === 'filled' ? [{ name, fill: head.fill }] : []
    })
    .sort((a, b) => a.fill.number - b.fill.number)
  const newest = filled.at(-1)
  if (newest === undefined) return undefined
  const { lastPosition } = readFillEnd(newest.fill, folder.read(newest.name, 0, JOURNAL_SIZES.segmentBytes))
  return { first: Math.min(...filled.map(({ fill }) => fill.firstPosition)), last: lastPosition }
}
