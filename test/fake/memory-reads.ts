import type { EggClass } from '../../electron/domain/egg.ts'
import type { RecentBatch } from '../../electron/store/recent-batches.ts'
import type {
  CommitItem,
  DecidedScan,
  EggOverride,
  EggState,
  StoredBatch,
  TrayVisit,
} from '../../electron/store/store.ts'

/** What a person called the egg, if the attempt that speaks for it was corrected. */
export function correctionOf(
  overrides: readonly EggOverride[],
  egg: { readonly visitId: number; readonly cell: DecidedScan['cell']; readonly state: EggState },
): { corrected?: EggClass } {
  const { visitId, cell, state } = egg
  const said = overrides.findLast(
    (one) =>
      one.visitId === visitId &&
      one.cell.row === cell.row &&
      one.cell.column === cell.column &&
      one.attempt === state.attempt,
  )
  return said === undefined ? {} : { corrected: said.eggClass }
}

/** When the newest scan of the newest tray of a batch was decided. */
export function newestDecided(
  rows: { readonly visits: ReadonlyMap<number, TrayVisit>; readonly scans: readonly DecidedScan[] },
  batchId: string,
): number | undefined {
  const ofBatch = [...rows.visits.values()].filter((visit) => visit.batchId === batchId)
  const newest = Math.max(0, ...ofBatch.map(({ visitId }) => visitId))
  const times = rows.scans.filter(({ visitId }) => visitId === newest).map(({ decidedWallMs }) => decidedWallMs)
  return times.length === 0 ? undefined : Math.max(...times)
}

/** How many of the counted eggs of a batch a person has corrected, as long as that attempt speaks for the egg. */
export function overriddenOf(
  store: {
    readonly overrides: readonly EggOverride[]
    findEgg(visitId: number, cell: DecidedScan['cell']): { readonly state: EggState } | undefined
  },
  batchId: string,
  counted: readonly { readonly visitId: number; readonly cell: DecidedScan['cell'] }[],
): number {
  const nameOf = ({ visitId, cell }: (typeof counted)[number]) => `${visitId}/${cell.row}/${cell.column}`
  const names = new Set(counted.map(nameOf))
  const speaking = store.overrides.filter(
    (one) =>
      one.batchId === batchId &&
      names.has(nameOf(one)) &&
      store.findEgg(one.visitId, one.cell)?.state.attempt === one.attempt,
  )
  return new Set(speaking.map(nameOf)).size
}

/** When the batches of a line ran; none of more than a test makes. */
export function recentOf(batches: readonly StoredBatch[]): RecentBatch[] {
  return batches.flatMap(({ identity: { batchId }, startedWallMs, closedWallMs }) =>
    startedWallMs === null ? [] : [{ batchId, startedWallMs, closedWallMs }],
  )
}

/** Throws like the real store for trays and scans of a batch that was never saved. */
export function requireBatches(items: readonly CommitItem[], batches: ReadonlyMap<string, unknown>): void {
  for (const item of items) {
    const { batchId = null } = item.kind === 'tray-begin' ? item.visit : item.kind === 'scan' ? item.scan : {}
    if (batchId !== null && !batches.has(batchId)) throw new Error(`batch ${batchId} was never saved`)
  }
}
