import { seededRandom } from '../../electron/base/random.ts'
import { DEFAULT_RETENTION, type Retention } from '../../electron/domain/archive/retention.ts'
import { oneOf } from '../proof/law/draw.ts'

/** What people decided about the pictures of a run, and how long after it the station is started once more. */
export interface PicturePlan {
  readonly retention: Retention
  /** So many days nothing runs; then what is older than its days goes. */
  readonly laterDays: number
}

/** Some 170 bytes a picture: of the smallest, even a short run has more than there is room for. */
const QUOTAS_BYTES = [DEFAULT_RETENTION.quotaBytes, 40_000, 16_000] as const
/** Far above what people may wish: of a few hundred scans, some are to be drawn. */
const SHARES = [0.005, 0.2] as const
/** Longer than what is uncertain or faulty is kept, and shorter than what a person said. */
const LATER_DAYS = [0, 45] as const

/** Small segments, so that a run fills several of each kind. */
export const SEGMENT_BYTES_MAX = 3_000

export function drawPicturePlan(seed: string): PicturePlan {
  const random = seededRandom(`${seed}/pictures`)
  const retention = {
    ...DEFAULT_RETENTION,
    quotaBytes: oneOf(random, QUOTAS_BYTES),
    sampleShare: oneOf(random, SHARES),
  }
  return { retention, laterDays: oneOf(random, LATER_DAYS) }
}

/** Nothing goes for want of room. */
export function hasRoom({ retention }: PicturePlan): boolean {
  return retention.quotaBytes === DEFAULT_RETENTION.quotaBytes
}
