import type { StoredBatchState } from './batch.ts'

/**
 * Why a line stood, in the words of the floor: the losses of availability that a supervisor asks about (after the six big losses of TPM).
 * Asked afterwards, never in the way of stopping.
 */
export const STOP_REASONS = [
  'NO_TRAYS',
  'JAM',
  'CLEANING',
  'FLOCK_CHANGE',
  'SCANNER_FAULT',
  'MODEL_FAULT',
  'BREAK',
  'FINISHED',
  'OTHER',
] as const
export type StopReason = (typeof STOP_REASONS)[number]

/**
 * `outage`: the batch ran and its station did not, by a crash or a power cut. Nobody could write it down while it lasted; it was found at the
 * next start, from the newest time that was written to that start, so it began at its `fromWallMs` or later.
 */
export const STOP_KINDS = ['pause', 'outage', 'end'] as const

/** One stretch in which a batch stood, or its end. */
export interface BatchStop {
  readonly kind: (typeof STOP_KINDS)[number]
  readonly fromWallMs: number
  /** Undefined while it lasts, and for the end. */
  readonly toWallMs: number | undefined
  /** Undefined until somebody has said. */
  readonly reason: StopReason | undefined
  readonly note: string
}

export const STOP_NOTE_MAX = 200

/** "Other" says nothing without a few words. */
export function lacksNote(reason: StopReason, note: string): boolean {
  return reason === 'OTHER' && note.trim() === ''
}

/** What a change of state says of the stops of a batch: whether the pause is over, and what begins. A batch that begins has none. */
export function stopsMoved(
  before: StoredBatchState,
  after: StoredBatchState,
): { readonly pauseEnds: boolean; readonly begins: BatchStop['kind'] | undefined } {
  const pauseEnds = before === 'paused' && after !== 'paused'
  if (before === after) return { pauseEnds, begins: undefined }
  return { pauseEnds, begins: BEGINS[after] }
}

/** The end is the moment from which no further tray is asked for, not the one in which the last was through. */
const BEGINS: Partial<Record<StoredBatchState, BatchStop['kind']>> = { paused: 'pause', closing: 'end' }

/**
 * The stretch in which a batch that ran had no station, as it is found when one starts. Undefined for a batch that did not run: a pause is
 * written down when it begins and lasts, and one that is closing asks for no trays. `writtenWallMs`: times of what is written down.
 */
export function outageFound(
  state: StoredBatchState,
  writtenWallMs: readonly number[],
  nowWallMs: number,
): { readonly fromWallMs: number; readonly toWallMs: number } | undefined {
  if (state !== 'running' || writtenWallMs.length === 0) return undefined
  // A clock that was put back meanwhile leaves no length, but that the station was down stays true.
  return { fromWallMs: Math.min(nowWallMs, Math.max(...writtenWallMs)), toWallMs: nowWallMs }
}
