import type { StoreStart } from '../store/store.ts'

/** The newest time of which something is written that is still open; undefined when nothing is. */
export function newestWallMs({ openBatch, openVisits }: StoreStart): number | undefined {
  const times = [openBatch?.startedWallMs ?? undefined, ...openVisits.map(({ visit }) => visit.beganWallMs)]
  const known = times.filter((time) => time !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}
