import type { StopReason } from '../domain/batch/stops.ts'
import type { HoldReason } from '../domain/tray/hold.ts'

/** Why a tray waits. */
export const holdReasonWords: Readonly<Record<HoldReason, string>> = {
  LINK_LOST: 'The link was lost while it passed.',
  NOT_SENT:
    'Eggs to be removed stand there still: not allowed any more, or nobody knows whether the sorter heard of it.',
  INCOMPLETE: 'It was pulled away before all its eggs came.',
  EGGS_WAIT: 'Eggs wait for a readable picture or a person.',
  LATE_EGG: 'An egg came after the tray had ended.',
  NO_BATCH: 'No batch was open.',
  DOUBLE_PASSAGE: 'It was through already, in this batch.',
  PATTERN_DIFFERS: 'Its gaps are not where they were: another tray, or exchanged codes.',
  OTHER_SHAPE: 'A tray of this code has another size.',
  TOO_LATE: 'Decisions came too late for the sorter.',
  SORTER_SILENT: 'The sorter did not say whether it removed eggs.',
  SORTER_DISAGREES: 'The sorter says that it did something else than it was told.',
  DECIDED_AGAIN: 'The database had lost what was decided for its eggs; what was not removed waits.',
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
