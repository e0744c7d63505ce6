import { openAccess } from '../../access/open-access.ts'
import type { Timers } from '../../base/clock.ts'
import { seededRandom } from '../../base/random.ts'
import { lineContract } from '../../contract/line.ts'
import { type StationInit, stationInitSchema } from '../../contract/process-init.ts'
import type { PlaceNames } from '../../domain/master-data/place-names.ts'
import { startChild } from '../../host/child.ts'
import { Station } from '../../line/station.ts'
import { lineRest, UpdateLease } from '../../line/update-lease.ts'
import type { Logger } from '../../log/logger.ts'
import { readModelFit } from '../../model/model-fit.ts'
import type { Port } from '../../rpc/port.ts'
import { createService } from '../../rpc/service.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { PictureKeeper } from '../../store/archive/picture-keeper.ts'
import { diskRoom } from '../../store/disk-room.ts'
import { attachPeer } from './attach-peer.ts'
import { watchDisk } from './disk-watch.ts'
import { InferencePeer } from './inference-peer.ts'
import { lineHandlers } from './line-handlers.ts'
import { openAlarms } from './open-alarms.ts'
import { openBatchLife } from './open-batch-life.ts'
import { openCloud } from './open-cloud.ts'
import { type OpenData, openData } from './open-data.ts'
import { openMasterData } from './open-master-data.ts'
import { openRecipes } from './open-recipes.ts'
import { openRecordings } from './open-recordings.ts'
import { ParentSecrets } from './parent-secrets.ts'
import { scannerOf } from './scanner-handlers.ts'
import { ScannerPlug } from './scanner-plug.ts'

/** What can still be decided is decided within this; the rest is in the journal. */
const DRAIN_MS = 3_000

startChild(stationInitSchema, async ({ init, log, clock, timers, onPort, onGivenUp }) => {
  const { files, keys, store, journal, auditGap } = await openData({ dataFolder: init.dataFolder, clock, timers, log })
  const { recorder, recordings } = await openRecordings({ init, clock, audited: store.audited, log })
  const plug = new ScannerPlug(scannerOf(init.scanner, timers), (transport) => recorder.listenTo(transport))
  const random = seededRandom(`${process.pid}/${clock.wallMs()}`)
  const parentSecrets = new ParentSecrets()
  const secrets = init.secrets === 'parent' ? parentSecrets : fileTokenKeeper(files.cloudToken)
  const cloud = openCloud({ init, secrets, store, clock, timers, random, log })
  const lease = new UpdateLease(clock, () => lineRest(station.liveView()))
  const desk = openMasterData({
    ...{ init, store: store.masterData, audited: store.audited, log: log.child({ part: 'master data' }) },
  })
  const alarms = openAlarms({ store: store.alarmLog, clock, timers, log: log.child({ part: 'alarms' }) })
  const recipes = openRecipes(store, clock, log)
  const access = openAccess({ play: init.play, store, clock, log: log.child({ part: 'access' }) })
  const station: Station = new Station({
    ...{ store, alarms: alarms.engine, hatchery: desk, cloud, intake: journal },
    ...{ clock, timers, log: log.child({ part: 'line' }), settings: init },
    pictures: new PictureKeeper({ folder: files.archive, key: keys.archive, log: log.child({ part: 'archive' }) }),
    recipeForStart: recipes.forStart,
    modelPicture: readModelFit(init.modelFolder)?.picture,
    updating: () => lease.held,
    openLink: (listener) =>
      plug.openLink({
        ...{ listener, clock, timers, random, log: log.child({ part: 'link' }) },
        stationName: stationName(desk.placeNames(init)),
      }),
    emit: (view) => {
      alarms.observe(view)
      service.emit('liveView', view)
    },
  })
  const batchLife = openBatchLife(init, {
    ...{ station, alarms: alarms.engine, desk, recipes, store, clock, log, updating: () => lease.held },
  })
  reportFindings({ journal, auditGap }, station, log)

  const service = createService(
    lineContract,
    lineHandlers({
      ...{ play: init.play, access, alarms: alarms.engine, recipes, batchLife, desk, recordings },
      ...{ station, plug, clock, timers, store, cloud, log },
    }),
    {
      authorise: access.authorise,
      onError: (problem, method) => log.error({ method, reason: String(problem) }, 'a command failed'),
    },
  )

  const inference = new InferencePeer(station, timers, log)
  const scanner = { attach: (port: Port) => plug.attachPort(port, init.scanner.kind === 'port') }
  const peers = { service, lease, ...access, audited: store.audited, inference, secrets: parentSecrets, scanner }
  onPort((peer, port) => attachPeer(peers, peer, port))
  onGivenUp((names) => {
    inference.setGivenUp(names.includes('inference'))
    station.setReviewDown(names.includes('review'))
  })
  const stopWatching = watchRoom(init, timers, station)
  return async () => {
    stopWatching()
    service.close()
    cloud?.stop()
    alarms.stop()
    await recordings.stop()
    await station.stop(DRAIN_MS)
  }
})

/** The station says in time that its disk fills up. */
function watchRoom({ dataFolder }: StationInit, timers: Timers, station: Station): () => void {
  const readFree = async () => (await diskRoom(dataFolder)).freeBytes
  return watchDisk(timers, readFree, (low) => station.setDiskLow(low))
}

/** As the scanner shows it on its own display. */
function stationName({ site, line }: PlaceNames): string {
  return `${site} ${line}`
}

/** Read only once the pipeline has replayed the journal: acknowledged scans that cannot be read must not go unsaid. */
function reportFindings(
  { journal, auditGap }: Pick<OpenData, 'journal' | 'auditGap'>,
  station: Station,
  log: Logger,
): void {
  for (const damage of journal.damage)
    log.error({ ...damage }, 'acknowledged records of the journal cannot be read any more')
  if (journal.damage.length > 0) station.incidents.happened('JOURNAL_DAMAGED')
  if (auditGap) station.incidents.happened('AUDIT_GAP')
}
