import type { Interval } from '../base/interval-set.ts'

/** A scanner that restarts its counter this often within one session is broken; the last epoch is then used on. */
const EPOCHS_MAX = 1000

export interface SessionEpoch {
  /** 0 is the session itself; it counts the restarts within it. */
  readonly epoch: number
  /** This hello began the epoch. */
  readonly isNew: boolean
}

/** The scanner's own session id, with `+n` behind it from its first restart on. */
export function epochName(sessionId: string, epoch: number): string {
  return epoch === 0 ? sessionId : `${sessionId}+${epoch}`
}

/**
 * The first epoch behind the newest one that was begun of which nothing is there; the last one when there were too many.
 * What is still on its way to the disk has its name already: an epoch is free because nobody began it, not because nothing of it is durable.
 */
export function nextEpoch(
  sessionId: string,
  rangesOf: (sessionId: string) => readonly Interval[],
  newestBegun = 0,
): number {
  for (let epoch = newestBegun + 1; epoch < EPOCHS_MAX; epoch++) {
    if (rangesOf(epochName(sessionId, epoch)).length === 0) return epoch
  }
  return EPOCHS_MAX
}

/**
 * Which numbers a scanner goes on with. A scanner that announces a number which the station already has under the same session has
 * restarted its counter: its messages are other ones, and would be taken for duplicates. They get an epoch of their own instead.
 */
export function sessionEpoch(
  hello: { readonly sessionId: string; readonly nextSequence: number },
  rangesOf: (sessionId: string) => readonly Interval[],
  newestBegun = 0,
): SessionEpoch {
  let epoch = 0
  while (epoch < EPOCHS_MAX && isThere(epoch + 1)) epoch++
  const top = rangesOf(epochName(hello.sessionId, epoch)).at(-1)?.to ?? 0
  if (hello.nextSequence > top || epoch === EPOCHS_MAX) return { epoch, isNew: false }
  return { epoch: epoch + 1, isNew: true }

  function isThere(one: number): boolean {
    return one <= newestBegun || rangesOf(epochName(hello.sessionId, one)).length > 0
  }
}
