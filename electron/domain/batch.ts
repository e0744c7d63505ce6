/** The life of a batch. Signing and revisions follow with the batch record's own step. */
export type BatchState = 'draft' | 'running' | 'paused' | 'closing' | 'closed'

export type BatchCommand = 'start' | 'pause' | 'resume' | 'close' | 'finish'

const TRANSITIONS: Readonly<Record<BatchState, Partial<Record<BatchCommand, BatchState>>>> = {
  draft: { start: 'running' },
  running: { pause: 'paused', close: 'closing' },
  paused: { resume: 'running', close: 'closing' },
  // Closing lets the tray under the scanner finish; only then are the numbers final.
  closing: { finish: 'closed' },
  closed: {},
}

/** The next state, or undefined when the command means nothing now. */
export function nextBatchState(state: BatchState, command: BatchCommand): BatchState | undefined {
  return TRANSITIONS[state][command]
}

/** Who and what a batch is about; fixed at its start. */
export interface BatchIdentity {
  readonly batchId: string
  readonly flock: string
  readonly breed: string
  readonly parentAgeWeeks: number
  readonly setter: string
  readonly trolley: string
  readonly setAtWallMs: number | undefined
  readonly jurisdictionId: string
  readonly trayTypeId: string
  readonly eggsExpected: number | undefined
  /** The sexing method belongs in the record of every labelled hatch. */
  readonly sexingMethod: string
}
