import { openTimeZone } from '../domain/law/time-zone.ts'
import type { ReadableDb } from '../store/open-database.ts'

/** In which zone a record tells its times. */
export interface RecordZone {
  readonly name: string
  /** False where the batch names none, so that it is the station's of now. */
  readonly ofBatch: boolean
}

export const SITE_ZONE_SQL = 'SELECT time_zone FROM master_site ORDER BY row_id LIMIT 1'
/** Where neither says anything: the one zone that is nobody's. */
const NO_ZONE = 'UTC'

/** The zone that the batch was run in, else the station's of now; a name that this machine's zone data do not know is none. */
export function recordZone(db: ReadableDb, ofBatch: string | undefined): RecordZone {
  const own = openTimeZone(ofBatch)
  if (own !== undefined) return { name: own.name, ofBatch: true }
  const site = db.prepare<[], { time_zone: string }>(SITE_ZONE_SQL).get()
  return { name: openTimeZone(site?.time_zone)?.name ?? NO_ZONE, ofBatch: false }
}
