import type { AuditDeed, Audited } from '../../electron/domain/audit.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { MasterDataDesk } from '../../electron/master-data/master-data-desk.ts'
import type { MasterDataStore } from '../../electron/store/master-data.ts'
import { MemoryMasterData } from '../fake/memory-master-data.ts'
import { SEED_PLACE } from './master-records.ts'

/** A desk over a store, in memory unless told otherwise, that writes its deeds into a list. */
export function makeDesk(
  store: MasterDataStore = new MemoryMasterData(),
  deeds: (AuditDeed & { readonly who: string })[] = [],
): MasterDataDesk {
  const audited: Audited = (caller, deed, change) => {
    const result = change()
    deeds.push({ ...deed, who: caller.name })
    return result
  }
  return new MasterDataDesk({ store, audited, log: silentLogger, place: SEED_PLACE })
}
