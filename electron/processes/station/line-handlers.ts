import type { AlarmEngine } from '../../alarms/alarm-engine.ts'
import type { Clock, Timers } from '../../base/clock.ts'
import type { lineContract } from '../../contract/line.ts'
import type { Audited } from '../../domain/audit.ts'
import type { Station } from '../../line/station.ts'
import { TrayDesk } from '../../line/tray-desk.ts'
import type { Logger } from '../../log/logger.ts'
import type { Handlers } from '../../rpc/contract-types.ts'
import type { Store } from '../../store/store.ts'
import { alarmHandlers } from './alarm-handlers.ts'
import { type OpenCloud, uploadHandlers } from './open-cloud.ts'
import { scannerHandlers } from './scanner-handlers.ts'
import type { ScannerPlug } from './scanner-plug.ts'
import { trayHandlers } from './tray-handlers.ts'

export interface LineHandlersParts {
  readonly play: boolean
  readonly station: Station
  readonly alarms: AlarmEngine
  readonly plug: ScannerPlug
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  readonly store: Store
  readonly cloud: OpenCloud | undefined
}

// The audit trail takes its place here.
const audited: Audited = (_caller, _deed, change) => change()

/** The station's whole service, topic by topic. */
export function lineHandlers(parts: LineHandlersParts): Handlers<typeof lineContract> {
  const { station, store, cloud } = parts
  const trays = new TrayDesk({
    ...{ ...parts, audited },
    allowed: (batchId, eggClass) => station.allowedActions(batchId, eggClass),
    onWord: (visitId) => station.onTrayWord(visitId),
  })
  return {
    startBatch: (wish) => station.startBatch(wish),
    pauseBatch: () => station.pauseBatch(),
    resumeBatch: () => station.resumeBatch(),
    closeBatch: () => station.closeBatch(),
    overrideEgg: (wish) => station.overrideEgg(wish),
    liveView: () => station.liveView(),
    figures: () => station.figures(),
    ...scannerHandlers(parts),
    ...alarmHandlers({ ...parts, alarmLog: store.alarmLog, audited }),
    ...trayHandlers(trays),
    ...uploadHandlers(store.outbox, cloud),
  }
}
