import type { trayMethods } from '../../contract/trays.ts'
import { type Caller, NOBODY } from '../../domain/access.ts'
import type { TrayDesk } from '../../line/tray-desk.ts'

interface Who {
  readonly caller?: Caller
  readonly signal?: AbortSignal
}

/** The part of the station's service that is about trays. */
export function trayHandlers(desk: TrayDesk) {
  return {
    heldTrays: () => desk.held(),
    releaseTray: (wish: Parameters<TrayDesk['release']>[0], { caller = NOBODY }: Who = {}) =>
      desk.release(wish, caller),
    nameTray: (wish: Parameters<TrayDesk['name']>[0], { caller = NOBODY }: Who = {}) => desk.name(wish, caller),
    sayDoublePassage: (wish: Parameters<TrayDesk['sayEggs']>[0], { caller = NOBODY }: Who = {}) =>
      desk.sayEggs(wish, caller),
    planRefill: (wish: Parameters<TrayDesk['planRefill']>[0]) => desk.planRefill(wish),
    recordTransfers: (wish: Parameters<TrayDesk['transfer']>[0], { caller = NOBODY }: Who = {}) =>
      desk.transfer(wish, caller),
    setFlockRanges: (wish: Parameters<TrayDesk['setFlockRanges']>[0], { caller = NOBODY }: Who = {}) =>
      desk.setFlockRanges(wish, caller),
    flockRanges: (tray: Parameters<TrayDesk['flockRanges']>[0]) => desk.flockRanges(tray),
  } satisfies Record<keyof typeof trayMethods, unknown>
}
