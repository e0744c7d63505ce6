import type { AlarmBehaviour } from './alarm-state.ts'

/** 1 is the most urgent. ISA-18.2 asks that few alarms are; the share of each is part of the review of this table. */
export type AlarmPriority = 1 | 2 | 3

/**
 * One row of the rationalisation table: every alarm that there is, why it comes, what happens if nobody does anything, what to do, and how
 * soon. A condition that asks for no response by a person is an event and has no row here. The texts are the handbook's; screens translate.
 */
export interface AlarmKind extends AlarmBehaviour {
  readonly priority: AlarmPriority
  readonly cause: string
  readonly consequence: string
  readonly response: string
  /** Within this time the response still avoids the consequence. */
  readonly respondWithinMinutes: number
  /** While one of these stands this one is only its consequence, and is suppressed by design. */
  readonly explainedBy: readonly string[]
}

/** Said at once, because the numbers freeze at once; what flickers rings once. */
const SHORT: AlarmBehaviour = { onDelayMs: 0, offDelayMs: 1_000, latching: false }
/** Counts that swing about their limit. */
const SLOW: AlarmBehaviour = { onDelayMs: 2_000, offDelayMs: 10_000, latching: false }
/** What is decided elsewhere, once, and has no flicker. */
const AT_ONCE: AlarmBehaviour = { onDelayMs: 0, offDelayMs: 0, latching: false }

/** What happened once: it stays until somebody has seen it, however short it was and whatever withheld it. */
const HAPPENED: AlarmBehaviour = { onDelayMs: 0, offDelayMs: 0, latching: true }

const NO_LINK = [
  ...['SCANNER_LOST', 'SCANNER_SILENT', 'SCANNER_PERMISSION', 'SCANNER_BUSY', 'SCANNER_FAILED'],
  ...['SCANNER_INCOMPATIBLE', 'SCANNER_AMBIGUOUS', 'SCANNER_DRIVER_MISSING'],
]

export const ALARM_KINDS = {
  DISK_ERROR: {
    ...SHORT,
    priority: 1,
    cause: 'The disk is full, fails, or may not be written.',
    consequence: 'Nothing more is acknowledged; the line stands as soon as the scanner keeps no more.',
    response: 'Pause the line and call IT; free space or change the disk. It goes on by itself.',
    respondWithinMinutes: 1,
    explainedBy: [],
  },
  INFERENCE_STOPPED: {
    ...AT_ONCE,
    priority: 1,
    cause: 'The model ended several times within a few minutes and is not started again by itself.',
    consequence: 'No egg is decided; trays are held.',
    response: 'Service: start the model again. If it ends again, call service.',
    respondWithinMinutes: 1,
    explainedBy: [],
  },
  MODEL_REFUSED: {
    ...AT_ONCE,
    priority: 1,
    cause: 'The model package is damaged, unsigned or signed by nobody who is trusted.',
    consequence: 'No egg is decided; no batch can begin.',
    response: 'Call service: install the package again, or one that is signed.',
    respondWithinMinutes: 1,
    explainedBy: [],
  },
  SCANNER_LOST: {
    ...SHORT,
    priority: 1,
    cause: 'The cable is out, or the scanner has no power.',
    consequence: 'No egg is scanned; the tray under the scanner is held.',
    response: 'Put the cable back, look at the power of the scanner.',
    respondWithinMinutes: 2,
    explainedBy: [],
  },
  SCANNER_SILENT: {
    ...SHORT,
    priority: 1,
    cause: 'The port is open, and nothing comes.',
    consequence: 'No egg is scanned; the tray under the scanner is held.',
    response: 'See whether the scanner runs and its cable sits firmly at both ends.',
    respondWithinMinutes: 2,
    explainedBy: [],
  },
  SCANNER_PERMISSION: {
    ...SHORT,
    priority: 2,
    cause: 'The account that Ovoscope runs under may not use the port.',
    consequence: 'No scanner is connected.',
    response: 'Call IT: allow this account the port.',
    respondWithinMinutes: 10,
    explainedBy: [],
  },
  SCANNER_BUSY: {
    ...SHORT,
    priority: 2,
    cause: 'Another program holds the port.',
    consequence: 'No scanner is connected.',
    response: 'Close the other program.',
    respondWithinMinutes: 10,
    explainedBy: [],
  },
  SCANNER_FAILED: {
    ...SHORT,
    priority: 1,
    cause:
      'The port is there and does not open: it is no port for a scanner, its speed is impossible, or it is broken.',
    consequence: 'No egg is scanned; the tray under the scanner is held.',
    response:
      'See whether the right port is chosen; take the cable out, wait a moment and put it back. Then call service.',
    respondWithinMinutes: 2,
    explainedBy: [],
  },
  SCANNER_INCOMPATIBLE: {
    ...SHORT,
    priority: 2,
    cause: 'Scanner and station speak versions of the protocol that do not fit.',
    consequence: 'The scanner is not used.',
    response: 'Call service: bring both to versions that fit.',
    respondWithinMinutes: 30,
    explainedBy: [],
  },
  SCANNER_FAULT: {
    ...SHORT,
    priority: 2,
    cause: 'The scanner says that something is wrong with it, in words of its own.',
    consequence: 'Pictures may be bad or the conveyor may stand, whatever the fault is.',
    response: 'Do what the scanner’s own handbook says of this code. It ends when the scanner says so.',
    respondWithinMinutes: 5,
    explainedBy: NO_LINK,
  },
  SCANNER_AMBIGUOUS: {
    ...SHORT,
    priority: 2,
    cause: 'Several adapters are plugged in that cannot be told apart, and one of them is the scanner.',
    consequence: 'No scanner is connected: guessing could mix the eggs of two lines.',
    response: 'Unplug the others, or let IT choose the port by its socket.',
    respondWithinMinutes: 10,
    explainedBy: [],
  },
  SCANNER_DRIVER_MISSING: {
    ...SHORT,
    priority: 2,
    cause: 'The scanner’s adapter is plugged in, and the operating system makes no port of it.',
    consequence: 'No scanner is connected.',
    response: 'Call IT: install the driver of the adapter.',
    respondWithinMinutes: 30,
    explainedBy: [],
  },
  INFERENCE_DOWN: {
    ...SHORT,
    priority: 2,
    cause: 'The model ended and is being started again.',
    consequence: 'Decisions wait; eggs whose sorter cannot wait are held.',
    response: 'None, if it passes. If it comes again and again, call service.',
    respondWithinMinutes: 5,
    explainedBy: ['INFERENCE_STOPPED'],
  },
  CLOCK_NOT_TRUSTED: {
    ...AT_ONCE,
    priority: 2,
    cause: 'The clock of the machine jumped, or contradicts what is stored.',
    consequence: 'No embryo is removed, because its age is not known.',
    response: 'Call IT: set the clock. Then a supervisor or IT compares it and confirms that it is right.',
    respondWithinMinutes: 5,
    explainedBy: [],
  },
  LEGAL_LIMIT_PASSED: {
    ...AT_ONCE,
    priority: 2,
    cause: 'The eggs are older than the law allows for removal because of sex.',
    consequence: 'Males are kept.',
    response: 'Tell the supervisor; finish the batch or stop it.',
    respondWithinMinutes: 15,
    explainedBy: ['CLOCK_NOT_TRUSTED'],
  },
  BACKLOG: {
    ...SLOW,
    priority: 2,
    cause: 'The model is slower than the scanner.',
    consequence: 'Decisions come late; then eggs are held.',
    response: 'If the number keeps growing, pause the line.',
    respondWithinMinutes: 2,
    explainedBy: ['INFERENCE_DOWN', 'INFERENCE_STOPPED', 'DISK_ERROR'],
  },
  SORTER_DISAGREES: {
    ...SLOW,
    priority: 1,
    cause: 'The sorter says that it did something else with eggs than it was told.',
    consequence: 'Eggs are removed that were to stay, or stay that were to be removed.',
    response: 'Pause the line. Look at the trays concerned and at the sorter; call service.',
    respondWithinMinutes: 2,
    explainedBy: [],
  },
  SORTER_SILENT: {
    ...SLOW,
    priority: 2,
    cause: 'The sorter has not said what became of removals, although the scanner is there.',
    consequence:
      'Nobody knows whether these eggs were removed: they do not count as removed, and their trays are held.',
    response: 'See whether the sorter runs. If it stays silent, pause the line and call service.',
    respondWithinMinutes: 5,
    explainedBy: NO_LINK,
  },
  DECISION_LATE: {
    ...SLOW,
    priority: 2,
    cause: 'Decisions were made, or reached the sorter, after its deadline.',
    consequence: 'These eggs are not sorted; they wait, and their trays are held.',
    response: 'If it goes on, run the line slower or pause it, and call service: model, disk or the way to the sorter.',
    respondWithinMinutes: 5,
    explainedBy: ['BACKLOG', 'INFERENCE_DOWN', 'INFERENCE_STOPPED', 'DISK_ERROR'],
  },
  DISK_LOW: {
    ...SHORT,
    priority: 2,
    cause: 'Little room is left on the disk.',
    consequence: 'When it is full the line stands.',
    response: 'Call IT: free space on the disk of the data folder.',
    respondWithinMinutes: 60,
    explainedBy: ['DISK_ERROR'],
  },
  UPLOADS_AT_LIMIT: {
    ...AT_ONCE,
    priority: 2,
    cause: 'The cloud has not been reached for so long that hardly any room is left for summaries that wait.',
    consequence: 'Nothing is dropped and batches go on, but the disk is not endless.',
    response: 'Call IT today: the way to the cloud.',
    respondWithinMinutes: 480,
    explainedBy: [],
  },
  REVIEW_DOWN: {
    ...SHORT,
    priority: 3,
    cause: 'The process that reads records ended several times.',
    consequence: 'Records and charts are not available. The line is not affected.',
    response: 'Service: start the records again.',
    respondWithinMinutes: 60,
    explainedBy: [],
  },
  SCANNER_LINE_TOO_SLOW: {
    ...SLOW,
    priority: 3,
    cause: 'The port is set to a speed that cannot carry the pictures of the line at its rated speed.',
    consequence: 'The scanner waits for its cable; the line runs slower than it could.',
    response: 'Set a higher speed at the scanner and in Ovoscope.',
    respondWithinMinutes: 60,
    explainedBy: NO_LINK,
  },
  LINE_NOISE: {
    ...SLOW,
    priority: 3,
    cause: 'Bytes are damaged on the cable.',
    consequence: 'Pieces are sent again; the line becomes slower.',
    response: 'Change the cable; lay it away from motors.',
    respondWithinMinutes: 60,
    explainedBy: NO_LINK,
  },
  SCANNER_CLOCK: {
    ...SLOW,
    priority: 3,
    cause: 'The clock of the scanner runs or jumps as no clock does.',
    consequence: 'The deadlines of its sorter are wrong: orders are refused that are in time, or carried out too late.',
    response: 'Call service: look at the scanner and its firmware.',
    respondWithinMinutes: 60,
    explainedBy: NO_LINK,
  },
  TRAY_ON_HOLD: {
    ...AT_ONCE,
    priority: 3,
    cause: 'Eggs of a tray wait, were not removed as decided, or nobody can tell which eggs it holds.',
    consequence: 'The tray must not go on as it is.',
    response:
      'Open the trays on hold and do what stands there: send it through again, answer the question, or release it.',
    respondWithinMinutes: 15,
    explainedBy: [],
  },
  UPLOADS_PILE_UP: {
    ...AT_ONCE,
    priority: 3,
    cause: 'The cloud has not been reached for long; summaries wait.',
    consequence: 'None yet: everything is kept here.',
    response: 'Tell IT: the way to the cloud.',
    respondWithinMinutes: 1_440,
    explainedBy: ['UPLOADS_AT_LIMIT'],
  },
  UPLOAD_REFUSED: {
    ...AT_ONCE,
    priority: 3,
    cause: 'The cloud answered that it will never take a summary as it is.',
    consequence: 'The batch is missing in the cloud. Nothing is lost here.',
    response: 'Service says why; tell IT.',
    respondWithinMinutes: 1_440,
    explainedBy: [],
  },
  JOURNAL_DAMAGED: {
    ...HAPPENED,
    priority: 2,
    cause:
      'Scans that had been acknowledged cannot be read any more: the disk damaged the intake journal, or somebody changed it.',
    consequence: 'Their eggs are missing in the record, and the scanner does not send them again.',
    response: 'Send the trays of that time through again; call IT to check the disk.',
    respondWithinMinutes: 15,
    explainedBy: [],
  },
  SCANS_MISSING: {
    ...HAPPENED,
    priority: 2,
    cause: 'The scanner counted messages that never came, however often they were asked for.',
    consequence: 'Their eggs are not in the record.',
    response: 'Look for trays that are not complete and send them through again. If it comes again, call service.',
    respondWithinMinutes: 15,
    explainedBy: [],
  },
  SCANNER_COUNTER_BACK: {
    ...HAPPENED,
    priority: 3,
    cause: 'The scanner began to count anew without saying that it had restarted.',
    consequence: 'What it sends now is kept apart, so nothing is lost; but the scanner has a fault.',
    response: 'Call service: look at the scanner and its firmware.',
    respondWithinMinutes: 480,
    explainedBy: [],
  },
  AUDIT_GAP: {
    ...HAPPENED,
    priority: 2,
    cause:
      'Entries of the audit trail are not there any more: an older copy of the data was put back, or somebody changed it.',
    consequence: 'Who did what before cannot be proved for the entries that are missing. The line goes on.',
    response: 'Tell the supervisor and IT: find out who put which data back, and keep the old backups.',
    respondWithinMinutes: 480,
    explainedBy: [],
  },
  BATCH_NOT_SAVED: {
    ...HAPPENED,
    priority: 2,
    cause: 'The disk did not store what was done to the batch.',
    consequence: 'The batch stays as it was: it did not begin, pause, go on or end.',
    response: 'Call IT: the disk. Then look at the batch and try again.',
    respondWithinMinutes: 5,
    explainedBy: ['DISK_ERROR'],
  },
} as const satisfies Readonly<Record<string, AlarmKind>>

export type AlarmId = keyof typeof ALARM_KINDS
export const ALARM_IDS = Object.keys(ALARM_KINDS) as [AlarmId, ...AlarmId[]]

export function alarmKind(id: AlarmId): AlarmKind {
  return ALARM_KINDS[id]
}
