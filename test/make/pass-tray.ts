import type { EggAction, EggClass } from '../../electron/domain/egg.ts'
import type { TrayLedger } from '../../electron/domain/tray/tray-ledger.ts'
import { WORLD_SHAPE } from './tray-world.ts'

export const KEEP = { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 } as const
export const cellOf = (index: number) => ({ row: Math.floor(index / 2), column: index % 2 })
export const actionOf = (eggClass: EggClass): EggAction => (eggClass === 'UNREADABLE' ? 'RESCAN' : 'KEEP')

/** A tray of two by two with these eggs in its first cells, that has ended. */
export function pass(
  ledger: TrayLedger,
  visitId: number,
  over: { code?: string; batchId?: string | null; eggs?: EggClass[] } = {},
) {
  const { code = 'A', batchId = 'B1', eggs = ['FEMALE', 'MALE'] } = over
  ledger.begin({ visitId, batchId, code, ...WORLD_SHAPE })
  for (const [index, eggClass] of eggs.entries()) {
    ledger.scan(visitId, cellOf(index), { eggClass, action: actionOf(eggClass), attempt: 1 })
  }
  ledger.end(visitId)
  return ledger.visit(visitId)
}
