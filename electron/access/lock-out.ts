/**
 * How long wrong PINs in a row keep somebody from trying again. NIST SP 800-63B (5.2.2) asks for a limit on failed attempts and names a wait that
 * grows from 30 seconds up to an hour; we stop at a quarter of one, because a colleague can lock anybody out, and an IT admin can lift it.
 */
export const FREE_TRIES = 4
export const FIRST_WAIT_MS = 30_000
export const LONGEST_WAIT_MS = 15 * 60_000

/** The wait after so many wrong PINs in a row, in ms; 0 while another try is free. */
export function lockWaitMs(failedTries: number): number {
  const beyond = failedTries - FREE_TRIES - 1
  return beyond < 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** beyond)
}

/**
 * Until when somebody is locked now; undefined when they are not. A wall clock that was set back must not lock anybody out for years, so that no
 * wait is longer than the longest.
 */
export function lockedUntil(lockedUntilWallMs: number | null, nowWallMs: number): number | undefined {
  if (lockedUntilWallMs === null || lockedUntilWallMs <= nowWallMs) return undefined
  return Math.min(lockedUntilWallMs, nowWallMs + LONGEST_WAIT_MS)
}
