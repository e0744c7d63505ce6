import type { Caller } from '../domain/access.ts'
import type { ClockJump } from '../domain/event-time/clock-jump.ts'
import type { Logger } from '../log/logger.ts'
import type { Store } from '../store/store.ts'
import type { ClockMark, StoreStart } from '../store/store-start.ts'

/** Writes down what is known of the clock, and a jump that was found; false when the disk refused, so that it is tried again. */
export function keepClockMark(
  store: Pick<Store, 'saveClockMark'>,
  { mark, jump, log }: { readonly mark: ClockMark; readonly jump: ClockJump | undefined; readonly log: Logger },
): boolean {
  try {
    store.saveClockMark(mark, jump)
    if (jump !== undefined) log.warn({ ...jump }, 'the clock of this machine has jumped')
    return true
  } catch (error) {
    // Said for a jump only: the newest time is written again within a minute, and a full disk has an alarm of its own.
    if (mark.jumped) log.error({ error: String(error) }, 'that the clock has jumped could not be written down')
    return false
  }
}

/** Writes down, with who said it, that the clock is right; false when either could not be written, and then neither was. */
export function confirmClockMark(
  mark: ClockMark,
  { store, caller, log }: { store: Pick<Store, 'saveClockMark' | 'audited'>; caller: Caller; log: Logger },
): boolean {
  try {
    store.audited(caller, { act: 'clock.confirm', subject: 'clock' }, () => store.saveClockMark(mark))
    return true
  } catch (error) {
    log.error({ error: String(error) }, 'that the clock is right could not be written down')
    return false
  }
}

/** The newest time of which something is written that is still open; undefined when nothing is. */
export function newestWallMs({ openBatch, openVisits }: StoreStart): number | undefined {
  const times = [openBatch?.startedWallMs ?? undefined, ...openVisits.map(({ visit }) => visit.beganWallMs)]
  const known = times.filter((time) => time !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}
