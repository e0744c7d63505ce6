import { constants, setPriority } from 'node:os'

/**
 * For a process that is not on the data path: where the processors are all in use, the system serves the line first. Lasts as long as the
 * process, its threads included. A system that refuses leaves the process as it was, which costs time only.
 */
export function yieldProcessor(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // As it was.
  }
}
