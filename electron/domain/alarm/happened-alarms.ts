import { type AlarmKind, HAPPENED } from './alarm-kind.ts'

/** Alarms about what happened once: they stand until somebody has seen them. Part of the table in rationalisation.ts. */
export const HAPPENED_ALARMS = {
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
  DATABASE_BEHIND: {
    ...HAPPENED,
    priority: 2,
    cause:
      'The database is not as far as the mark beside it: the disk lost what it had confirmed, or an older copy was put back without a restore.',
    consequence: 'Records of that time are missing, as far as the intake journal does not give them back.',
    response: 'Tell the supervisor and IT; send the trays of that time through again that are not complete.',
    respondWithinMinutes: 15,
    explainedBy: [],
  },
  BATCH_RECOVERED: {
    ...HAPPENED,
    priority: 2,
    cause:
      'The intake journal has scans of a batch that the database does not know: it is older than they are, or lost its end.',
    consequence:
      'The batch was written down again without flock, set time and law, which nobody knows; its eggs can only be kept or held.',
    response:
      'Tell the supervisor and IT: write down by hand which flock it was, and look at its trays before they go on.',
    respondWithinMinutes: 15,
    explainedBy: [],
  },
  BACKUP_OLD: {
    ...HAPPENED,
    priority: 3,
    cause: 'No backup could be made for more than three days, or the machine was off at night and busy by day.',
    consequence: 'If the disk fails now, the records since the newest backup are lost.',
    response: 'Open Service: it says why the newest backup failed. Make one now; the line goes on meanwhile.',
    respondWithinMinutes: 480,
    explainedBy: [],
  },
  COLD_FILE_UNUSABLE: {
    ...HAPPENED,
    priority: 3,
    cause: 'A file with the rows of an older month is damaged, or is not there any more.',
    consequence:
      'Trays of that month cannot be opened, and the database grows because no more of their rows go there. The line goes on.',
    response: 'Open Service and have every page read: it names the file. IT puts it back from a backup.',
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
