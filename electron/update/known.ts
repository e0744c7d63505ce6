import type { UpdateRefusal } from '../contract/update.ts'
import type { Offer } from './channel-file.ts'
import type { Downloaded } from './installer.ts'

/** What has been learnt from one feed; nothing of it outlives a change of the address. */
export interface Known {
  readonly feed: string | undefined
  readonly offer: Offer | undefined
  readonly forThisMachine: boolean
  /** Why what the feed has is not taken. */
  readonly refusal: UpdateRefusal | undefined
  readonly downloaded: Downloaded | undefined
  /** Taken as given until it has been tried. */
  readonly mayReplace: boolean
  readonly checkedAtWallMs: number | undefined
  /** Why feed or download could not be had the last time. */
  readonly problem: string | undefined
}

export const NOTHING_KNOWN: Known = {
  feed: undefined,
  offer: undefined,
  forThisMachine: false,
  refusal: undefined,
  downloaded: undefined,
  mayReplace: true,
  checkedAtWallMs: undefined,
  problem: undefined,
}

/** Whether this was learnt from that feed, or from none yet; null is no feed at all. */
export function sameFeed(known: Known, feed: string | null): boolean {
  return known.feed === undefined || known.feed === feed
}
