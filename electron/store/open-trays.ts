import type { Catalogue } from './catalogue.ts'
import type { Cold } from './cold/cold.ts'
import type { WritableDb } from './open-database.ts'
import type { TrayLinks } from './tray-links.ts'
import { TrayReads } from './tray-reads.ts'
import { TrayWrites } from './tray-writes.ts'
import type { Trays } from './trays.ts'

export const BATCH_KEY_SQL = 'SELECT batch_id FROM batch WHERE batch_key = ?'

/** The part of the store that is about trays, as a line sees it; `named` turns the database's errors into our own. */
export function openTrays(
  db: WritableDb,
  catalogue: Catalogue,
  links: TrayLinks,
  cold: Cold,
  named: <T>(work: () => T) => T,
): (lineId: number) => Trays {
  const reads = new TrayReads(db, links, cold)
  const writes = new TrayWrites(db, catalogue, links, reads, cold)
  const batch = db.prepare<[string], { batch_id: number }>(BATCH_KEY_SQL)
  return (lineId) => ({
    passages: (batchId, code) => named(() => links.passages(batch.get(batchId)?.batch_id ?? null, code)),
    findVisit: (ref) => named(() => reads.findVisit(ref)),
    eggsBefore: (visitId) => named(() => reads.eggsBefore(visitId)),
    held: () => named(() => reads.held(lineId)),
    tray: (visitId) =>
      named(() => {
        // Somebody is about to say something of it.
        cold.need([visitId])
        return reads.tray(visitId)
      }),
    newestVisit: (...tray) => named(() => reads.newestVisit(...tray)),
    usedSince: (visitId) => named(() => reads.usedSince(visitId)),
    release: (release) => named(() => writes.release(release)),
    sayEggs: (...said) => named(() => writes.sayEggs(...said)),
    name: (...name) => named(() => writes.name(...name)),
    transfer: (transfer) => named(() => writes.transfer(transfer)),
    setFlockRanges: (...ranges) => named(() => writes.setFlockRanges(...ranges)),
    flockRanges: (...tray) => named(() => writes.flockRanges(...tray)),
  })
}
