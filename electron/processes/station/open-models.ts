import { basename } from 'node:path'
import type { Clock, Timers } from '../../base/clock.ts'
import { modelSlotsContract } from '../../contract/model-slots.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { ModelSlot, ProcessName } from '../../contract/shell.ts'
import type { Caller } from '../../domain/access.ts'
import type { ModelRef } from '../../domain/model/model-choice.ts'
import type { Logger } from '../../log/logger.ts'
import type { ModelMetrics } from '../../model/manifest.ts'
import { readModelFit } from '../../model/model-fit.ts'
import { type LibraryModel, ModelLibrary } from '../../model/model-library.ts'
import { setPackageAside } from '../../model/remove-package.ts'
import type { JudgedScan } from '../../pipeline/build-group.ts'
import { ShadowRun } from '../../pipeline/shadow.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import type { Port } from '../../rpc/port.ts'
import { createService } from '../../rpc/service.ts'
import { type KnownModel, ModelChoices, type ModelChoicesParts } from '../../station/model-choices.ts'
import { ModelControl } from '../../station/model-control.ts'
import { ModelDesk } from '../../station/model-desk.ts'
import { ModelRemover } from '../../station/model-remover.ts'
import { openBatches } from '../../station/open-batches.ts'
import type { Station } from '../../station/station.ts'
import { dataFiles } from '../../store/data-folder.ts'
import type { Store } from '../../store/store.ts'
import { finishRemovals } from './finish-removals.ts'
import { InferencePeer } from './inference-peer.ts'
import { modelPlaces } from './model-places.ts'

/** Which models this data folder has chosen, among the packages that came with the program and those that were installed here. */
export function openModelChoices(
  init: Pick<StationInit, 'dataFolder' | 'modelFolder' | 'keysFolders'>,
  parts: Pick<ModelChoicesParts, 'audited' | 'clock' | 'log'> & { readonly store: Pick<Store, 'models'> },
): ModelChoices {
  const { folders, keysFolders } = modelPlaces(init)
  const library = new ModelLibrary(folders, keysFolders, parts.clock)
  const settings = settingsModel(init.modelFolder)
  finishRemovals(dataFiles(init.dataFolder).models, parts.audited, parts.log)
  return new ModelChoices({
    ...{ ...parts, book: parts.store.models, settings },
    library() {
      const { models, unusable } = library.read()
      return { models: models.map(knownModel), unusable }
    },
    forgetLibrary: () => library.forget(),
  })
}

/** What the settings name; asked again as long as nothing can be read there, because a missing package may be laid there at any time. */
function settingsModel(folder: string): ModelChoicesParts['settings'] {
  let known = readModelFit(folder)
  return {
    folder,
    name: basename(folder),
    get known() {
      known ??= readModelFit(folder)
      return known
    },
  }
}

export interface OpenModelsParts {
  readonly choices: ModelChoices
  readonly station: Station
  readonly store: Pick<Store, 'models' | 'batchSummary' | 'audited'>
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
}

/** Whoever has just installed the package of a chosen model that was not here waits for it. */
const LOOK_FOR_MISSING_MS = 5_000

export type OpenModels = ReturnType<typeof openModels>

/** The models of a station with the processes that they run in. */
export function openModels({ choices, station, store, clock, timers, log }: OpenModelsParts) {
  const batches = () => openBatches(station.lines)
  const shadow = new ShadowRun({
    ...{ book: store.models, clock, timers, log: log.child({ part: 'shadow' }) },
    isIdle: () => station.isModelIdle,
    candidateChoice: () => (choices.stored?.candidate === undefined ? undefined : choices.stored.choiceId),
  })
  const control: ModelControl = new ModelControl({
    ...{ choices, clock, timers, openBatches: batches, log: log.child({ part: 'models' }) },
    setModel: (model, predictor) => station.setModel(model, predictor),
    setShadow: (pair) => shadow.setPair(pair),
    onWanted: (wanted) => slots.emit('wanted', wanted),
  })
  const remover = new ModelRemover({
    ...{ choices, control, openBatches: batches, audited: store.audited, log: log.child({ part: 'models' }) },
    judged: (batchId) => store.batchSummary(batchId).models,
    setAside: setPackageAside,
  })
  const looking = timers.every(LOOK_FOR_MISSING_MS, () => control.lookForMissing())
  const slots = createService(
    modelSlotsContract,
    { wanted: ({ running }) => control.adopt(running) },
    {
      authorise: ownProcess,
      onError: (problem) => log.error({ reason: String(problem) }, 'which models are to run could not be said'),
    },
  )
  const peer = (slot: ModelSlot) => new InferencePeer((now) => control.onSlot(slot, now), timers, log.child({ slot }))
  const peers: Readonly<Record<ModelSlot, InferencePeer>> = {
    inference: peer('inference'),
    'inference-2': peer('inference-2'),
  }
  return {
    control,
    desk: new ModelDesk({ choices, control, remover, openBatches: batches, shadowCounts: () => shadow.counts }),
    attachInference: (slot: ModelSlot, port: Port) => peers[slot].attach(port),
    /** The process that starts the others asks which models are to run, and hears when they are others. */
    attachShell: (port: Port) => slots.attach(port),
    setGivenUp(names: readonly ProcessName[]) {
      for (const slot of ['inference', 'inference-2'] as const) peers[slot].setGivenUp(names.includes(slot))
    },
    /** What was judged and committed, of every line. */
    onJudged: (judged: readonly JudgedScan[]) => shadow.offer(judged),
    close() {
      timers.cancel(looking)
      shadow.close()
      slots.close()
    },
  }
}

/** The part of the station's service that is about models. */
export function modelHandlers(desk: ModelDesk) {
  return {
    models: () => desk.view(),
    shadowModel: (model: ModelRef, { caller }: Who) => desk.shadow(model, caller),
    giveUpModel: (model: ModelRef, { caller }: Who) => desk.giveUp(model, caller),
    stopTakeOver: (model: ModelRef, { caller }: Who) => desk.stopTakeOver(model, caller),
    switchModel: ({ evenWithBatch, ...model }: ModelRef & { evenWithBatch: boolean }, { caller }: Who) =>
      desk.switchTo(model, evenWithBatch, caller),
    removeModel: (model: ModelRef, { caller }: Who) => desk.remove(model, caller),
    rollBackModel: ({ evenWithBatch, ...model }: ModelRef & { evenWithBatch: boolean }, { caller }: Who) =>
      desk.rollBack(model, evenWithBatch, caller),
  }
}

interface Who {
  readonly caller: Caller
}

function knownModel(model: LibraryModel): KnownModel {
  const { modelId, manifestSha256, folder, fit, origin, signedBy, manifest } = model
  const { title, licence, training, metrics } = manifest
  return {
    ...{ modelId, manifestSha256, folder, fit },
    card: {
      ...{ title, origin, signedBy, licence, note: training.note, synthetic: fit.synthetic, picture: fit.picture },
      ...{ breeds: [...fit.breeds], ageHours: fit.ageHours },
      figures: metrics === undefined ? null : figuresOf(metrics),
    },
  }
}

function figuresOf({ split, n, fertilityAccuracy, sex, sexCalibrationError }: ModelMetrics) {
  const { accuracyConfident, uncertainShare } = sex
  return {
    ...{ split, n, fertilityAccuracy, sexCalibrationError, sexN: sex.n },
    ...{ sexAccuracyConfident: accuracyConfident, sexUncertainShare: uncertainShare },
  }
}
