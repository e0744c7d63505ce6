import type { Access } from '../../access/open-access.ts'
import type { AlarmEngine } from '../../alarms/alarm-engine.ts'
import type { Clock, Timers } from '../../base/clock.ts'
import type { lineContract } from '../../contract/line.ts'
import type { BatchLifeDesk } from '../../line/batch-life-desk.ts'
import type { Line } from '../../line/line.ts'
import type { RecipeDesk } from '../../line/recipe-desk.ts'
import { TrayDesk } from '../../line/tray-desk.ts'
import type { Logger } from '../../log/logger.ts'
import type { MasterDataDesk } from '../../master-data/master-data-desk.ts'
import type { Handlers } from '../../rpc/contract-types.ts'
import type { ModelDesk } from '../../station/model-desk.ts'
import type { Station } from '../../station/station.ts'
import type { Store } from '../../store/store.ts'
import { alarmHandlers } from './alarm-handlers.ts'
import type { archiveHandlers } from './archive-handlers.ts'
import { batchLifeHandlers } from './batch-life-handlers.ts'
import type { FolderDoor } from './folder-door.ts'
import { type KeyDesk, keyHandlers } from './key-desk.ts'
import { masterDataHandlers } from './master-data-handlers.ts'
import { type OpenCloud, uploadHandlers } from './open-cloud.ts'
import { modelHandlers } from './open-models.ts'
import { recipeHandlers } from './recipe-handlers.ts'
import { type RecordingDesk, recordingHandlers } from './recording-desk.ts'
import { scannerHandlers } from './scanner-handlers.ts'
import type { ScannerPlug } from './scanner-plug.ts'
import { trayHandlers } from './tray-handlers.ts'

export interface LineHandlersParts {
  readonly lineId: string
  readonly folders: FolderDoor
  readonly play: boolean
  readonly access: Access
  readonly station: Pick<Station, 'confirmClock' | 'onTrayWord'>
  readonly line: Line
  readonly alarms: AlarmEngine
  readonly plug: ScannerPlug
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  readonly store: Store
  readonly recipes: RecipeDesk
  readonly recordings: RecordingDesk
  readonly archive: ReturnType<typeof archiveHandlers>
  readonly keyDesk: KeyDesk
  readonly batchLife: BatchLifeDesk
  readonly desk: MasterDataDesk
  readonly cloud: OpenCloud | undefined
  readonly models: ModelDesk
}

/** The whole service of one line, topic by topic; what is shared answers the same on each of them. */
export function lineHandlers(parts: LineHandlersParts): Handlers<typeof lineContract> {
  const { station, line, store, cloud } = parts
  const { audited } = store
  const trays = new TrayDesk({
    ...{ ...parts, audited },
    allowed: (batchId, eggClass) => line.allowedActions(batchId, eggClass),
    onWord: (visitId) => station.onTrayWord(visitId),
  })
  return {
    pauseBatch: (_params, { caller }) => line.pauseBatch(caller),
    resumeBatch: (_params, { caller }) => line.resumeBatch(caller),
    closeBatch: (_params, { caller }) => line.closeBatch(caller),
    overrideEgg: (wish, { caller }) => line.overrideEgg(wish, caller),
    confirmClock: (_params, { caller }) => station.confirmClock(caller),
    liveView: () => line.liveView(),
    figures: () => line.figures(),
    ...scannerHandlers({ ...parts, audited }),
    ...batchLifeHandlers(parts.batchLife),
    ...recipeHandlers(parts.recipes),
    ...modelHandlers(parts.models),
    ...recordingHandlers(parts.recordings),
    ...parts.archive,
    ...keyHandlers(parts.keyDesk),
    ...alarmHandlers({ ...parts, alarmLog: store.alarmLog, audited }),
    ...trayHandlers(trays),
    ...uploadHandlers(store.outbox, cloud),
    ...masterDataHandlers(parts.desk),
    ...parts.access.handlers,
  }
}
