/**
 * The life of a batch. `draft` is a wish that somebody has written down, `ready` one that could begin now; only from `running` on are there
 * trays. A signature binds the numbers of one revision; what changes them afterwards asks for a new one.
 */
export const BATCH_STATES = ['draft', 'ready', 'running', 'paused', 'closing', 'closed', 'signed'] as const
export type BatchState = (typeof BATCH_STATES)[number]

export const BATCH_COMMANDS = [
  'check',
  'recall',
  'start',
  'pause',
  'resume',
  'close',
  'finish',
  'sign',
  'revise',
] as const
export type BatchCommand = (typeof BATCH_COMMANDS)[number]

const TRANSITIONS: Readonly<Record<BatchState, Partial<Record<BatchCommand, BatchState>>>> = {
  draft: { check: 'ready' },
  // What was ready a moment ago need not be now: the checks are made again at the start itself.
  ready: { recall: 'draft', start: 'running' },
  running: { pause: 'paused', close: 'closing' },
  paused: { resume: 'running', close: 'closing' },
  // Closing lets the tray under the scanner finish; only then are the numbers final.
  closing: { finish: 'closed' },
  closed: { sign: 'signed' },
  // A late egg or a correction: the earlier signature stays in the record, for the numbers that it was given for.
  signed: { revise: 'closed' },
}

/** The next state, or undefined when the command means nothing now. */
export function nextBatchState(state: BatchState, command: BatchCommand): BatchState | undefined {
  return TRANSITIONS[state][command]
}

/** What is kept of a batch with its rows: a draft has none yet, `ready` is found anew each time, and a signature stands beside the batch. */
export type StoredBatchState = Exclude<BatchState, 'ready' | 'signed'>

/** The age of the parent flock where it is known. */
export function knownAgeWeeks({ parentAgeWeeks }: Pick<BatchIdentity, 'parentAgeWeeks'>): number | null {
  return parentAgeWeeks === 0 ? null : parentAgeWeeks
}

/** Who and what a batch is about; fixed at its start. */
export interface BatchIdentity {
  readonly batchId: string
  readonly flock: string
  readonly breed: string
  /** 0 where nobody knows: an import or a recovered batch may not say it. */
  readonly parentAgeWeeks: number
  readonly setter: string
  readonly trolley: string
  readonly setAtWallMs: number | undefined
  readonly jurisdictionId: string
  readonly trayTypeId: string
  readonly eggsExpected: number | undefined
  /** The sexing method belongs in the record of every labelled hatch. */
  readonly sexingMethod: string
  /** The label that its hatch is sold under, for example KAT; empty or undefined for none. */
  readonly labelScheme?: string | undefined
  /** The shift in which it began, as the site calls it; empty or undefined where none ran at that hour. */
  readonly shift?: string | undefined
  /** The site's when it began, by its IANA name: its record tells the times of that place for ever. Undefined where nobody wrote it down. */
  readonly timeZone?: string | undefined
  /** What its line was called when it began; undefined for one from before a station had several. */
  readonly line?: string | undefined
}
