import type { ConsoleState } from './state.ts'

/** Announced so long before somebody is signed out: time to walk back to the screen. */
export const IDLE_NOTE_MS = 30_000

/** The station hears of touches this often: it ends the session by itself, and never before the screen does. */
export const TELL_EVERY_MS = 5_000

/**
 * How long until whoever is signed in is signed out for want of a touch, in ms; undefined while nobody is, and in play. Zero when it is time.
 */
export function idleLeftMs(state: Pick<ConsoleState, 'session' | 'touchedMonoMs' | 'nowMonoMs'>): number | undefined {
  const { session, touchedMonoMs, nowMonoMs } = state
  if (session === undefined || session.play || session.user === null) return undefined
  return Math.max(0, session.idleSignOutMs - TELL_EVERY_MS - Math.max(0, nowMonoMs - touchedMonoMs))
}
