import type { TimerHandle, Timers } from '../../base/clock.ts'
import { DISK_LITTLE_BYTES } from '../../store/disk-room.ts'

/** Two gigabytes are not written in a minute. */
const LOOK_EVERY_MS = 60_000

/** Looks at the room on the disk from time to time; a system that cannot say says nothing. Answers with how to stop. */
export function watchDisk(timers: Timers, freeBytes: () => Promise<number>, tell: (low: boolean) => void): () => void {
  const look = () => {
    freeBytes().then(
      (bytes) => tell(bytes < DISK_LITTLE_BYTES),
      () => undefined,
    )
  }
  look()
  const handle: TimerHandle = timers.every(LOOK_EVERY_MS, look)
  return () => timers.cancel(handle)
}
