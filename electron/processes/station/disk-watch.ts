import type { TimerHandle, Timers } from '../../base/clock.ts'
import { DISK_LITTLE_BYTES } from '../../store/disk-room.ts'

/** Enough again only with a tenth more than too little: a log that is turned over must not end the alarm for a minute. */
const ENOUGH_AGAIN_BYTES = 1.1 * DISK_LITTLE_BYTES

/** Two gigabytes are not written in a minute. */
const LOOK_EVERY_MS = 60_000

/** Looks at the room on the disk from time to time; a system that cannot say says nothing. Answers with how to stop. */
export function watchDisk(timers: Timers, freeBytes: () => Promise<number>, tell: (low: boolean) => void): () => void {
  let low = false
  const look = () => {
    freeBytes().then(
      (bytes) => {
        low = bytes < (low ? ENOUGH_AGAIN_BYTES : DISK_LITTLE_BYTES)
        tell(low)
      },
      () => undefined,
    )
  }
  look()
  const handle: TimerHandle = timers.every(LOOK_EVERY_MS, look)
  return () => timers.cancel(handle)
}
