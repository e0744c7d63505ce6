import { openAccess } from '../../access/open-access.ts'
import type { Clock, Timers } from '../../base/clock.ts'
import { seededRandom } from '../../base/random.ts'
import { type StationInit, stationInitSchema } from '../../contract/process-init.ts'
import { startChild } from '../../host/child.ts'
import { restOfLines, UpdateLease } from '../../line/update-lease.ts'
import type { Logger } from '../../log/logger.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { Station } from '../../station/station.ts'
import { diskRoom } from '../../store/disk-room.ts'
import { newestBackupWallMs } from '../../store/newest-backup.ts'
import type { Store } from '../../store/store.ts'
import { attachPeer } from './attach-peer.ts'
import { watchBackupAge, workBeganWallMs } from './backup-age.ts'
import { watchDisk } from './disk-watch.ts'
import { FolderDoor } from './folder-door.ts'
import { KeyDesk } from './key-desk.ts'
import { LineServices } from './line-services.ts'
import { openLinesToRun } from './lines-to-run.ts'
import { moveWhileIdle } from './move-while-idle.ts'
import { openCloud } from './open-cloud.ts'
import { type OpenData, openData } from './open-data.ts'
import { type OpenLine, openLine } from './open-line.ts'
import { openMasterData } from './open-master-data.ts'
import { type OpenModels, openModelChoices, openModels } from './open-models.ts'
import { openPictures } from './open-pictures.ts'
import { openRecipes } from './open-recipes.ts'
import { ParentSecrets } from './parent-secrets.ts'
import { damageOf, isDamage, runRescue } from './run-rescue.ts'
import { secretsFirst } from './secrets-first.ts'
import { standAgain } from './stand-again.ts'
import { whileRootIsHeld } from './while-root-is-held.ts'

/** What can still be decided is decided within this; the rest is in the journal. */
const DRAIN_MS = 3_000

startChild(
  stationInitSchema,
  whileRootIsHeld(async ({ init, log, clock, timers, onPort, onGivenUp, startAgain }) => {
    const parentSecrets = new ParentSecrets()
    const onOtherPort = secretsFirst(onPort, parentSecrets)
    // Play has a folder of its own, which its parent keeps no secrets for.
    const keyStore = init.secrets === 'parent' && !init.play ? parentSecrets.keyStore(timers) : undefined
    const data = await openData({ dataFolder: init.dataFolder, clock, timers, log, keyStore }).catch(damageOf)
    if (isDamage(data))
      return runRescue(data, { ...init, keyStore, clock, timers, log, onPort: onOtherPort, startAgain })
    const { files, dataKey, store } = data
    const random = seededRandom(`${process.pid}/${clock.wallMs()}`)
    const secrets = init.secrets === 'parent' ? parentSecrets : fileTokenKeeper(files.cloudToken)
    const cloud = openCloud({ init, secrets, store, clock, timers, random, log })
    const lease = new UpdateLease(clock, () => restOfLines(station.lines.map((line) => line.liveView())))
    const updating = () => lease.held
    const desk = openMasterData({
      ...{ init, store: store.masterData, audited: store.audited, log: log.child({ part: 'master data' }) },
    })
    const recipes = openRecipes(store, clock, log)
    const access = openAccess({ play: init.play, store, clock, log: log.child({ part: 'access' }) })
    const choices = openModelChoices(init, { store, audited: store.audited, clock, log: log.child({ part: 'models' }) })
    const folders = new FolderDoor(timers)
    const { pictures, archive, trustClockOf } = openPictures({ data, policy: init.pictures, clock, timers, log })
    const keyDesk = new KeyDesk({ keyFile: files.keyFile, dataKey, keyStore, audited: store.audited, log })
    const around = {
      ...{ init, clock, timers, random, log, access, recipes, desk, cloud, models: choices, folders, updating },
      ...{ archive, keyDesk },
    }
    const opened: OpenLine[] = []
    let undecided = 0
    for (const line of await openLinesToRun(init, data)) {
      undecided += line.data.undecided
      opened.push(await openLine(around, line))
    }
    const station: Station = new Station({
      ...{ store, hatchery: desk, cloud, clock, timers, log: log.child({ part: 'station' }), updating },
      pictures,
      recipeForStart: recipes.forStart,
      modelPicture: () => choices.activeFit?.picture,
      onJudged: (judged) => models.onJudged(judged),
      lines: opened.map(({ own }) => own),
    })
    trustClockOf(station)
    reportFindings({ opened, undecided, ...data }, station, log)

    const models: OpenModels = openModels({ choices, station, store, clock, timers, log })
    const lines = new LineServices({ opened, station, models: models.desk, authorise: access.authorise, log })
    const review = { dataKey, pagesRead: (sound: boolean) => station.setDatabaseDamaged(!sound) }
    const peers = { lines, lease, ...access, audited: store.audited, review, models, folders }
    onOtherPort((peer, port) => attachPeer(peers, peer, port))
    onGivenUp((names) => {
      models.setGivenUp(names)
      station.setReviewDown(names.includes('review'))
    })
    const stopWatching = watchDuties({ init, clock, timers, station, store, log, files })
    return async () => {
      stopWatching()
      models.close()
      cloud?.stop()
      lines.close()
      await Promise.all(opened.map((line) => line.stop()))
      await station.stop(DRAIN_MS)
    }
  }),
  { mayRefuse: true },
)

interface Duties {
  readonly init: StationInit
  readonly clock: Clock
  readonly timers: Timers
  readonly station: Station
  readonly store: Store
  readonly log: Logger
  readonly files: Pick<OpenData['files'], 'backups' | 'keyFile'>
}

/** What the station looks at now and then beside its lines. Answers with how to stop. */
function watchDuties({ init, clock, timers, station, store, log, files }: Duties): () => void {
  const stops = [
    watchRoom(init, timers, station),
    moveWhileIdle(timers, store, log.child({ part: 'cold' }), () => {
      for (const line of station.lines) line.incidents.happened('COLD_FILE_UNUSABLE')
    }),
    watchBackupAge(
      clock,
      timers,
      () => {
        const enrolled = () => store.users.all().length
        return init.play ? undefined : (newestBackupWallMs(files.backups) ?? workBeganWallMs(enrolled, files.keyFile))
      },
      (days) => {
        for (const line of station.lines) line.incidents.happened('BACKUP_OLD', { days })
      },
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The station says in time that its disk fills up. */
function watchRoom({ dataFolder }: StationInit, timers: Timers, station: Station): () => void {
  const readFree = async () => (await diskRoom(dataFolder)).freeBytes
  return watchDisk(timers, readFree, (low) => station.setDiskLow(low))
}

/** Read only once the pipelines have replayed their journals: acknowledged scans that cannot be read must not go unsaid. */
function reportFindings(
  {
    opened,
    undecided,
    auditGap,
    behind,
  }: { readonly opened: readonly OpenLine[]; readonly undecided: number } & Pick<OpenData, 'auditGap' | 'behind'>,
  station: Station,
  log: Logger,
): void {
  for (const { lineId, damage } of opened) {
    for (const one of damage)
      log.error({ lineId, ...one }, 'acknowledged records of the journal cannot be read any more')
    if (damage.length > 0) station.line(lineId)?.incidents.happened('JOURNAL_DAMAGED', { count: messagesOf(damage) })
  }
  if (behind !== undefined) {
    const { kind, ...numbers } = behind
    const gone = messagesOf(opened.flatMap(({ damage }) => damage))
    const detail = { behind: kind, ...numbers, back: Math.max(0, undecided - gone), gone }
    for (const line of station.lines) line.incidents.happened('DATABASE_BEHIND', detail)
  }
  if (auditGap) for (const line of station.lines) line.incidents.happened('AUDIT_GAP')
  for (const { lineId, own } of opened) standAgain(own.store.alarmLog, station.line(lineId)?.incidents, log)
}

/** How many records that damage has taken. */
function messagesOf(damage: OpenLine['damage']): number {
  return damage.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}
