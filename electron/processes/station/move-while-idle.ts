import type { Timers } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import { StoreError } from '../../store/errors.ts'
import type { Store } from '../../store/store.ts'

/** Nothing was committed for so long: between two trays of a slow line it is shorter, in every break it is longer. */
const SILENT_MS = 10_000
/** Between two steps; a step takes some milliseconds, so a scan that comes meanwhile hardly waits. */
const STEP_EVERY_MS = 200
/** When nothing is left, or a step failed: a month does not end more often. */
const REST_MS = 3_600_000

/**
 * Moves rows of older months into their cold files while no scan comes; `onRefused` is told once a start that those of a month stay where they are, because
 * its file cannot be used. Answers with how to stop.
 */
export function moveWhileIdle(
  timers: Timers,
  store: Pick<Store, 'moveToCold'>,
  log: Logger,
  onRefused: () => void,
): () => void {
  let restMs = 0
  let isTold = false
  const step = () => {
    restMs -= STEP_EVERY_MS
    if (restMs > 0) return
    try {
      if (store.moveToCold(SILENT_MS) === 'done') restMs = REST_MS
    } catch (error) {
      // What was not moved stays where it is, and is found there.
      log.error({ error: String(error) }, 'rows of an older month could not be moved')
      restMs = REST_MS
      // Of a full disk the next commit tells.
      if (isTold || (error instanceof StoreError && error.code === 'FULL')) return
      isTold = true
      onRefused()
    }
  }
  const handle = timers.every(STEP_EVERY_MS, step)
  return () => timers.cancel(handle)
}
