import type { LiveView } from '../contract/live.ts'
import type { SealBatch } from '../store/outbox.ts'

/** The way to the cloud, as far as the line has to do with it: it never waits for any of this. Absent where nothing leaves. */
export interface StationCloud {
  readonly seal: SealBatch
  /** Something was queued. */
  poke(): void
  view(): LiveView['cloud']
}

/** What the top bar says where nothing leaves. */
export function noCloud(play: boolean): LiveView['cloud'] {
  return { state: play ? 'play' : 'off', upToWallMs: null, waiting: 0, waitingSinceWallMs: null, parked: 0, fill: 0 }
}
