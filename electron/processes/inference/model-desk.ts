import type { OpeningStep } from '../../contract/inference.ts'
import type { InferenceWish } from '../../contract/inference-settings.ts'
import type { Logger } from '../../log/logger.ts'
import { loadModelPackage, type ModelPackage } from '../../model/package.ts'
import type { PackageError } from '../../model/package-error.ts'
import {
  createInferenceEngine,
  type EngineError,
  type InferenceEngine,
  type ModelResult,
  type PredictParams,
  type PredictResult,
} from './engine.ts'

type Refusal = Extract<ModelResult, { state: 'refused' }>

export interface ModelDeskOptions {
  /** Beside the package where absent. */
  readonly keysFolders?: readonly string[] | undefined
  /** On what it is to run; on one thread of the CPU where absent. */
  readonly wish?: InferenceWish | undefined
  /** Told before each step of opening the package. */
  readonly onStep?: (step: OpeningStep) => void
}

/**
 * The model of this process, or why there is none. A refused package does not end the process: starting it again would change nothing
 * and use up the supervisor's patience. Instead the package is looked at again whenever somebody asks for the model.
 */
export class ModelDesk {
  readonly #packageFolder: string
  readonly #log: Logger
  readonly #options: ModelDeskOptions
  #engine: InferenceEngine | undefined
  #refusal: Refusal | undefined
  /** Manifest of a package that is genuine and does not run here; a session of it is not made twice, because sessions are never released. */
  #uselessManifest: string | undefined
  #opening: Promise<ModelResult> | undefined
  #step: OpeningStep = 'verify'

  constructor(packageFolder: string, log: Logger, options: ModelDeskOptions = {}) {
    this.#packageFolder = packageFolder
    this.#log = log
    this.#options = options
  }

  /** The model once it is warm; opens the package when there is none yet. Rejects with `ProviderFailed`: then this process has to end. */
  async model(): Promise<ModelResult> {
    if (this.#engine !== undefined) return this.#engine.facts
    // Whoever came later has not heard how far it is.
    if (this.#opening !== undefined) this.#options.onStep?.(this.#step)
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined
    })
    return this.#opening
  }

  /** Rejects with the reason when there is no model, or when the pictures do not fit it. */
  predict(params: PredictParams): Promise<PredictResult> {
    if (this.#engine === undefined) return Promise.reject(new Error(`the model is refused: ${this.#refusal?.file}`))
    return this.#engine.predict(params)
  }

  async #open(): Promise<ModelResult> {
    this.#tellStep('verify')
    const loaded = await loadModelPackage(this.#packageFolder, this.#options.keysFolders)
    if (!loaded.ok) return this.#refuse(loaded.error)
    const model = loaded.value
    if (this.#refusal !== undefined && model.manifestSha256 === this.#uselessManifest) return this.#refusal
    this.#tellStep('warm')
    const { wish } = this.#options
    const created = await createInferenceEngine(model, wish === undefined ? {} : { wish })
    if (!created.ok) {
      this.#uselessManifest = model.manifestSha256
      return this.#refuse({ ...created.error, path: model.manifest.model })
    }
    this.#engine = created.value
    return this.#tellReady(model, created.value)
  }

  #tellStep(step: OpeningStep): void {
    this.#step = step
    this.#options.onStep?.(step)
  }

  #tellReady({ modelId, signedBy }: ModelPackage, { facts }: InferenceEngine): ModelResult {
    const { synthetic, golden, run } = facts
    this.#log.info({ modelId, signedBy, synthetic, goldenDifference: golden.difference, ...run }, 'model ready')
    if (run.refused !== null) this.#log.warn({ ...run.refused }, 'the wanted provider is not used; the CPU is')
    return facts
  }

  /** Said once for each reason, however often it is looked at. */
  #refuse(error: PackageError | (EngineError & { readonly path: string })): Refusal {
    const refusal: Refusal = { state: 'refused', file: error.path, code: error.code, detail: detailOf(error) }
    if (refusal.file !== this.#refusal?.file || refusal.code !== this.#refusal.code) {
      this.#log.error({ ...error, folder: this.#packageFolder }, `the model is refused: ${error.path}`)
    }
    this.#refusal = refusal
    return refusal
  }
}

function detailOf(error: PackageError | EngineError): string {
  if ('detail' in error) return error.detail
  return `golden scan ${error.scan} is ${error.largestDifference} away, allowed is ${error.tolerance}`
}
