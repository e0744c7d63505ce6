import type { ModelCard } from '../contract/models.ts'
import type { ModelFit } from '../domain/batch/start-checks.ts'
import { isSameModel, type ModelChoice, type ModelRef } from '../domain/model/model-choice.ts'
import type { ModelBook, StoredModelChoice } from '../store/model-book.ts'

/** A model of which a package lies on this machine. */
export interface KnownModel extends ModelRef {
  readonly folder: string
  readonly fit: ModelFit
  readonly card: Omit<ModelCard, 'faults' | 'modelId' | 'manifestSha256'>
}

/** The packages of this machine; asked often, so whoever reads them keeps what they read for a moment. */
export interface Library {
  readonly models: readonly KnownModel[]
  readonly unusable: readonly { readonly name: string; readonly code: string }[]
}

/** The model of the settings, which judges as long as nobody chose another one. */
export interface SettingsModel {
  readonly folder: string
  /** Undefined for a package that says nothing readable. */
  readonly known: (ModelRef & { readonly fit: ModelFit }) | undefined
}

/** No package is called that; it stands for one of which nothing is known. */
const NOBODY_KNOWS: ModelRef = { modelId: '', manifestSha256: '' }

/** Which models this station has chosen, and where their packages lie. */
export class ModelChoices {
  readonly #book: ModelBook
  readonly #settings: SettingsModel
  readonly #library: () => Library
  #choice: StoredModelChoice | undefined

  constructor(book: ModelBook, settings: SettingsModel, library: () => Library) {
    this.#book = book
    this.#settings = settings
    this.#library = library
    this.#choice = book.choice()
  }

  /** What holds now. */
  get now(): ModelChoice {
    return this.#choice ?? { active: this.#settings.known ?? NOBODY_KNOWS, previous: undefined, candidate: undefined }
  }

  /** Undefined as long as nobody chose. */
  get stored(): StoredModelChoice | undefined {
    return this.#choice
  }

  /** What the active model was made for; undefined where its package does not say. */
  get activeFit(): ModelFit | undefined {
    const settings = this.#settings.known
    return isSameModel(settings, this.now.active) ? settings?.fit : this.find(this.now.active)?.fit
  }

  get library(): Library {
    return this.#library()
  }

  find(model: ModelRef): KnownModel | undefined {
    return this.library.models.find((one) => isSameModel(one, model))
  }

  /**
   * Where the package of a chosen model lies. If none has its bytes any more, the one of its name: its process will say what is wrong with it.
   * Undefined where there is none of that name.
   */
  folderOf(model: ModelRef): string | undefined {
    if (this.#choice === undefined) return this.#settings.folder
    const { models } = this.library
    return (this.find(model) ?? models.find(({ modelId }) => modelId === model.modelId))?.folder
  }

  /** Call within the transaction of its audit entry, then `reread`. */
  write(entry: Parameters<ModelBook['choose']>[0]): void {
    this.#book.choose(entry)
  }

  reread(): void {
    this.#choice = this.#book.choice()
  }
}
