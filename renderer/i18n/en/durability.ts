/** What was lost, what was found, and how it is put back. */
export const durability = {
  behind: {
    END_LOST:
      '{{scans}} scans from {{from}} to {{to}} are missing in the database. The journal gives back {{back}} messages; {{gone}} cannot be read any more. Tell the supervisor and IT, and send trays of that time that are not complete through again.',
    OTHER_DATABASE:
      'Another database lies here than the one that was written last, which held {{scans}} scans until {{to}}. Call IT: put the right one back, or restore a backup.',
    LOG_DAMAGED:
      'Changes that were no scans are missing in the database: its log was damaged, and {{commits}} transactions stood behind that place. A copy of the log was kept. Tell the supervisor and IT.',
    MARK_GONE:
      'The file that says how far the database had come is not there any more or damaged, so nobody can say whether anything is missing since {{from}}. Tell IT.',
  },
  restore: {
    column: 'Restore',
    open: 'Restore …',
    title: 'Put this backup back',
    reading: 'Counting what would be missing …',
    readFailed: 'What would be missing could not be counted ({{code}}).',
    unknown: 'This backup cannot be opened, or is from before the station kept count. Choose another, or call IT.',
    text: 'Every byte is proved first. The database that is there now is kept beside it, never deleted. Nothing changes until the station starts again.',
    ready:
      'Proved and copied. It takes its place when the station starts again; the line stands still for some seconds.',
    hold: 'Hold to put it back',
    startAgain: 'Hold to start the station again',
    holding: 'Keep holding …',
    confirm: 'Press again to confirm',
    hint: 'Hold the button until the ring is full.',
    close: 'Close',
    made: 'Made',
    newest: 'Newest scan at this station',
    scans: 'Scans committed since the backup',
    batches: 'Batches begun since the backup',
    back: 'Messages that the journal gives back',
    gone: 'Messages that the journal no longer has',
  },
  rescue: {
    title: 'The station cannot open its database',
    tip: 'Nothing is received; the scanner waits. Open Service, choose the newest backup and read there what would be missing.',
    open: 'Open Service',
  },
} as const
