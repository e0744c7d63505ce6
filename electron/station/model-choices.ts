import type { Clock } from '../base/clock.ts'
import type { ModelCard, RefusedPackage } from '../contract/models.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'
import type { AuditDeed, Audited } from '../domain/audit.ts'
import type { ModelFit } from '../domain/batch/start-checks.ts'
import { isSameModel, type ModelAct, type ModelChoice, type ModelRef } from '../domain/model/model-choice.ts'
import type { Logger } from '../log/logger.ts'
import type { ModelBook, StoredModelChoice } from '../store/model-book.ts'

/** A model of which a package lies on this machine. */
export interface KnownModel extends ModelRef {
  readonly folder: string
  readonly fit: ModelFit
  readonly card: Omit<ModelCard, 'faults' | 'stays' | 'modelId' | 'manifestSha256'>
}

/** The packages of this machine; asked often, so whoever reads them keeps what they read for a moment. */
export interface Library {
  readonly models: readonly KnownModel[]
  readonly unusable: readonly ({ readonly name: string } & RefusedPackage)[]
}

/** The model of the settings, which judges as long as nobody chose another one. */
export interface SettingsModel {
  readonly folder: string
  /** As the settings name it, whether it is there or not. */
  readonly name: string
  /** Undefined for a package that is not there, or says nothing readable. */
  readonly known: (ModelRef & { readonly fit: ModelFit }) | undefined
}

export interface ModelChoicesParts {
  readonly book: ModelBook
  readonly audited: Audited
  readonly clock: Clock
  readonly log: Logger
  readonly settings: SettingsModel
  library(): Library
  /** What lies among the packages is another thing than a moment ago. */
  forgetLibrary(): void
}

/** What a change is written down with, in the audit trail. */
export interface ModelDeed {
  readonly subject: string
  readonly from?: string
  readonly batches?: readonly string[]
}

/** No package is called that; it stands for one of which nothing is known. */
const NOBODY_KNOWS: ModelRef = { modelId: '', manifestSha256: '' }

/** Which models this station has chosen, and where their packages lie. */
export class ModelChoices {
  readonly #parts: ModelChoicesParts
  #choice: StoredModelChoice | undefined

  constructor(parts: ModelChoicesParts) {
    this.#parts = parts
    this.#choice = parts.book.choice()
  }

  /** What holds now. */
  get now(): ModelChoice {
    return (
      this.#choice ?? { active: this.#parts.settings.known ?? NOBODY_KNOWS, previous: undefined, candidate: undefined }
    )
  }

  /** What the active model is called, also where nothing is known of it. */
  get activeName(): string {
    return this.now.active.modelId || this.#parts.settings.name
  }

  /** Undefined as long as nobody chose. */
  get stored(): StoredModelChoice | undefined {
    return this.#choice
  }

  /** What the active model was made for; undefined where its package does not say. */
  get activeFit(): ModelFit | undefined {
    const settings = this.#parts.settings.known
    return isSameModel(settings, this.now.active) ? settings?.fit : this.find(this.now.active)?.fit
  }

  get library(): Library {
    return this.#parts.library()
  }

  forgetLibrary(): void {
    this.#parts.forgetLibrary()
  }

  find(model: ModelRef): KnownModel | undefined {
    return this.library.models.find((one) => isSameModel(one, model))
  }

  /**
   * Where the package of a chosen model lies. If none has its bytes any more, `inUse`, from which it runs now; else the one of its name: its process
   * will say what is wrong with it. Undefined where there is none of that name.
   */
  folderOf(model: ModelRef, inUse: string | undefined): string | undefined {
    if (this.#choice === undefined) return this.#parts.settings.folder
    const { models } = this.library
    return this.find(model)?.folder ?? inUse ?? models.find(({ modelId }) => modelId === model.modelId)?.folder
  }

  /** Writes down what changed no choice. False when it could not be. */
  note(caller: Caller, deed: AuditDeed): boolean {
    const { audited, log } = this.#parts
    try {
      audited(caller, deed, () => undefined)
      return true
    } catch (error) {
      log.error({ ...deed, error: String(error) }, 'what was done with a model could not be written down')
      return false
    }
  }

  /** Written down with its entry in the audit trail. False when it could not be saved; then nothing has changed. */
  save(act: ModelAct, choice: ModelChoice, caller: Caller, { subject, ...what }: ModelDeed): boolean {
    const { book, audited, clock, log } = this.#parts
    const entry = { ...choice, act, who: caller === PROGRAM ? '' : caller.name, chosenWallMs: clock.wallMs() }
    try {
      const after = Object.keys(what).length === 0 ? undefined : JSON.stringify(what)
      audited(caller, { act: `model.${act}`, subject, after }, () => book.choose(entry))
    } catch (error) {
      log.error({ act, error: String(error) }, 'which model was chosen could not be saved')
      return false
    }
    this.#choice = book.choice()
    return true
  }
}
