import type { Access } from '../../access/open-access.ts'
import type { Clock, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import { lineContract } from '../../contract/line.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { PlaceNames } from '../../domain/master-data/place-names.ts'
import type { Intake } from '../../intake/intake.ts'
import type { Line } from '../../line/line.ts'
import type { OwnParts } from '../../line/line-parts.ts'
import type { RecipeDesk } from '../../line/recipe-desk.ts'
import type { Logger } from '../../log/logger.ts'
import type { MasterDataDesk } from '../../master-data/master-data-desk.ts'
import type { Port } from '../../rpc/port.ts'
import { createService, type RpcService } from '../../rpc/service.ts'
import { createScannerLink } from '../../scanner/scanner-link.ts'
import type { Station } from '../../station/station.ts'
import type { Store } from '../../store/store.ts'
import { lineHandlers } from './line-handlers.ts'
import { openAlarms } from './open-alarms.ts'
import { openBatchLife } from './open-batch-life.ts'
import type { OpenCloud } from './open-cloud.ts'
import { openRecordings } from './open-recordings.ts'
import { scannerOf } from './scanner-handlers.ts'
import { ScannerPlug } from './scanner-plug.ts'

/** What every line of this process is opened with. */
export interface LineSurroundings {
  readonly init: StationInit
  readonly store: Store
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
  readonly access: Access
  readonly recipes: RecipeDesk
  readonly desk: MasterDataDesk
  readonly cloud: OpenCloud | undefined
  updating(): boolean
}

/** A line with everything that is its own: plug, recorder, alarms, journal, and the service that its windows talk to. */
export interface OpenLine {
  /** What the station makes the line of. */
  readonly own: OwnParts
  /** The line is there: its windows are answered from now on. */
  serve(line: Line, station: Station): RpcService<typeof lineContract>
  attachScanner(port: Port): void
  /** Before the line itself is stopped. */
  stop(): Promise<void>
}

/** Opens everything that one line has for itself. */
export async function openLine(around: LineSurroundings, intake: Intake): Promise<OpenLine> {
  const { init, store, clock, timers, random, log, desk } = around
  const { recorder, recordings } = await openRecordings({ init, clock, audited: store.audited, log })
  const plug = new ScannerPlug(scannerOf(init.scanner, timers), (transport) => recorder.listenTo(transport))
  const alarms = openAlarms({ store: store.alarmLog, clock, timers, log: log.child({ part: 'alarms' }) })
  let service: RpcService<typeof lineContract> | undefined
  const own: OwnParts = {
    ...{ settings: init, store, intake, alarms: alarms.engine, log: log.child({ part: 'line' }) },
    openLink: (listener) =>
      createScannerLink({
        ...{ listener, clock, timers, random, log: log.child({ part: 'link' }) },
        openTransport: () => plug.openTransport(),
        stationName: stationName(desk.placeNames(init)),
      }),
    emit: (view) => {
      alarms.observe(view)
      service?.emit('liveView', view)
    },
  }
  return {
    own,
    serve(line, station) {
      const batchLife = openBatchLife(init, { ...around, line, alarms: alarms.engine })
      service = createService(
        lineContract,
        lineHandlers({ ...around, play: init.play, alarms: alarms.engine, batchLife, recordings, line, station, plug }),
        {
          authorise: around.access.authorise,
          onError: (problem, method) => log.error({ method, reason: String(problem) }, 'a command failed'),
        },
      )
      return service
    },
    attachScanner: (port) => plug.attachPort(port, init.scanner.kind === 'port'),
    async stop() {
      service?.close()
      alarms.stop()
      await recordings.stop()
    },
  }
}

/** As the scanner shows it on its own display. */
function stationName({ site, line }: PlaceNames): string {
  return `${site} ${line}`
}
