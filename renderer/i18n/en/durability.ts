/** What was lost, what was found, and how it is put back. */
export const durability = {
  behind: {
    END_LOST_one:
      '{{scans}} from {{from}} is missing in the database. The journal gives back {{back}}; {{gone}} cannot be read any more. Tell the supervisor and IT, and send trays of that time that are not complete through again.',
    END_LOST_other:
      '{{scans}} from {{from}} to {{to}} are missing in the database. The journal gives back {{back}}; {{gone}} cannot be read any more. Tell the supervisor and IT, and send trays of that time that are not complete through again.',
    OTHER_DATABASE:
      'Another database lies here than the one that was written last, which held {{scans}} until {{to}}. Call IT: put the right one back, or restore a backup.',
    LOG_DAMAGED_one:
      'A change that was no scan is missing in the database: its log was damaged, and {{commits}} transaction stood behind that place. A copy of the log was kept. Tell the supervisor and IT.',
    LOG_DAMAGED_other:
      'Changes that were no scans are missing in the database: its log was damaged, and {{commits}} transactions stood behind that place. A copy of the log was kept. Tell the supervisor and IT.',
    MARK_GONE:
      'The file that says how far the database had come is not there any more or damaged, so nobody can say whether anything is missing since {{from}}. Tell IT.',
  },
  endBack_one:
    'The end of the database was lost, {{scans}} from {{from}}. The journal gave it back, in {{back}}. What people entered in that time may have to be entered again. Tell the supervisor and IT.',
  endBack_other:
    'The end of the database was lost, {{scans}} from {{from}} to {{to}}. The journal gave them all back, in {{back}}. What people entered in that time may have to be entered again. Tell the supervisor and IT.',
  endNoScan_one:
    'The end of the database was lost, until {{to}}: {{commits}} change that was no scan, such as what people entered or a tray that was put on hold. Tell the supervisor and IT.',
  endNoScan_other:
    'The end of the database was lost, until {{to}}: {{commits}} changes that were no scans, such as what people entered or trays that were put on hold. Tell the supervisor and IT.',
  journalGone_one:
    '{{messages}} message of the scanner that had been acknowledged cannot be read any more; its egg is missing in the record. Send trays that are not complete through again and call IT.',
  journalGone_other:
    '{{messages}} messages of the scanner that had been acknowledged cannot be read any more; their eggs are missing in the record. Send trays that are not complete through again and call IT.',
  recovered_one:
    '{{batches}} batch with {{scans}} from {{from}} to {{to}} was not in the database and was taken back from the intake journal. Its flock, set time and law are not known, so its eggs can only be kept or held. Tell the supervisor and IT.',
  recovered_other:
    '{{batches}} batches with {{scans}} from {{from}} to {{to}} were not in the database and were taken back from the intake journal. Their flock, set time and law are not known, so their eggs can only be kept or held. Tell the supervisor and IT.',
  restore: {
    open: 'Restore …',
    title: 'Put this backup back',
    reading: 'Counting what would be missing …',
    readFailed: 'What would be missing could not be counted ({{code}}).',
    unknown: 'This backup cannot be opened, or is from before the station kept count. Choose another, or call IT.',
    which: 'Backup',
    newestGood: '{{time}} · the newest good one',
    damaged: '{{time}} · damaged',
    nothing: 'No scan would be missing: the journal gives back all that came since this backup.',
    nothingSent:
      'Nothing that the scanner sent would be missing: the journal gives back all that came since this backup.',
    lost_one: 'At least {{gone}} scan would be missing for good: no journal has it.',
    lost_other: 'At least {{gone}} scans would be missing for good: no journal has them.',
    missing_one: '{{gone}} message of the scanner would be missing for good.',
    missing_other: '{{gone}} messages of the scanner would be missing for good.',
    imports_one: '{{imported}} scan was imported since then, which no journal has. Import it again afterwards.',
    imports_other: '{{imported}} scans were imported since then, which no journal has. Import them again afterwards.',
    importsUnknown:
      'Scans that were imported since then are in no journal, and cannot be counted while the database cannot be read. Import them again afterwards.',
    people:
      'What people entered since then is not in it: batches, corrections, recipes and their signatures, set-up, users and their PINs. It must be entered again.',
    text: 'Every byte is proved first. The database that is there now is kept beside it, never deleted. Nothing changes until the station starts again.',
    ready:
      'Proved and copied: {{scans}}. The copy takes the place of the database when the station starts again; the line stands still for some seconds. Until then it can be taken back on this page.',
    doneTitle: 'The database is back.',
    done: 'The backup of {{time}} is in place, with {{scans}}. What was there before is kept beside it, in a folder “replaced-…”.',
    doneStrip: 'A backup has taken the place of the database. Service says which one.',
    seen: 'Seen',
    waitsTitle: 'A backup waits to be put back',
    waitsStrip: 'A backup waits to be put back: the next start of the station does it.',
    waits:
      'The backup of {{made}} is put back when the station starts again, within a day of being asked for; later it is not.',
    withdraw: 'Do not put it back',
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
    gone: 'Messages that the journal cannot give back',
  },
  refusal: {
    LOCKED: {
      title: 'The station cannot start: another Ovoscope uses its data',
      tip: 'Use the Ovoscope that is running. To use this one, close that one and press Start again on Service.',
    },
    WRONG_KEY: {
      title: 'The station cannot start: the key to its data does not open them',
      tip: 'Nothing is lost. Call IT: the file with the key goes back to its place, or the data are opened with the recovery code.',
    },
    MISSING: {
      title: 'The station cannot start: a file that its data need is missing',
      tip: 'Call IT: Service names the file. It comes back from where it was put, or from a backup.',
    },
    NETWORK_PATH: {
      title: 'The station cannot start: its data lie on another computer',
      tip: 'Call IT: the data folder must be on a disk of this computer.',
    },
    NEWER_SCHEMA: {
      title: 'The station cannot start: a newer version wrote its data',
      tip: 'Nothing is lost. Call IT: install that version of Ovoscope again, or put back the copy made before the update.',
    },
    FULL: {
      title: 'The station cannot start: the disk is full',
      tip: 'Free space on the disk of the data folder. The station then starts by itself.',
    },
    DISK: {
      title: 'The station cannot start: its data folder cannot be read or written',
      tip: 'Call IT: the disk may be missing, locked against writing, or the folder may belong to another account.',
    },
    again: {
      byItself: 'The station is tried again every minute by itself. Until then the scanner keeps its scans and waits.',
      locked:
        'It is tried again for half a minute, in case the other one is just ending; afterwards only when somebody asks.',
      lockedOver: 'It is not tried by itself any more: press Start again below once the other one is closed.',
    },
    said: 'What the station said: {{detail}}',
    line: 'Nothing is received and nothing is lost: the scanner keeps its scans and waits. The line goes on by itself as soon as the station starts.',
    elsewhereTitle: 'Another Ovoscope on this computer has the line',
    elsewhere: 'This screen shows nothing of it. Use the screen of the other one.',
  },
  rescue: {
    title: 'The station cannot open its database',
    tip: 'Nothing is received; the scanner waits. Open Service, choose the newest backup and read there what would be missing.',
    open: 'Open Service',
    lineTitle: 'The line stands',
    line: 'Nothing is received and nothing is lost: the scanner keeps its scans and waits. Whoever maintains this machine puts a backup back on Service; the line goes on by itself afterwards.',
    since: 'Found {{time}}',
    said: 'What was found: {{message}}',
    noneTitle: 'No backup here can be put back',
    none: {
      second: 'Look whether there is a copy elsewhere: in the second folder of the backups, or where IT keeps copies.',
      copy: 'Copy the folder of one backup as it is into {{folder}}. It appears here within half a minute.',
      leave:
        'Leave the data folder as it is and call service: what can be saved from the damaged file is saved there. The scanner waits; nothing is lost meanwhile.',
    },
  },
} as const
