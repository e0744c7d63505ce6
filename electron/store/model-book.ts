import type { EggClass } from '../domain/egg.ts'
import type { ModelAct, ModelChoice } from '../domain/model/model-choice.ts'
import type { Prediction } from '../pipeline/predict/prediction.ts'
import type { ScanIdentity } from '../pipeline/scan/scan.ts'

/** A choice with who made it and when. */
export interface ModelChoiceEntry extends ModelChoice {
  readonly act: ModelAct
  /** Empty for what the program did. */
  readonly who: string
  readonly chosenWallMs: number
}

export interface ActiveSince {
  readonly wallMs: number
  readonly who: string
  readonly act: 'switch' | 'rollBack'
}

export interface StoredModelChoice extends ModelChoiceEntry {
  /** Grows with every change; what a candidate makes of scans is kept under that of its choice. */
  readonly choiceId: number
  /** Since when the active model judges, who had it so and how; undefined where that was never chosen. */
  readonly activeSince: ActiveSince | undefined
}

/** What a model that runs beside made of one scan that the active one judged. */
export interface ShadowScan {
  readonly identity: ScanIdentity
  readonly visitId: number
  readonly decidedWallMs: number
  /** By the active model and the recipe of the batch. */
  readonly activeClass: EggClass
  /** By the other model and the same recipe. */
  readonly shadowClass: EggClass
  readonly activeFemale: number
  readonly prediction: Pick<Prediction, 'fertility' | 'female'>
}

/** Which models a station has chosen, and what a candidate made of its scans. All methods throw a `StoreError` like `commit`. */
export interface ModelBook {
  /** Undefined as long as nobody chose a model: then it is that of the settings. */
  choice(): StoredModelChoice | undefined
  /** Written down beside what there was; durable on return. */
  choose(entry: ModelChoiceEntry): void
  /** In one transaction, with their sums. */
  addShadows(choiceId: number, scans: readonly ShadowScan[]): void
  /** Deletes some of the rows that are of another choice or older than that, oldest first; answers how many. Their sums stay. */
  dropShadows(keep: { readonly choiceId: number | undefined; readonly sinceWallMs: number }): number
}
