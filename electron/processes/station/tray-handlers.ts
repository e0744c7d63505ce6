import type { trayMethods } from '../../contract/trays.ts'
import type { TrayDesk } from '../../line/tray-desk.ts'
import type { CallContext } from '../../rpc/contract-types.ts'

type Who = Pick<CallContext, 'caller'>

/** The part of the station's service that is about trays. */
export function trayHandlers(desk: TrayDesk) {
  return {
    heldTrays: () => desk.held(),
    releaseTray: (wish: Parameters<TrayDesk['release']>[0], { caller }: Who) => desk.release(wish, caller),
    nameTray: (wish: Parameters<TrayDesk['name']>[0], { caller }: Who) => desk.name(wish, caller),
    sayDoublePassage: (wish: Parameters<TrayDesk['sayEggs']>[0], { caller }: Who) => desk.sayEggs(wish, caller),
    planRefill: (wish: Parameters<TrayDesk['planRefill']>[0]) => desk.planRefill(wish),
    recordTransfers: (wish: Parameters<TrayDesk['transfer']>[0], { caller }: Who) => desk.transfer(wish, caller),
    setFlockRanges: (wish: Parameters<TrayDesk['setFlockRanges']>[0], { caller }: Who) =>
      desk.setFlockRanges(wish, caller),
    flockRanges: (tray: Parameters<TrayDesk['flockRanges']>[0]) => desk.flockRanges(tray),
  } satisfies Record<keyof typeof trayMethods, unknown>
}
