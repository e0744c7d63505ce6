import type { StationInit } from '../../contract/process-init.ts'
import type { Audited } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { MasterDataDesk } from '../../master-data/master-data-desk.ts'
import type { MasterDataStore } from '../../store/master-data.ts'

/** The station's master data; a fresh data folder begins with what the settings and the machine say of the place. */
export function openMasterData({
  init,
  ...parts
}: {
  readonly init: Pick<StationInit, 'site' | 'line' | 'ratedEggsPerHour'>
  readonly store: MasterDataStore
  readonly audited: Audited
  readonly log: Logger
}): MasterDataDesk {
  const { site, line, ratedEggsPerHour } = init
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return new MasterDataDesk({ ...parts, place: { site, line, ratedEggsPerHour, timeZone } })
}
