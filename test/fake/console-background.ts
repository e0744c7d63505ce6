import type { ScreenService } from '../../electron/contract/bridge.ts'
import { type LineOutcome, lineContract } from '../../electron/contract/line.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import type { SettingsOutcome } from '../../electron/contract/settings.ts'
import { shellContract } from '../../electron/contract/shell.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { RpcError } from '../../electron/rpc/rpc-error.ts'
import { FAKE_EVENTS, fakeAlarmHistory } from './alarm-history.ts'
import { fakeArchive } from './archive.ts'
import { fakeBatchLife, fakeRecordLife } from './batch-life.ts'
import { recordOf } from './batch-record.ts'
import type { Scene } from './console-scenes.ts'
import { isShut } from './damaged-scenes.ts'
import { fakeDataSet } from './data-set.ts'
import { fakeExplanation } from './explanations.ts'
import { fakeFolder } from './folders.ts'
import { FAKE_INFERENCE } from './inference.ts'
import { fakeKeys } from './keys.ts'
import { countedDown } from './link-story.ts'
import { SCENE_WALL_MS } from './live-view.ts'
import {
  fakeBatches,
  fakeEggPage,
  fakePicture,
  fakeReport,
  fakeTrayPage,
  fakeTrayRows,
  SCENE_TIMES,
} from './looking-back.ts'
import { FakeMasterData } from './master-data.ts'
import { fakeModelFiles, fakeModels } from './models.ts'
import { FakePeople, playHandlers } from './people.ts'
import { fakeFilmstrip, fakePictureFile, fakeTrayThumbnails } from './pictures.ts'
import { fakeRecipes } from './recipes.ts'
import { fakeRecordings } from './recordings.ts'
import { fakeRestore } from './restore.ts'
import { fakeSerialPorts } from './serial-ports.ts'
import { fakeTable } from './table-export.ts'
import { fakeTrayDesk } from './trays.ts'
import { FAKE_BUNDLE, FAKE_SUMS, FAKE_VERSIONS, fakeDisk, fakeJobs, fakeLog, finished } from './upkeep.ts'
import { SCENE_UPLOADS } from './uploads.ts'

/** Where the scenes' hatchery stands. */
/** Views go out this often, as the station's contract asks for at least. */
const VIEW_EVERY_MS = 200
const PRINTING_MS = 150

/** What a station finds on USB: a scanner and what else hangs there. */
const SCENE_USB = [
  { vendorId: 0x1209, productId: 1, serialNumber: 'A7', name: 'Scanner 1 · Ovo · 1209:0001 · A7', vendorClass: true },
  { vendorId: 0x046d, productId: 0xc31c, serialNumber: null, name: 'USB Keyboard · 046d:c31c', vendorClass: false },
]

/** A background made of scenes: answers like the real services, changes only when told. */
export interface FakeBackground {
  attach(service: ScreenService, port: Port): void
  show(scene: Scene): void
  /** Stops sending views while everything stays connected: what a hanging station looks like. */
  freeze(frozen: boolean): void
  /** What the station says of the line that screens ask for; undefined when it has it. */
  refuseLine(said: string | undefined): void
  /** Commands that screens have sent, by name. */
  readonly commands: readonly string[]
  /** What the newest call at each service spoke for. */
  readonly tokens: ReadonlyMap<string, string | undefined>
  close(): void
}

export function createFakeBackground(first: Scene): FakeBackground {
  let scene = first
  let frozen = false
  let wrongLine: string | undefined
  let revision = 1
  const startedMonoMs = performance.now()
  let waitsSinceMonoMs = startedMonoMs
  const commands: string[] = []
  let jobs: UpkeepJobs | undefined
  const keepJob = (own: Partial<UpkeepJobs>) => {
    jobs = { ...(jobs ?? fakeJobs(false)), ...own }
  }
  const done = (name: string) => () => {
    commands.push(name)
    return {}
  }
  const outcomeOk = (name: string) => () => {
    commands.push(name)
    return { ok: true } as const
  }
  const outcome = (name: string) => (): LineOutcome => {
    commands.push(name)
    return { ok: true }
  }
  // Time goes on from the scene's fixed moment, so that ages count.
  const nowWallMs = () => SCENE_WALL_MS + Math.round(performance.now() - startedMonoMs)
  const view = (): LiveView => {
    if (wrongLine !== undefined) throw new RpcError('UNKNOWN_LINE', wrongLine)
    refuseIfShut(scene)
    return {
      ...scene.view,
      masterDataRevision: masterData.revision,
      link: countedDown(scene.view.link, performance.now() - waitsSinceMonoMs),
      revision: revision++,
      atWallMs: nowWallMs(),
    }
  }
  const restore = fakeRestore({
    ...{ commands, keepJob, scene: () => scene, plan: () => scene.settings.backup },
  })
  const people = new FakePeople(nowWallMs)
  people.show(first)
  const masterData = new FakeMasterData(commands)
  masterData.show(first.setup ?? 'hatchery')

  const station = people.serve(lineContract, {
    ...people.handlers(),
    ...masterData.handlers(),
    listSerialPorts: () => fakeSerialPorts(scene.serial),
    connectSerial: done('connectSerial'),
    listUsbScanners: () => ({ scanners: [...SCENE_USB], problem: null }),
    connectUsb: done('connectUsb'),
    connectFolder: (folder) => fakeFolder(folder, done('connectFolder')),
    tryScannerNow: () => {
      waitsSinceMonoMs = performance.now()
      return done('tryScannerNow')()
    },
    disconnect: done('disconnect'),
    startBatch: outcome('startBatch'),
    pauseBatch: outcome('pauseBatch'),
    resumeBatch: outcome('resumeBatch'),
    closeBatch: outcome('closeBatch'),
    confirmClock: () => ({ ok: true }) as const,
    overrideEgg: outcome('overrideEgg'),
    acknowledgeAlarm: done('acknowledgeAlarm'),
    shelveAlarm: done('shelveAlarm'),
    unshelveAlarm: done('unshelveAlarm'),
    ...fakeRecipes(commands),
    ...whileWhole(
      { ...fakeRecordings(commands), ...fakeKeys(commands), ...fakeArchive(commands, () => scene) },
      () => scene,
    ),
    ...fakeModels(commands, () => scene.models),
    ...fakeBatchLife(commands, () => scene.view),
    takeAlarmOutOfService: outcomeOk('takeAlarmOutOfService'),
    putAlarmBackInService: outcomeOk('putAlarmBackInService'),
    ...fakeTrayDesk(commands, () => scene.view.next.filter(({ kind }) => kind === 'tray-on-hold').length),
    // A hanging station does not answer questions either.
    liveView: () => (frozen ? new Promise<LiveView>(() => undefined) : view()),
    figures: () => ({ latencyCounts: { ackable: [], decision: [] } }),
    listUploads: ({ beforeId }) => (beforeId === null ? [...SCENE_UPLOADS] : []),
    sendUploadsNow: done('sendUploadsNow'),
  })
  const review = people.serve(reviewContract, {
    ...people.auditHandlers(),
    batchRecord: () => recordOf(scene.view),
    trays: () => [],
    batches: ({ search, state }) =>
      fakeBatches(scene.view).filter(
        (row) =>
          `${row.batchId} ${row.flock} ${row.breed}`.toLowerCase().includes(search.toLowerCase()) &&
          (state === 'all' || (row.state === 'closed') === (state === 'closed')),
      ),
    batchTrays: ({ batchId, only, beforeVisitId }) => fakeTrayRows(batchId, only, beforeVisitId),
    batchReport: () => fakeReport(),
    eventTimes: () => SCENE_TIMES,
    tray: ({ visitId }) => fakeTrayPage(visitId),
    egg: ({ visitId, cell }) => fakeEggPage(visitId, cell),
    eggPicture: ({ cell }) => fakePicture(cell),
    eggExplanation: ({ visitId, cell, attempt }) => fakeExplanation(visitId, cell, attempt),
    trayThumbnails: ({ visitId }) => fakeTrayThumbnails(visitId),
    eggFilmstrip: ({ visitId, cell }) => fakeFilmstrip(visitId, cell),
    eggPictureFile: ({ cell, format }) => fakePictureFile(cell, format),
    recordCsv: () => 'section,name,value,scans\r\n',
    recordPdf: async ({ batchId, language, paper }) => {
      commands.push(`recordPdf ${language} ${paper}`)
      // Long enough for a screen to say that it is being written.
      await new Promise((resolve) => setTimeout(resolve, PRINTING_MS))
      return batchId === 'unknown' ? null : new TextEncoder().encode('%PDF-1.3\n')
    },
    recordLife: () => fakeRecordLife(scene.view),
    alarmHistory: (question) => fakeAlarmHistory(question),
    eventHistory: () => FAKE_EVENTS,
    eggsCsv: () => ({ csv: 'batch\r\n', nextVisitId: null }),
    reconcile: () => FAKE_SUMS,
    versions: () => FAKE_VERSIONS,
    // One scene is the bad day, on which nothing is as it should be.
    disk: () => fakeDisk(isBadDay(scene)),
    upkeepJobs: () => jobs ?? { ...fakeJobs(isBadDay(scene)), ...scene.backupJobs },
    startUpkeep: ({ job }) => {
      commands.push(`startUpkeep ${job}`)
      if (job === 'backup') restore.backedUp()
      jobs = finished(jobs ?? fakeJobs(false), job)
      return jobs
    },
    startBundle: () => {
      commands.push('startBundle')
      jobs = finished(jobs ?? fakeJobs(false), 'bundle')
      return jobs
    },
    ...restore.handlers,
    takeBundle: () => FAKE_BUNDLE,
    ...fakeTable(commands, (table) => keepJob({ table })),
    ...fakeDataSet(commands, (dataSet) => keepJob({ dataSet })),
    ...fakeModelFiles(commands, () => scene.models !== undefined),
    logLines: (question) => fakeLog(question),
  })
  const shell = people.serve(shellContract, {
    info: () => scene.info,
    health: () => [...scene.health],
    restartProcess: () => {
      // With what was put in place, if anything was.
      scene = { ...scene, damaged: false }
      restore.stationStarted()
      return done('restartProcess')()
    },
    ...playHandlers(commands, () => scene.view),
    rememberScanner: done('rememberScanner'),
    pullCable: done('pullCable'),
    plugCable: done('plugCable'),
    settings: () => scene.settings,
    changeSettings: (): SettingsOutcome => {
      commands.push('changeSettings')
      return isOpen(scene.view) ? { ok: false, refusal: 'BATCH_OPEN' } : { ok: true }
    },
    changeBackupPlan: outcomeOk('changeBackupPlan'),
    setCloudToken: ({ token }): SettingsOutcome => {
      commands.push(token === null ? 'forgetCloudToken' : 'setCloudToken')
      return { ok: true }
    },
    inference: () => FAKE_INFERENCE,
    update: () => scene.update,
    checkForUpdateNow: done('checkForUpdateNow'),
  })
  const timer = setInterval(() => {
    if (!frozen && wrongLine === undefined && !isShut(scene)) station.emit('liveView', view())
  }, VIEW_EVERY_MS)

  return {
    attach(service, port) {
      if (service === 'station') station.attach(port)
      else if (service === 'review') review.attach(port)
      else shell.attach(port)
    },
    show(next) {
      scene = next
      waitsSinceMonoMs = performance.now()
      people.show(next)
      masterData.show(next.setup ?? 'hatchery')
      jobs = undefined
      restore.forget()
      shell.emit('info', scene.info)
      shell.emit('health', [...scene.health])
      shell.emit('settings', scene.settings)
      shell.emit('update', scene.update)
    },
    freeze(on) {
      frozen = on
    },
    refuseLine(said) {
      wrongLine = said
    },
    commands,
    tokens: people.tokens,
    close() {
      clearInterval(timer)
      for (const service of [station, review, shell]) service.close()
    },
  }
}

/** A station without its database answers only what is about people. */
function refuseIfShut({ damaged, health }: Scene): void {
  if (health.some(({ refusal }) => refusal !== null)) throw new RpcError('CLOSED', 'the station cannot start')
  if (damaged === true) throw new RpcError('DATABASE_DAMAGED', 'the station cannot open its database')
}

/** Handlers that need the database. */
function whileWhole<T extends Readonly<Record<string, (params: never) => unknown>>>(
  handlers: T,
  scene: () => Scene,
): T {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    (params: never) => {
      refuseIfShut(scene())
      return handler(params)
    },
  ])
  // The same names with the same parameters; the types cannot follow a list of entries.
  return Object.fromEntries(guarded) as T
}

function isOpen({ batch }: LiveView): boolean {
  return batch !== null && batch.state !== 'closed'
}

function isBadDay(scene: Scene): boolean {
  return scene.health.some(({ state }) => state === 'stopped')
}
