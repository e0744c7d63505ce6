import type { ScreenService } from '../../electron/contract/bridge.ts'
import { type LineOutcome, lineContract } from '../../electron/contract/line.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import { type BatchRecord, reviewContract } from '../../electron/contract/review.ts'
import { shellContract } from '../../electron/contract/shell.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { createService } from '../../electron/rpc/service.ts'
import type { Scene } from './console-scenes.ts'
import { SCENE_WALL_MS } from './live-view.ts'
import { fakeBatches, fakeEggPage, fakePicture, fakeReport, fakeTrayPage } from './looking-back.ts'
import { SCENE_UPLOADS } from './uploads.ts'

/** Views go out this often, as the station's contract asks for at least. */
const VIEW_EVERY_MS = 200

/** A background made of scenes: answers like the real services, changes only when told. */
export interface FakeBackground {
  attach(service: ScreenService, port: Port): void
  show(scene: Scene): void
  /** Stops sending views while everything stays connected: what a hanging station looks like. */
  freeze(frozen: boolean): void
  /** Commands that screens have sent, by name. */
  readonly commands: readonly string[]
  close(): void
}

export function createFakeBackground(first: Scene): FakeBackground {
  let scene = first
  let frozen = false
  let revision = 1
  const startedMonoMs = performance.now()
  const commands: string[] = []
  const done = (name: string) => () => {
    commands.push(name)
    return {}
  }
  const outcome = (name: string) => (): LineOutcome => {
    commands.push(name)
    return { ok: true }
  }
  // Time goes on from the scene's fixed moment, so that ages count.
  const view = (): LiveView => ({
    ...scene.view,
    revision: revision++,
    atWallMs: SCENE_WALL_MS + Math.round(performance.now() - startedMonoMs),
  })

  const station = createService(lineContract, {
    listSerialPorts: () => ({
      ports: [{ path: '/dev/ttyUSB0', name: 'USB serial adapter', serialNumber: 'A1' }],
      problem: null,
    }),
    connectSerial: done('connectSerial'),
    disconnect: done('disconnect'),
    startBatch: outcome('startBatch'),
    pauseBatch: outcome('pauseBatch'),
    resumeBatch: outcome('resumeBatch'),
    closeBatch: outcome('closeBatch'),
    overrideEgg: outcome('overrideEgg'),
    // A hanging station does not answer questions either.
    liveView: () => (frozen ? new Promise<LiveView>(() => undefined) : view()),
    figures: () => ({ latencyCounts: { ackable: [], decision: [] } }),
    listUploads: ({ beforeId }) => (beforeId === null ? [...SCENE_UPLOADS] : []),
    sendUploadsNow: done('sendUploadsNow'),
  })
  const review = createService(reviewContract, {
    batchRecord: () => recordOf(scene.view),
    trays: () => [],
    batches: ({ search, state }) =>
      fakeBatches(scene.view).filter(
        (row) =>
          `${row.batchId} ${row.flock} ${row.breed}`.toLowerCase().includes(search.toLowerCase()) &&
          (state === 'all' || (row.state === 'closed') === (state === 'closed')),
      ),
    batchReport: () => fakeReport(),
    tray: ({ visitId }) => fakeTrayPage(visitId),
    egg: ({ visitId, cell }) => fakeEggPage(visitId, cell),
    eggPicture: ({ cell }) => fakePicture(cell),
    recordCsv: () => 'section,name,value,scans\r\n',
    eggsCsv: () => ({ csv: 'batch\r\n', nextVisitId: null }),
    reconcile: () => ({
      agrees: true,
      scanRows: 1933,
      eggRows: 1926,
      factScans: 1933,
      factEggs: 1926,
      differences: [],
    }),
  })
  const shell = createService(shellContract, {
    info: () => scene.info,
    health: () => [...scene.health],
    restartProcess: done('restartProcess'),
    enterPlay: done('enterPlay'),
    leavePlay: done('leavePlay'),
    rememberScanner: done('rememberScanner'),
    pullCable: done('pullCable'),
    plugCable: done('plugCable'),
    update: () => scene.update,
    checkForUpdateNow: done('checkForUpdateNow'),
  })
  const timer = setInterval(() => {
    if (!frozen) station.emit('liveView', view())
  }, VIEW_EVERY_MS)

  return {
    attach(service, port) {
      if (service === 'station') station.attach(port)
      else if (service === 'review') review.attach(port)
      else shell.attach(port)
    },
    show(next) {
      scene = next
      shell.emit('info', scene.info)
      shell.emit('health', [...scene.health])
      shell.emit('update', scene.update)
    },
    freeze(on) {
      frozen = on
    },
    commands,
    close() {
      clearInterval(timer)
      for (const service of [station, review, shell]) service.close()
    },
  }
}

function recordOf(view: LiveView): BatchRecord | null {
  const { batch } = view
  if (batch === null) return null
  const { female, male, uncertain } = batch
  return {
    batchId: batch.batchId,
    state: batch.state,
    flock: batch.flock,
    breed: batch.breed,
    parentAgeWeeks: batch.parentAgeWeeks,
    setter: batch.setter,
    trolley: batch.trolley,
    setAtWallMs: batch.setAtWallMs,
    startedAtWallMs: batch.startedAtWallMs,
    closedAtWallMs: batch.state === 'closed' ? SCENE_WALL_MS : null,
    jurisdictionId: 'DE',
    sexingMethod: 'in ovo, imaging',
    recipe: `${batch.recipe.name} ${batch.recipe.version}`,
    models: [view.model.modelId],
    synthetic: view.model.synthetic,
    play: view.play,
    trays: 13,
    traysHeld: batch.held > 0 ? 1 : 0,
    eggs: batch.eggs,
    emptyCells: batch.emptyCells,
    overridden: 2,
    scans: batch.scans,
    byClass: {
      FEMALE: { eggs: female.count, scans: female.count },
      MALE: { eggs: male.count, scans: male.count },
      INFERTILE: { eggs: 76, scans: 76 },
      EARLY_DEAD: { eggs: 23, scans: 23 },
      UNCERTAIN: { eggs: uncertain.count, scans: uncertain.count + 21 },
      EMPTY: { eggs: batch.emptyCells, scans: batch.emptyCells },
    },
    byAction: {
      KEEP: { eggs: female.count, scans: female.count },
      REMOVE_MALE: { eggs: male.count, scans: male.count },
      REMOVE_CLEAR: { eggs: 99, scans: 99 },
      RESCAN: { eggs: 11, scans: 32 },
    },
    latencyMs: { p50: 6.4, p99: 14.2 },
  }
}
