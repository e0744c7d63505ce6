import type { Access } from '../../access/open-access.ts'
import type { Clock, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import type { lineContract } from '../../contract/line.ts'
import type { LiveView } from '../../contract/live.ts'
import type { StationInit } from '../../contract/process-init.ts'
import { FIRST_LINE_ID } from '../../domain/line-id.ts'
import type { PlaceNames } from '../../domain/master-data/place-names.ts'
import type { JournalDamage } from '../../intake/replay.ts'
import type { Line } from '../../line/line.ts'
import type { OwnParts } from '../../line/line-parts.ts'
import type { RecipeDesk } from '../../line/recipe-desk.ts'
import type { Logger } from '../../log/logger.ts'
import type { MasterDataDesk } from '../../master-data/master-data-desk.ts'
import type { Handlers } from '../../rpc/contract-types.ts'
import type { Port } from '../../rpc/port.ts'
import type { ModelChoices } from '../../station/model-choices.ts'
import type { ModelDesk } from '../../station/model-desk.ts'
import type { Station } from '../../station/station.ts'
import type { FolderDoor } from './folder-door.ts'
import type { KeyDesk } from './key-desk.ts'
import { type LineHandlersParts, lineHandlers } from './line-handlers.ts'
import type { LineToRun } from './lines-to-run.ts'
import { openAlarms } from './open-alarms.ts'
import { openBatchLife } from './open-batch-life.ts'
import type { OpenCloud } from './open-cloud.ts'
import { openRecordings } from './open-recordings.ts'
import { scannerOf } from './scanner-handlers.ts'
import { ScannerPlug } from './scanner-plug.ts'

/** What every line of this process is opened with. */
export interface LineSurroundings {
  readonly init: StationInit
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
  readonly access: Access
  readonly recipes: RecipeDesk
  readonly desk: MasterDataDesk
  readonly cloud: OpenCloud | undefined
  readonly models: ModelChoices
  readonly folders: FolderDoor
  readonly archive: LineHandlersParts['archive']
  readonly keyDesk: KeyDesk
  updating(): boolean
}

/** A line with everything that is its own: plug, recorder, alarms, journal, and what its windows ask for. */
export interface OpenLine {
  readonly lineId: string
  /** What of the line's journal cannot be read any more. */
  readonly damage: readonly JournalDamage[]
  /** What the station makes the line of. */
  readonly own: OwnParts
  /** What the line's windows ask for. */
  handlers(line: Line, station: Station, models: ModelDesk): Handlers<typeof lineContract>
  /** Told of every view of the line as it goes out. */
  onView(listener: (view: LiveView) => void): void
  attachScanner(port: Port): void
  /** Before the line itself is stopped. */
  stop(): Promise<void>
}

/** Opens everything that one line has for itself. */
export async function openLine(around: LineSurroundings, { init: own, data }: LineToRun): Promise<OpenLine> {
  const { init, clock, timers, random, desk } = around
  const { lineId, settings } = own
  const { store, journal } = data
  const log = lineId === FIRST_LINE_ID ? around.log : around.log.child({ lineId })
  const { recorder, recordings } = await openRecordings({ init, lineId, clock, audited: store.audited, log })
  const ways = { lineId, timers, folders: around.folders }
  const plug = new ScannerPlug(scannerOf(own.scanner, ways), (transport) => recorder.listenTo(transport))
  const alarms = openAlarms({ store: store.alarmLog, clock, timers, log: log.child({ part: 'alarms' }) })
  let tell: (view: LiveView) => void = () => undefined
  const parts: OwnParts = {
    ...{ lineId, settings, store, intake: journal, alarms: alarms.engine, log: log.child({ part: 'line' }) },
    openLink: (listener) =>
      plug.openLink({
        ...{ listener, clock, timers, random, log: log.child({ part: 'link' }) },
        stationName: stationName(desk.placeNames(settings, lineId)),
      }),
    emit: (view) => {
      alarms.observe(view)
      tell(view)
    },
  }
  return {
    lineId,
    own: parts,
    damage: journal.damage,
    handlers: (line, station, models) =>
      lineHandlers({
        ...{
          ...around,
          lineId,
          models,
          log,
          store,
          play: init.play,
          alarms: alarms.engine,
          recordings,
          line,
          station,
          plug,
        },
        batchLife: openBatchLife(init, { ...around, log, store, line, alarms: alarms.engine }),
      }),
    onView(listener) {
      tell = listener
    },
    attachScanner: (port) => plug.attachPort(port, own.scanner.kind === 'port'),
    async stop() {
      alarms.stop()
      await recordings.stop()
    },
  }
}

/** As the scanner shows it on its own display. */
function stationName({ site, line }: PlaceNames): string {
  return `${site} ${line}`
}
