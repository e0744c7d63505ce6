import { KEPT_CLASSES, type KeptClass } from './keep.ts'

const GIB = 1024 ** 3

/** What people decide about kept pictures. */
export interface Retention {
  /** So long is each class kept; 0: not at all, its pictures are recent ones. */
  readonly days: Readonly<Record<KeptClass, number>>
  /**
   * The most of the quota that each class may take. Together they could take more than there is: see `KEPT_SHARE_MAX`. A scanner whose pictures are
   * all faulty must not push out what people labelled.
   */
  readonly classShares: Readonly<Record<KeptClass, number>>
  /** Share of all scans in the random sample. */
  readonly sampleShare: number
  /** All pictures together, bytes. */
  readonly quotaBytes: number
}

/** Ten years. */
export const KEPT_DAYS_MAX = 3_650
/** Half to one in a hundred: enough of every tray to see a drift, and bytes that a disk does not notice. 0 draws none. */
export const SAMPLE_SHARE_MAX = 0.01
/** Half a day of a site with all its classes; below it nobody could look back at the batch before. */
export const QUOTA_BYTES_MIN = 1 * GIB
/** What the largest disks in such machines hold. */
export const QUOTA_BYTES_MAX = 4096 * GIB

/**
 * A site of 250,000 scans of 64×64 a day keeps with this about 5 GiB for long if 3 % are uncertain and 1 % faulty, and a day of recent ones
 * beside. What people said and what was opened is what a model learns from: a year.
 */
export const DEFAULT_RETENTION: Retention = {
  days: { uncertain: 30, overridden: 365, faulty: 30, validation: 365, sample: 90 },
  classShares: { uncertain: 0.4, overridden: 0.3, faulty: 0.2, validation: 0.3, sample: 0.2 },
  sampleShare: 0.005,
  quotaBytes: 8 * GIB,
}

/** Less would drop a class by the back door: whoever wants none of it gives it 0 days. */
export const CLASS_SHARE_MIN = 0.01

/** All kept classes together, and the most that one can be given; the rest is always there for the recent ones, so that a person finds the tray of a minute ago. */
export const KEPT_SHARE_MAX = 0.75

/** When the kept classes are too large together, the oldest of these go first: what is easily had again before what is not. */
export const GOES_FIRST: readonly KeptClass[] = ['sample', 'faulty', 'uncertain', 'validation', 'overridden']

export type RetentionFault = 'DAYS' | 'CLASS_SHARE' | 'SAMPLE_SHARE' | 'QUOTA'

/** What is wrong with a wish; undefined when nothing is. */
export function retentionFault({ days, classShares, sampleShare, quotaBytes }: Retention): RetentionFault | undefined {
  const isDays = (count: number) => Number.isInteger(count) && count >= 0 && count <= KEPT_DAYS_MAX
  if (!KEPT_CLASSES.every((one) => isDays(days[one]))) return 'DAYS'
  if (!KEPT_CLASSES.every((one) => classShares[one] >= CLASS_SHARE_MIN && classShares[one] <= KEPT_SHARE_MAX)) {
    return 'CLASS_SHARE'
  }
  if (!(sampleShare >= 0 && sampleShare <= SAMPLE_SHARE_MAX)) return 'SAMPLE_SHARE'
  const isQuota = Number.isSafeInteger(quotaBytes) && quotaBytes >= QUOTA_BYTES_MIN && quotaBytes <= QUOTA_BYTES_MAX
  return isQuota ? undefined : 'QUOTA'
}

/** Of these reasons those for which a picture is kept at all. */
export function keptReasons(reasons: readonly KeptClass[], { days }: Pick<Retention, 'days'>): KeptClass[] {
  return reasons.filter((one) => days[one] > 0)
}

/** The class with which a picture is put away: the one that is kept longest. Undefined without any. */
export function longestKept(reasons: readonly KeptClass[], { days }: Pick<Retention, 'days'>): KeptClass | undefined {
  let longest: KeptClass | undefined
  for (const one of keptReasons(reasons, { days })) {
    if (longest === undefined || days[one] > days[longest]) longest = one
  }
  return longest
}
