import type { StopReason } from '../domain/batch/stops.ts'
import type { HoldReason } from '../domain/tray/hold.ts'

/** Why a tray waits. */
export const holdReasonWords: Readonly<Record<HoldReason, string>> = {
  LINK_LOST: 'The link was lost while it passed.',
  NOT_SENT:
    'Eggs to be removed stand there still: too late for the sorter, not allowed any more, or no answer of the sorter.',
  INCOMPLETE: 'It was pulled away before all its eggs came.',
  EGGS_WAIT: 'Eggs wait for a readable picture or a person.',
  LATE_EGG: 'An egg came after the tray had ended.',
  NO_BATCH: 'No batch was open.',
  DOUBLE_PASSAGE: 'It was through already, in this batch.',
  PATTERN_DIFFERS: 'Its gaps are not where they were: another tray, or exchanged codes.',
  OTHER_SHAPE: 'A tray of this code has another size.',
}

/** Why a line stood. */
export const stopReasonWords: Readonly<Record<StopReason, string>> = {
  NO_TRAYS: 'No trays',
  JAM: 'Jam',
  CLEANING: 'Cleaning',
  FLOCK_CHANGE: 'Another flock',
  SCANNER_FAULT: 'Scanner',
  MODEL_FAULT: 'Model',
  BREAK: 'Break',
  FINISHED: 'Finished',
  OTHER: 'Other',
}
