import type { LiveView } from '../../../electron/contract/live.ts'

/** Reasons that there are words for; a newer station may know others. */
const WORDED = [
  ...(['GARBAGE', 'BAD_HEADER', 'TOO_LONG', 'BAD_CHECKSUM', 'UNKNOWN_VERSION', 'ECHO', 'UNEXPECTED'] as const),
  ...(['NOT_PROTOBUF', 'MISSING_FIELD', 'TRAY_SIZE', 'CELL_OUT_OF_TRAY', 'OUT_OF_RANGE', 'UNKNOWN_ACTION'] as const),
  ...(['IMAGE_SIZE', 'IMAGE_LENGTH', 'UNKNOWN_TRAY', 'UNKNOWN_MESSAGE', 'NUMBER_TAKEN'] as const),
] as const
type Worded = (typeof WORDED)[number]

/** Counted among what was refused, and yet nothing that came. */
export const NEVER_CAME = 'NEVER_CAME'

export interface Refusal {
  readonly reason: string
  /** The id of its words; undefined where there are none. */
  readonly words: Worded | undefined
  readonly count: number
}

/** What was refused, most of it first. Pure. */
export function refusals({ rejected }: Pick<LiveView['link'], 'rejected'>): readonly Refusal[] {
  return Object.entries(rejected)
    .filter(([reason, count]) => count > 0 && reason !== NEVER_CAME)
    .map(([reason, count]) => ({ reason, words: WORDED.find((one) => one === reason), count }))
    .toSorted((left, right) => right.count - left.count)
}
