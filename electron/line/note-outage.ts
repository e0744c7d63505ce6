import { outageFound } from '../domain/batch/stops.ts'
import type { Logger } from '../log/logger.ts'
import type { Store } from '../store/store.ts'
import type { StoreStart } from '../store/store-start.ts'
import { newestWallMs } from './clock-mark.ts'
import type { KnownStart } from './replayed-scans.ts'

/** Writes down, once at the start of a station, that a batch ran on without one. A disk that refuses loses the note, never the line. */
export function noteOutage(
  start: KnownStart,
  parts: { readonly store: Pick<Store, 'batchLife'>; readonly nowWallMs: number; readonly log: Logger },
): void {
  const { openBatch, newestReplayedWallMs } = start
  if (openBatch === undefined) return
  const { store, nowWallMs, log } = parts
  const replayed = newestReplayedWallMs === undefined ? [] : [newestReplayedWallMs]
  const found = outageFound(openBatch.state, [...writtenMs(start), ...replayed], nowWallMs)
  if (found === undefined) return
  try {
    store.batchLife.addOutage(openBatch.identity.batchId, found.fromWallMs, found.toWallMs)
  } catch (error) {
    log.error({ error: String(error) }, 'that a batch ran without a station was not noted')
  }
}

/** The newest time that is written down in the database: until then the station ran. Undefined where none is. */
export function newestWrittenMs(start: StoreStart): number | undefined {
  const written = writtenMs(start)
  return written.length === 0 ? undefined : Math.max(...written)
}

function writtenMs(start: StoreStart): number[] {
  const times = [newestWallMs(start), start.newestDecidedWallMs, start.clockMark?.trustedWallMs]
  return times.filter((time) => time !== undefined)
}
