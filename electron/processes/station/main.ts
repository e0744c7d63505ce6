import type { Timers } from '../../base/clock.ts'
import { seededRandom } from '../../base/random.ts'
import { lineContract } from '../../contract/line.ts'
import { type StationInit, stationInitSchema } from '../../contract/process-init.ts'
import { updateLeaseContract } from '../../contract/update.ts'
import { startChild } from '../../host/child.ts'
import { diskFolder } from '../../intake/disk-folder.ts'
import { openJournal } from '../../intake/open-journal.ts'
import { Station } from '../../line/station.ts'
import { lineRest, UpdateLease } from '../../line/update-lease.ts'
import { serve } from '../../rpc/server.ts'
import { createService } from '../../rpc/service.ts'
import { createScannerLink } from '../../scanner/scanner-link.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { PictureKeeper } from '../../store/archive/picture-keeper.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { diskRoom } from '../../store/disk-room.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'
import { watchDisk } from './disk-watch.ts'
import { InferencePeer } from './inference-peer.ts'
import { leaseHandlers } from './lease-handlers.ts'
import { openCloud, uploadHandlers } from './open-cloud.ts'
import { ParentSecrets } from './parent-secrets.ts'
import { scannerHandlers, scannerOf } from './scanner-handlers.ts'
import { ScannerPlug } from './scanner-plug.ts'

/** What can still be decided is decided within this; the rest is in the journal. */
const DRAIN_MS = 3_000

startChild(stationInitSchema, async ({ init, log, clock, timers, onPort, onGivenUp }) => {
  const files = dataFiles(init.dataFolder)
  const keys = subKeys(openDataKey(files))
  const store = openStore({ folder: init.dataFolder, key: keys.database, clock, log: log.child({ part: 'store' }) })
  const { journal, recovery } = await openJournal({
    folder: diskFolder(files.journal),
    key: keys.journal,
    releasedThrough: store.start().releasedThrough,
    timers,
  })
  log.info({ ...recovery }, 'the intake journal is open')

  const plug = new ScannerPlug(scannerOf(init.scanner, timers))
  const random = seededRandom(`${process.pid}/${clock.wallMs()}`)
  const parentSecrets = new ParentSecrets()
  const secrets = init.secrets === 'parent' ? parentSecrets : fileTokenKeeper(files.cloudToken)
  const cloud = openCloud({ init, secrets, store, clock, timers, random, log })
  const lease = new UpdateLease(clock, () => lineRest(station.liveView()))
  const station: Station = new Station({
    ...{ store, cloud, intake: journal, clock, timers, log: log.child({ part: 'line' }), settings: atSite(init) },
    pictures: new PictureKeeper({ folder: files.archive, key: keys.archive, log: log.child({ part: 'archive' }) }),
    updating: () => lease.held,
    openLink: (listener) =>
      createScannerLink({
        ...{ listener, clock, timers, random, log: log.child({ part: 'link' }) },
        openTransport: () => plug.openTransport(),
        stationName: `${init.site} ${init.line}`,
      }),
    emit: (view) => service.emit('liveView', view),
  })
  // Read only now, because the pipeline replayed the journal: acknowledged scans that cannot be read must not go unsaid.
  for (const damage of journal.damage)
    log.error({ ...damage }, 'acknowledged records of the journal cannot be read any more')

  const service = createService(
    lineContract,
    {
      ...scannerHandlers({ play: init.play, plug, station, timers }),
      startBatch: (wish) => station.startBatch(wish),
      pauseBatch: () => station.pauseBatch(),
      resumeBatch: () => station.resumeBatch(),
      closeBatch: () => station.closeBatch(),
      overrideEgg: (wish) => station.overrideEgg(wish),
      confirmClock: () => station.confirmClock(),
      ...{ liveView: () => station.liveView(), figures: () => station.figures() },
      ...uploadHandlers(store.outbox, cloud),
    },
    { onError: (problem, method) => log.error({ method, reason: String(problem) }, 'a command failed') },
  )

  const inference = new InferencePeer(station, timers, log)
  onPort((peer, port) => {
    if (peer === 'inference') inference.attach(port)
    else if (peer === 'virtual-scanner') plug.attachPort(port, init.scanner.kind === 'port')
    else if (peer === 'secrets') parentSecrets.attach(port)
    else if (peer === 'updates') serve(port, updateLeaseContract, leaseHandlers(lease))
    else service.attach(port)
  })
  onGivenUp((names) => {
    inference.setGivenUp(names.includes('inference'))
    station.setReviewDown(names.includes('review'))
  })
  const stopWatching = watchRoom(init, timers, station)
  return async () => {
    stopWatching()
    service.close()
    cloud?.stop()
    await station.stop(DRAIN_MS)
  }
})

/** The station says in time that its disk fills up. */
function watchRoom({ dataFolder }: StationInit, timers: Timers, station: Station): () => void {
  const readFree = async () => (await diskRoom(dataFolder)).freeBytes
  return watchDisk(timers, readFree, (low) => station.setDiskLow(low))
}

/** The site's zone is the machine's, which stands at the site. */
function atSite(init: StationInit) {
  return { ...init, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }
}
