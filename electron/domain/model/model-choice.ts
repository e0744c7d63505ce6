/** A model package as everybody means it: two with the same name and other bytes are two. */
export interface ModelRef {
  /** `<name>-<version>`, as it stands in every row. */
  readonly modelId: string
  /** SHA-256 of the signed manifest. */
  readonly manifestSha256: string
}

/** Which models a station has chosen. */
export interface ModelChoice {
  /** The one that judges. */
  readonly active: ModelRef
  /** The one that judged before it; undefined while there was no other. */
  readonly previous: ModelRef | undefined
  /** The one that runs beside it, on the same scans, and decides nothing. */
  readonly candidate: ModelRef | undefined
}

/** What changes a choice. Before the first of them the model of the settings judges. */
export const MODEL_ACTS = ['shadow', 'switch', 'rollBack', 'giveUp'] as const
export type ModelAct = (typeof MODEL_ACTS)[number]

export function isSameModel(one: ModelRef | undefined, other: ModelRef | undefined): boolean {
  return one?.modelId === other?.modelId && one?.manifestSha256 === other?.manifestSha256
}

/** A model that runs beside the active one from now on; there is one at a time. */
export function withCandidate(choice: ModelChoice, candidate: ModelRef): ModelChoice {
  return { ...choice, candidate }
}

export function withoutCandidate(choice: ModelChoice): ModelChoice {
  return { ...choice, candidate: undefined }
}

/** Another model judges from now on. The one before it is kept for the way back; a candidate that was not meant stays one. */
export function switchedTo(choice: ModelChoice, active: ModelRef): ModelChoice {
  const candidate = isSameModel(choice.candidate, active) ? undefined : choice.candidate
  // One of which nothing is known is no way back.
  const previous = choice.active.modelId === '' ? choice.previous : choice.active
  return { active, previous, candidate }
}
