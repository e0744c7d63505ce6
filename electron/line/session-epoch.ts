import type { Interval } from '../base/interval-set.ts'

/** A scanner that restarts its counter this often within one session is broken; the last epoch is then used on. */
const EPOCHS_MAX = 1000

export interface SessionEpoch {
  /** The scanner's own session id, with `+n` behind it from its first restart on. */
  readonly sessionId: string
  /** This hello began the epoch. */
  readonly isNew: boolean
}

/** The first epoch of a session of which nothing is there; the last one when there were too many. */
export function nextEpoch(sessionId: string, rangesOf: (sessionId: string) => readonly Interval[]): string {
  for (let epoch = 1; epoch < EPOCHS_MAX; epoch++) {
    if (rangesOf(`${sessionId}+${epoch}`).length === 0) return `${sessionId}+${epoch}`
  }
  return `${sessionId}+${EPOCHS_MAX}`
}

/**
 * Which numbers a scanner goes on with. A scanner that announces a number which the station already has under the same session has
 * restarted its counter: its messages are other ones, and would be taken for duplicates. They get an epoch of their own instead.
 */
export function sessionEpoch(
  hello: { readonly sessionId: string; readonly nextSequence: number },
  rangesOf: (sessionId: string) => readonly Interval[],
): SessionEpoch {
  let sessionId = hello.sessionId
  for (let epoch = 1; epoch <= EPOCHS_MAX; epoch++) {
    const top = rangesOf(sessionId).at(-1)?.to ?? 0
    const next = `${hello.sessionId}+${epoch}`
    if (rangesOf(next).length === 0) {
      return hello.nextSequence > top ? { sessionId, isNew: false } : { sessionId: next, isNew: true }
    }
    sessionId = next
  }
  return { sessionId, isNew: false }
}
