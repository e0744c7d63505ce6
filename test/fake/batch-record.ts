import type { LiveView } from '../../electron/contract/live.ts'
import type { BatchRecord } from '../../electron/contract/review.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const SCENE_ZONE = 'Europe/Berlin'

/** The record of the scene's batch, as far as it is. */
export function recordOf(view: LiveView): BatchRecord | null {
  const { batch } = view
  if (batch === null) return null
  const { female, male, uncertain } = batch
  return {
    batchId: batch.batchId,
    state: batch.state,
    flock: batch.flock,
    breed: batch.breed,
    parentAgeWeeks: batch.parentAgeWeeks,
    setter: batch.setter,
    trolley: batch.trolley,
    setAtWallMs: batch.setAtWallMs,
    startedAtWallMs: batch.startedAtWallMs,
    closedAtWallMs: batch.state === 'closed' ? SCENE_WALL_MS : null,
    jurisdictionId: 'DE',
    sexingMethod: 'in ovo, imaging',
    labelScheme: 'KAT',
    shift: 'Early',
    line: view.line,
    timeZone: { name: SCENE_ZONE, ofBatch: batch.state === 'closed' },
    recipe: `${batch.recipe.name} ${batch.recipe.version}`,
    models: [view.model.modelId],
    scanners: [view.link.scannerSerial ?? 'OVO-VIRTUAL-1'],
    synthetic: view.model.synthetic,
    play: view.play,
    trays: 13,
    traysHeld: batch.held > 0 ? 1 : 0,
    eggs: batch.eggs,
    emptyCells: batch.emptyCells,
    overridden: 2,
    scans: batch.scans,
    byClass: {
      FEMALE: { eggs: female.count, scans: female.count },
      MALE: { eggs: male.count, scans: male.count },
      INFERTILE: { eggs: 76, scans: 76 },
      EARLY_DEAD: { eggs: 23, scans: 23 },
      UNCERTAIN: { eggs: uncertain.count, scans: uncertain.count + 21 },
      EMPTY: { eggs: batch.emptyCells, scans: batch.emptyCells },
    },
    byAction: {
      KEEP: { eggs: female.count, scans: female.count },
      REMOVE_MALE: { eggs: male.count, scans: male.count },
      REMOVE_CLEAR: { eggs: 99, scans: 99 },
      RESCAN: { eggs: 11, scans: 32 },
      NONE: { eggs: batch.emptyCells, scans: batch.emptyCells },
    },
    orderFaults: { NOT_SENT: 0, TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 },
    latencyMs: { p50: 6.4, p99: 14.2 },
  }
}
