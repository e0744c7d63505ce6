import type { SlotsWanted } from '../../electron/contract/model-slots.ts'
import type { ModelSlot } from '../../electron/contract/shell.ts'
import type { ModelFit } from '../../electron/domain/batch/start-checks.ts'
import type { ModelRef } from '../../electron/domain/model/model-choice.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import type { Prediction, Predictor } from '../../electron/pipeline/predict/prediction.ts'
import type { ScanImage } from '../../electron/pipeline/scan/scan.ts'
import { type KnownModel, ModelChoices } from '../../electron/station/model-choices.ts'
import { ModelControl } from '../../electron/station/model-control.ts'
import { ModelDesk } from '../../electron/station/model-desk.ts'
import { ModelRemover } from '../../electron/station/model-remover.ts'
import { openBatches } from '../../electron/station/open-batches.ts'
import { makePrediction } from '../fake/scripted-predictor.ts'
import type { setUpStation } from './station.ts'

export const FIT: ModelFit = {
  ...{ breeds: ['Lohmann Brown'], ageHours: { from: 200, to: 300 }, synthetic: false },
  picture: { width: 4, height: 4, channels: 1 },
}

/** A package of which only the name is told: its folder is called like it. */
export function knownModel(modelId: string, fit: Partial<ModelFit> = {}): KnownModel {
  const whole = { ...FIT, ...fit }
  return {
    ...{ modelId, manifestSha256: modelId.padEnd(64, '0'), folder: `/models/${modelId}`, fit: whole },
    card: {
      ...{ title: modelId, origin: 'installed', signedBy: '0123456789abcdef', licence: 'test', note: 'of a test' },
      ...{ synthetic: whole.synthetic, picture: whole.picture, breeds: [...whole.breeds], ageHours: whole.ageHours },
      figures: {
        ...{ split: 'test', n: 1_000, fertilityAccuracy: 0.99, sexN: 800, sexAccuracyConfident: 0.98 },
        ...{ sexUncertainShare: 0.05, sexCalibrationError: 0.01 },
      },
    },
  }
}

export const [ONE, TWO, THREE] = [knownModel('net-1.0.0'), knownModel('net-2.0.0'), knownModel('net-3.0.0')] as const
export const GOLDEN = { difference: 0.0001, tolerance: 0.001, scans: 16 }

export function refOf({ modelId, manifestSha256 }: ModelRef): ModelRef {
  return { modelId, manifestSha256 }
}

/** A model that answers when it is told to, and puts its name on what it says. */
export class NamedPredictor implements Predictor {
  readonly modelId: string
  batches: { readonly size: number; answer(): void; die(): void }[] = []

  constructor(modelId: string) {
    this.modelId = modelId
  }

  predict(images: readonly ScanImage[]): Promise<readonly (Prediction | undefined)[]> {
    return new Promise((resolve, reject) => {
      const answer = () => resolve(images.map(() => makePrediction({ modelId: this.modelId, female: 0.01 })))
      this.batches.push({ size: images.length, answer, die: () => reject(new Error('the process is gone')) })
    })
  }

  answerAll(): void {
    for (const batch of this.batches.splice(0)) batch.answer()
  }

  dieAll(): void {
    for (const batch of this.batches.splice(0)) batch.die()
  }
}

/** The models of a station on fakes: which package a process runs is what the control wants, and the test says how far each is. */
export function setUpModels(
  rig: ReturnType<typeof setUpStation>,
  options: {
    readonly library?: readonly KnownModel[]
    readonly settings?: KnownModel
    readonly settingsGone?: boolean
  } = {},
) {
  const { station, store, time } = rig
  const { library = [ONE, TWO, THREE], settings = ONE } = options
  const kept = { models: [...library] }
  const choices = new ModelChoices({
    ...{ book: store.models, audited: store.audited, clock: time, log: silentLogger },
    settings: {
      ...{ folder: settings.folder, name: settings.modelId },
      known: options.settingsGone === true ? undefined : { ...refOf(settings), fit: settings.fit },
    },
    library: () => ({ models: kept.models, unusable: [] }),
    forgetLibrary: () => void 0,
  })
  const wishes: SlotsWanted[] = []
  const shadows: ({ choiceId: number; modelId: string } | undefined)[] = []
  const control = new ModelControl({
    ...{ choices, clock: time, timers: time, log: silentLogger },
    openBatches: () => openBatches(station.lines),
    setModel: (model, predictor) => station.setModel(model, predictor),
    setShadow: (pair) => void shadows.push(pair && { choiceId: pair.choiceId, modelId: pair.predictor.modelId }),
    onWanted: (wanted) => void wishes.push(wanted),
  })
  const counts = { compared: 0, differently: 0, leftOut: 0, notKept: 0 }
  const removed: string[] = []
  const removal = { failing: false }
  const remover = new ModelRemover({
    ...{ choices, control, audited: store.audited, log: silentLogger },
    openBatches: () => openBatches(station.lines),
    judged: (batchId) => store.batchSummary(batchId).models,
    setAside(folder) {
      if (removal.failing) throw new Error('EPERM: operation not permitted')
      const before = kept.models
      kept.models = before.filter((model) => model.folder !== folder)
      return { clear: () => void removed.push(folder), putBack: () => void (kept.models = before) }
    },
  })
  const desk = new ModelDesk({
    ...{ choices, control, remover, shadowCounts: () => counts },
    openBatches: () => openBatches(station.lines),
  })
  const predictors = new Map<ModelSlot, NamedPredictor>()
  return {
    ...{ choices, control, desk, wishes, shadows, kept, removed, removal },
    /** The process of that place says that its model is warm: the one that is wanted there, unless another one is named. */
    ready(slot: ModelSlot, model = library.find(({ folder }) => folder === control.wanted[slot])) {
      if (model === undefined) throw new Error(`no model is wanted in ${slot}`)
      const predictor = new NamedPredictor(model.modelId)
      predictors.set(slot, predictor)
      const { synthetic } = model.fit
      control.onSlot(slot, { state: 'wait' })
      control.onSlot(slot, { state: 'ready', model: { ...refOf(model), synthetic, golden: GOLDEN }, predictor })
      return predictor
    },
    /** The process of that place is gone with all that it had in hand. */
    dies(slot: ModelSlot) {
      predictors.get(slot)?.dieAll()
      control.onSlot(slot, { state: 'down' })
    },
    answerAll() {
      for (const predictor of predictors.values()) predictor.answerAll()
    },
  }
}
