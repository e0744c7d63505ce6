import { type AlarmKind, AT_ONCE, SLOW } from './alarm-kind.ts'

/** Alarms about the folder of a scanner that writes files. Part of the table in rationalisation.ts. */
export const FOLDER_ALARMS = {
  FOLDER_UNUSABLE: {
    // Whoever reads it may be started again within these two seconds, and nobody need know.
    ...SLOW,
    priority: 1,
    cause: 'The folder that the scanner writes pictures into is not there, or may not be read and changed.',
    consequence: 'No picture becomes an egg; they wait where they are, if the scanner can still write them.',
    response: 'Do what stands beside the alarm, or call IT: the folder, its disk, or the way to it.',
    respondWithinMinutes: 2,
    explainedBy: [],
  },
  PICTURES_REFUSED: {
    ...AT_ONCE,
    priority: 2,
    cause:
      'Files in the folder of the scanner are no pictures of eggs: unreadable, of a wrong size or of a wrong name.',
    consequence: 'Their eggs are not in the record.',
    response:
      'Look into the folder “refused”: beside each file stands why. Correct it and put it back, or take it away. The alarm ends when none is left.',
    respondWithinMinutes: 15,
    explainedBy: [],
  },
} as const satisfies Readonly<Record<string, AlarmKind>>
