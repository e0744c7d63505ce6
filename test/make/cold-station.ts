import { type Logger, silentLogger } from '../../electron/log/logger.ts'
import { openReview, type Review } from '../../electron/review/open-review.ts'
import type { ColdPoint } from '../../electron/store/cold/cold-mover.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Store } from '../../electron/store/store.ts'
import { fillHistory } from './history.ts'

export const COLD_KEY = new Uint8Array(32).fill(5)
/** The middle of a month, so that whole months lie before it. */
export const COLD_NOW_MS = Date.UTC(2026, 9, 15)
const WISH = { scans: 3_000, seed: 4, days: 110, untilWallMs: COLD_NOW_MS }

interface Open {
  onColdPoint?(point: ColdPoint): void
  readonly log?: Logger
}

export function openCold(folder: string, { onColdPoint, log = silentLogger }: Open = {}): Store {
  const clock = { wallMs: () => COLD_NOW_MS, monoMs: () => 0 }
  return openStore({ folder, key: COLD_KEY, clock, log, ...(onColdPoint !== undefined && { onColdPoint }) })
}

export function lookCold(folder: string): Review {
  return openReview({ path: dataFiles(folder).database, key: COLD_KEY, play: false, isSynthetic: () => true })
}

export function fillCold(folder: string): void {
  const store = openCold(folder)
  fillHistory(store, WISH)
  const [batch] = lookCold(folder).batches({ search: '', state: 'all', beforeCursor: null }).slice(-1)
  store.trays.setFlockRanges(batch?.batchId ?? '', '', [
    { flock: 'Other', from: { row: 0, column: 0 }, to: { row: 0, column: 3 } },
  ])
  store.close()
}

export function moveAll(store: Store): number {
  let steps = 0
  for (let rounds = 0; rounds < 2; ) {
    if (store.moveToCold(0) === 'moved') steps++
    else rounds++
  }
  return steps
}

export function proveSums(folder: string) {
  const review = lookCold(folder)
  const result = review.reconcile()
  review.close()
  return result
}

export function askCold(folder: string, sql: string): unknown {
  const db = openWritable({ path: dataFiles(folder).database, key: COLD_KEY })
  try {
    return db.prepare(sql).get()
  } finally {
    db.close()
  }
}
