import type { JournalPosition } from './intake.ts'
import {
  type Fill,
  GROUP_ALIGN_BYTES,
  GROUP_HEAD_BYTES,
  maybeGroup,
  type OpenedGroup,
  openGroup,
  SEGMENT_HEAD_BYTES,
} from './segment-format.ts'

/** The released mark stands before the records of every group. */
export const MARK_BYTES = 6

/**
 * The groups of a filling that hold, in order. Where one does not, the rest is searched: nothing behind it means a torn tail,
 * which was never acknowledged; something behind it goes on, and the reader sees the hole in the positions.
 */
export function* readGroups(fill: Fill, segment: Buffer): Iterable<OpenedGroup> {
  let offset = SEGMENT_HEAD_BYTES
  while (offset < segment.length) {
    const group = openGroup(fill, segment, offset) ?? findGroup(fill, segment, offset + GROUP_ALIGN_BYTES)
    if (group === undefined) return
    yield group
    offset = group.nextOffset
  }
}

function findGroup(fill: Fill, segment: Buffer, from: number): OpenedGroup | undefined {
  for (let offset = from; offset + GROUP_HEAD_BYTES <= segment.length; offset += GROUP_ALIGN_BYTES) {
    if (!maybeGroup(fill, segment, offset)) continue
    const group = openGroup(fill, segment, offset)
    if (group !== undefined) return group
  }
  return undefined
}

/** What a filling ends with. */
export interface FillEnd {
  readonly lastPosition: JournalPosition
  /** Of the last group with records. */
  readonly lastTag: Buffer
  /** Its last group is an empty one, or it has none. */
  readonly isAtRest: boolean
  /** The highest release mark that was durable in it. */
  readonly releasedThrough: JournalPosition
}

/** Reads a whole filling for its end. */
export function readFillEnd(fill: Fill, segment: Buffer): FillEnd {
  const start = { lastPosition: fill.firstPosition - 1, lastTag: fill.previousTag, isAtRest: true, releasedThrough: 0 }
  let end: FillEnd = start
  for (const group of readGroups(fill, segment)) {
    end = {
      lastPosition: group.firstPosition + group.count - 1,
      lastTag: group.count > 0 ? group.tag : end.lastTag,
      isAtRest: group.count === 0,
      releasedThrough: Math.max(end.releasedThrough, group.plain.readUIntLE(0, MARK_BYTES)),
    }
  }
  return end
}
