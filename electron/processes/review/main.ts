import { StationAuthority } from '../../access/station-authority.ts'
import { backupPlanContract } from '../../contract/backups.ts'
import { type ReviewInit, reviewInitSchema } from '../../contract/process-init.ts'
import { reviewContract } from '../../contract/review.ts'
import { startChild } from '../../host/child.ts'
import { logFailedCalls } from '../../host/failed-calls.ts'
import { purposeOf } from '../../host/peer-name.ts'
import { yieldProcessor } from '../../host/yield-processor.ts'
import type { Logger } from '../../log/logger.ts'
import { readSyntheticModels } from '../../model/synthetic-models.ts'
import { trustedKeysIn } from '../../model/trusted-keys.ts'
import { type LoadedSharp, loadSharp } from '../../review/load-sharp.ts'
import { openReview, type Review } from '../../review/open-review.ts'
import { openUpkeep, type Upkeep } from '../../review/upkeep/open-upkeep.ts'
import { secretForms } from '../../review/upkeep/secret-forms.ts'
import { watchQuestions } from '../../review/watch-questions.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import type { Port } from '../../rpc/port.ts'
import { serve } from '../../rpc/server.ts'
import { createService } from '../../rpc/service.ts'
import { ServicePerLine } from '../../rpc/service-per-line.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { DISK_LITTLE_BYTES, diskRoom } from '../../store/disk-room.ts'
import { subKeys } from '../../store/key-file.ts'
import { damageDesk } from './damage-desk.ts'
import { type DataSetDeskParts, dataSetDesk } from './data-set-desk.ts'
import { HeldKey } from './held-key.ts'
import { installedVersion } from './installed-version.ts'
import { modelFiles } from './model-files.ts'
import { modelFinder } from './model-finder.ts'
import { startNightlyBackups } from './nightly-backups.ts'
import { openFolders } from './open-folders.ts'
import { restoreDesk } from './restore-desk.ts'
import { reviewHandlers } from './review-handlers.ts'
import { startInThread, threadEntry } from './start-thread.ts'
import { tableDesk } from './table-desk.ts'

// Whoever looks back waits for the line, not the line for them.
yieldProcessor()
startChild(reviewInitSchema, ({ init, log, clock, timers, onPort }) => {
  const files = dataFiles(init.dataFolder)
  const keysFolders = init.keysFolders ?? trustedKeysIn(init.modelsFolder)
  const isSynthetic = readSyntheticModels([init.modelsFolder, files.models], keysFolders, clock)
  const findModel = modelFinder([init.modelsFolder, files.models], keysFolders)
  const imaging = chooseImaging(log)
  const authority = new StationAuthority(timers)
  const dataKey = new HeldKey(files.keyFile, authority, log)
  const database = new DatabaseAtHand(() => {
    const keys = subKeys(dataKey.read())
    const archive = { folder: files.archive, key: keys.archive }
    const place = { path: files.database, key: keys.database, auditMark: files.auditMark, play: init.play, archive }
    const review = openReview({ ...place, isSynthetic, findModel, imaging: () => imaging.loading })
    return watchQuestions(review, { clock, log })
  })
  const { opened } = database
  const upkeep = openUpkeep({
    ...{ files, clock, timers, review: opened, logFolder: init.logFolder, dataKey: () => dataKey.read() },
    ...{ play: init.play, plan: init.backup },
    startJob: startInThread(threadEntry(import.meta.filename, import.meta.dirname), () => ({
      ...{ dataFolder: init.dataFolder, play: init.play, appVersion: init.appVersion, logFolder: init.logFolder },
      ...{ settingsFile: init.settingsFile, policyFile: init.policyFile },
      ...{ backup: upkeep.plan(), nowWallMs: clock.wallMs() },
      dataKey: dataKey.read(),
    })),
    program: () => ({ ...programFacts(init.appVersion), imaging: imaging.name() }),
    secrets: () => secretForms(files, () => dataKey.read()),
  })
  const stationStarts = damageDesk({ database, files, jobs: upkeep.jobs, station: authority, timers, log })
  const stopBackups = startNightlyBackups({
    ...{ play: init.play, plan: upkeep.plan, folder: files.backups, clock, timers, jobs: upkeep.jobs, opened },
  })
  const models = modelFiles({
    ...{ modelsFolder: files.models, otherFolders: [init.modelsFolder], keysFolders, timers, log },
    hasRoomFor: async (bytes) => (await diskRoom(files.models)).freeBytes - bytes >= DISK_LITTLE_BYTES,
    audit: (...deed) => authority.audit(...deed),
  })
  const judges = () => opened().judges()
  const exports = openExports(init, authority, { jobs: upkeep.jobs, judges, isSynthetic, log })
  const restores = restoreDesk({ jobs: upkeep.jobs, files, clock, audit: (...deed) => authority.audit(...deed) })
  const folders = openFolders(init, { clock, timers, log, imaging: () => imaging.loading })
  const serviceOf = (lineId: string) =>
    createService(
      reviewContract,
      { ...reviewHandlers(opened, lineId), ...models, ...upkeep, ...restores, ...exports },
      {
        authorise: authority.authorise,
        onError: logFailedCalls(log),
      },
    )
  const services = new ServicePerLine(serviceOf)
  onPort((peer, port) => {
    const purpose = purposeOf(peer)
    if (purpose.kind === 'station') void stationStarts(authority.attach(port)).then(() => dataKey.ask())
    else if (purpose.kind === 'folders') folders.attach(port)
    else if (purpose.kind === 'renderer') services.attach(port, purpose.lineId)
    else if (purpose.kind === 'backups') hearPlan(port, upkeep)
    else if (purpose.kind === 'shell') services.attach(port, undefined, ownProcess)
    else port.close()
  })
  return async () => {
    stopBackups()
    await folders.close()
    services.close()
    upkeep.close()
    database.close()
  }
})

/** The plan of the backups is changed while review runs. */
function hearPlan(port: Port, { usePlan }: Pick<Upkeep, 'usePlan'>): void {
  serve(port, backupPlanContract, { use: usePlan }, { authorise: ownProcess })
}

/** Chosen at the start, so that Service says it before anybody wants a picture. */
function chooseImaging(log: Logger): { readonly loading: Promise<LoadedSharp | undefined>; name(): string | null } {
  let imaging: LoadedSharp | undefined
  const loading = loadSharp()
  void loading.then((loaded) => {
    imaging = loaded
    if (loaded === undefined)
      log.warn({}, 'the library that makes pictures cannot be loaded: the installation is damaged')
    else log.info({ imaging: loaded.name }, 'what makes pictures was chosen')
  })
  return { loading, name: () => imaging?.name ?? null }
}

/** Opened at the first question: at the first start the station has not made key and database yet, and a restore puts another in its place. */
class DatabaseAtHand {
  readonly #open: () => Review
  #review: Review | undefined

  constructor(open: () => Review) {
    this.#open = open
  }

  readonly opened = (): Review => {
    this.#review ??= this.#open()
    return this.#review
  }

  close(): void {
    this.#review?.close()
    this.#review = undefined
  }
}

/** What leaves the station as files: labelled scans, and tables. */
function openExports(
  { dataFolder, play }: Pick<ReviewInit, 'dataFolder' | 'play'>,
  authority: StationAuthority,
  parts: Pick<DataSetDeskParts, 'jobs' | 'judges' | 'isSynthetic' | 'log'>,
) {
  const { dataSets, tables } = dataFiles(dataFolder)
  const audit = (...deed: Parameters<StationAuthority['audit']>) => authority.audit(...deed)
  return { ...dataSetDesk({ ...parts, dataSets, play, audit }), ...tableDesk({ ...parts, tables, audit }) }
}

function programFacts(app: string) {
  return {
    ...{ app, node: process.versions.node, onnxRuntime: installedVersion('onnxruntime-node') },
    ...{ electron: process.versions['electron'] ?? null, chromium: process.versions['chrome'] ?? null },
  }
}
