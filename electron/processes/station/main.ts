import { openAccess } from '../../access/open-access.ts'
import type { Timers } from '../../base/clock.ts'
import { seededRandom } from '../../base/random.ts'
import { type StationInit, stationInitSchema } from '../../contract/process-init.ts'
import { startChild } from '../../host/child.ts'
import { restOfLines, UpdateLease } from '../../line/update-lease.ts'
import type { Logger } from '../../log/logger.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { Station } from '../../station/station.ts'
import { PictureKeeper } from '../../store/archive/picture-keeper.ts'
import { diskRoom } from '../../store/disk-room.ts'
import { attachPeer } from './attach-peer.ts'
import { watchDisk } from './disk-watch.ts'
import { InferencePeer } from './inference-peer.ts'
import { openCloud } from './open-cloud.ts'
import { type OpenData, openData } from './open-data.ts'
import { openLine } from './open-line.ts'
import { openMasterData } from './open-master-data.ts'
import { openRecipes } from './open-recipes.ts'
import { ParentSecrets } from './parent-secrets.ts'

/** What can still be decided is decided within this; the rest is in the journal. */
const DRAIN_MS = 3_000

startChild(stationInitSchema, async ({ init, log, clock, timers, onPort, onGivenUp }) => {
  const { files, keys, store, journal, auditGap } = await openData({ dataFolder: init.dataFolder, clock, timers, log })
  const random = seededRandom(`${process.pid}/${clock.wallMs()}`)
  const parentSecrets = new ParentSecrets()
  const secrets = init.secrets === 'parent' ? parentSecrets : fileTokenKeeper(files.cloudToken)
  const cloud = openCloud({ init, secrets, store, clock, timers, random, log })
  const lease = new UpdateLease(clock, () => restOfLines(station.lines.map((line) => line.liveView())))
  const updating = () => lease.held
  const desk = openMasterData({
    ...{ init, store: store.masterData, audited: store.audited, log: log.child({ part: 'master data' }) },
  })
  const recipes = openRecipes(store, clock, log)
  const access = openAccess({ play: init.play, store, clock, log: log.child({ part: 'access' }) })
  const around = { init, store, clock, timers, random, log, access, recipes, desk, cloud, updating }
  const opened = await openLine(around, journal)
  const station: Station = new Station({
    ...{ store, hatchery: desk, cloud, clock, timers, log: log.child({ part: 'station' }), updating },
    pictures: new PictureKeeper({ folder: files.archive, key: keys.archive, log: log.child({ part: 'archive' }) }),
    recipeForStart: recipes.forStart,
    lines: [opened.own],
  })
  const [line] = station.lines
  if (line === undefined) throw new Error('a station has one line at least')
  const service = opened.serve(line, station)
  reportFindings({ journal, auditGap }, station, log)

  const inference = new InferencePeer(station, timers, log)
  const scanner = { attach: opened.attachScanner }
  const peers = { service, lease, ...access, audited: store.audited, inference, secrets: parentSecrets, scanner }
  onPort((peer, port) => attachPeer(peers, peer, port))
  onGivenUp((names) => {
    inference.setGivenUp(names.includes('inference'))
    station.setReviewDown(names.includes('review'))
  })
  const stopWatching = watchRoom(init, timers, station)
  return async () => {
    stopWatching()
    cloud?.stop()
    await opened.stop()
    await station.stop(DRAIN_MS)
  }
})

/** The station says in time that its disk fills up. */
function watchRoom({ dataFolder }: StationInit, timers: Timers, station: Station): () => void {
  const readFree = async () => (await diskRoom(dataFolder)).freeBytes
  return watchDisk(timers, readFree, (low) => station.setDiskLow(low))
}

/** Read only once the pipelines have replayed their journals: acknowledged scans that cannot be read must not go unsaid. */
function reportFindings(
  { journal, auditGap }: Pick<OpenData, 'journal' | 'auditGap'>,
  { lines }: Station,
  log: Logger,
): void {
  for (const damage of journal.damage)
    log.error({ ...damage }, 'acknowledged records of the journal cannot be read any more')
  if (journal.damage.length > 0) for (const line of lines) line.incidents.happened('JOURNAL_DAMAGED')
  if (auditGap) for (const line of lines) line.incidents.happened('AUDIT_GAP')
}
