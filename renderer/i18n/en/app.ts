/** The frame around every screen: top bar, rail, banners, play strip, settings. */
export const app = {
  name: 'Ovoscope',
  place: {
    line: 'Line',
    trays: 'Trays',
    alarms: 'Alarms',
    batches: 'Batches',
    trends: 'Trends',
    service: 'Service',
  },
  rail: 'Places',
  siteLine: '{{site}} · {{line}}',
  cloud: {
    off: 'Cloud: not set up',
    play: 'Cloud: nothing leaves from play',
    'up-to-date': 'Cloud: nothing to send',
    upTo: 'Cloud: all up to {{time}}',
    waiting_one: 'Cloud: {{count}} batch waits since {{time}}',
    waiting_other: 'Cloud: {{count}} batches wait since {{time}}',
    withParked_one: '{{text}} · {{count}} refused',
    withParked_other: '{{text}} · {{count}} refused',
    unknown: 'Cloud: not known',
  },
  alarms_one: 'alarm',
  alarms_other: 'alarms',
  link: {
    none: 'No scanner connected',
    Absent: 'Scanner not found',
    Opening: 'Opening the scanner’s port',
    Handshaking: 'Scanner introduces itself',
    Streaming: 'Scanner streaming',
    heldBack: 'Scanner waits for the disk',
    Stale: 'Scanner silent',
    Incompatible: 'Scanner not compatible',
    Blocked: 'Scanner’s port is blocked',
    Failed: 'Scanner’s port failed',
    unknown: 'Scanner: not known',
    ago: '{{age}} ago',
    for: 'for {{age}}',
  },
  priority: {
    A: 'priority A, most urgent',
    B: 'priority B',
    C: 'priority C',
  },
  banner: {
    label: 'Alarm',
    since: 'since {{time}} · {{age}}',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
    showAll: 'Show all alarms',
  },
  ordered: {
    restarting: 'The station is restarting…',
    starting: 'The station is starting…',
    stopping: 'The station is stopping…',
    tip: 'This was ordered and takes some seconds. Scans wait in the scanner and are not lost; hatched numbers are from before.',
  },
  frozen: {
    title: 'Numbers are frozen since {{time}} · {{age}}',
    neverTitle: 'Not connected to Ovoscope’s background',
    lost: 'This screen has lost Ovoscope’s background and cannot say whether the line runs. What was acknowledged is stored, the scanner keeps the rest. It tries again by itself; if this stays, start Ovoscope again and open the address it shows.',
    never: 'This screen tries again by itself. If this stays, start Ovoscope again and open the address it shows.',
    station:
      'The station gives no sign. Scans wait in the scanner and are not lost. It is being started again; if this stays, open Service.',
    refused: 'Screen and background are of different versions. Close this screen and start Ovoscope again.',
    retry: 'next try in {{age}}',
  },
  problem: {
    SCANNER_SILENT: {
      title: 'The scanner is silent',
      tip: 'Check that the scanner runs and that its cable sits firmly at both ends.',
    },
    SCANNER_LOST: {
      title: 'The scanner’s cable is out',
      tip: 'Put the cable back. The line goes on by itself; trays that passed meanwhile are held.',
    },
    SCANNER_BUSY: {
      title: 'Another program or driver uses the scanner',
      tip: 'Close the other program; Ovoscope then connects by itself. On USB, IT may have to give the scanner its driver.',
    },
    SCANNER_PERMISSION: {
      title: 'This account may not use the scanner’s port',
      tip: 'Ask IT to allow this account the port (on Linux: the group dialout for a serial port, a udev rule for USB).',
    },
    SCANNER_FAILED: {
      title: 'The scanner’s port cannot be opened',
      tip: 'See whether the right port is chosen. Take the cable out, wait a moment, put it back. If this stays, call service.',
    },
    SCANNER_INCOMPATIBLE: {
      title: 'The scanner speaks another version of the protocol',
      tip: 'Scanner and Ovoscope must be brought to versions that fit. Call service.',
    },
    SCANNER_AMBIGUOUS: {
      title: 'Several scanners look the same',
      tip: 'Unplug the other adapters of this kind, or let IT choose the port by its socket.',
    },
    SCANNER_DRIVER_MISSING: {
      title: 'The scanner’s adapter has no driver',
      tip: 'Ask IT to install the driver of the adapter. Ovoscope then connects by itself.',
    },
    FOLDER_UNUSABLE: {
      title: 'The scanner’s folder cannot be used',
      tip: 'See whether the folder is there and may be read and changed. If this stays, call IT.',
    },
    PICTURES_REFUSED: {
      title: 'Files of the scanner are no scans',
      tip: 'Look into “refused” in the scanner’s folder: beside each file stands why. Correct them and put them back, or take them away.',
    },
    SCANNER_LINE_TOO_SLOW: {
      title: 'The scanner’s port is too slow for the line',
      tip: 'Set a higher speed at the scanner, then choose it in Ovoscope.',
    },
    LINE_NOISE: {
      title: 'Damaged data on the scanner’s cable',
      tip: 'Damaged pieces are thrown away and asked for again. If this stays, change the cable.',
    },
    SCANNER_FAULT: {
      title: 'The scanner reports a fault',
      tip: 'Do what the scanner’s own handbook says of its code. If it stays, call service.',
    },
    INFERENCE_DOWN: {
      title: 'The model is being started again',
      tip: 'Scans are kept and decided as soon as it is back. Nothing to do.',
    },
    INFERENCE_STOPPED: {
      title: 'The model has stopped',
      tip: 'Open Service and choose “Start again”. Scans are kept; trays stay on hold until then.',
    },
    MODEL_REFUSED: {
      title: 'The model is refused',
      tip: 'The named file is not as it was signed, or does not run here. Ask IT to install the model again; scans are kept.',
    },
    MODEL_MISSING: {
      title: 'The chosen model is not here: choose one',
      tip: 'No egg is decided until then. A supervisor or IT opens Models and chooses one that is here; scans are kept.',
    },
    REVIEW_DOWN: {
      title: 'Records are not available',
      tip: 'The line is not affected. Open Service and choose “Start again”.',
    },
    BACKLOG: {
      title: 'Decisions lag behind the scanner',
      tip: 'Scans are safe. If the number keeps growing, pause the line.',
    },
    SORTER_DISAGREES: {
      title: 'The sorter did something else than it was told',
      tip: 'Pause the line. Look at the tray and at the sorter, then call service.',
    },
    SORTER_SILENT: {
      title: 'The sorter does not say what it did',
      tip: 'These eggs do not count as removed and their trays are held. See whether the sorter runs.',
    },
    DECISION_LATE: {
      title: 'Decisions came too late for the sorter',
      tip: 'These eggs wait in their trays. If it goes on, run the line slower or pause it.',
    },
    SCANNER_CLOCK: {
      title: 'The clock of the scanner is wrong',
      tip: 'Nothing is removed meanwhile: such eggs wait. Call service.',
    },
    DISK_ERROR: {
      title: 'The disk refuses to store',
      tip: 'The scanner keeps its scans and waits: nothing is lost. Make room on the disk or call IT. The line goes on by itself as soon as the disk stores again.',
    },
    DATABASE_DAMAGED: {
      title: 'The database is damaged',
      tip: 'Tell whoever maintains this machine. Finish the batch and begin no other one; then open Service, choose the newest backup and put it back.',
    },
    DISK_LOW: {
      title: 'The disk is nearly full',
      tip: 'The line goes on for now. Call IT; Service shows what takes the room.',
    },
    CLOCK_NOT_TRUSTED: {
      title: 'The clock of this machine cannot be trusted',
      tip: 'Until a person has compared it nothing is removed. Ask IT to set it right; then say so in the legal tile on the line, or beside the checks before a batch.',
    },
    LEGAL_LIMIT_PASSED: {
      title: 'The legal limit for removal has passed',
      tip: 'Males are kept from now on. Clear and dead eggs are removed as before.',
    },
    TRAY_ON_HOLD: {
      title: 'A tray is on hold',
      tip: 'Open the trays on hold: each says there why it waits and what to do.',
    },
    UPLOADS_PILE_UP: {
      title: 'Batch summaries pile up here',
      tip: 'The line is not affected and nothing is lost. Tell IT: the cloud has not been reached for long.',
    },
    UPLOADS_AT_LIMIT: {
      title: 'Batch summaries have piled up to the limit',
      tip: 'Nothing is dropped: batches go on as before. Call IT now, the disk is not endless.',
    },
    UPLOAD_REFUSED: {
      title: 'The cloud has refused a batch’s summary',
      tip: 'The line is not affected and nothing is lost. Open Service: the list says why. Tell IT.',
    },
    JOURNAL_DAMAGED: {
      title: 'Stored scans cannot be read any more',
      tip: 'Their eggs are missing in the record. Send the trays of that time through again and call IT.',
    },
    SCANS_MISSING: {
      title: 'Scans never came',
      tip: 'Their eggs are not in the record. Send trays that are not complete through again; if it comes again, call service.',
    },
    SCANNER_COUNTER_BACK: {
      title: 'The scanner began to count anew',
      tip: 'Nothing is lost, but the scanner has a fault. Call service.',
    },
    AUDIT_GAP: {
      title: 'Entries of the audit trail are missing',
      tip: 'The line is not affected. Tell the supervisor and IT; do not delete old backups.',
    },
    DATABASE_BEHIND: {
      title: 'The database has lost its end',
      tip: 'Tell the supervisor and IT; send trays of that time that are not complete through again.',
    },
    BATCH_RECOVERED: {
      title: 'A batch was recovered from the journal',
      tip: 'Tell the supervisor and IT: its flock, set time and law are not known, so its eggs can only be kept or held.',
    },
    BACKUP_OLD: {
      title: 'There is no backup of the last three days',
      tip: 'Open Service: it says why. Make one now; the line goes on meanwhile.',
    },
    COLD_FILE_UNUSABLE: {
      title: 'A file of an older month cannot be used',
      tip: 'The line is not affected. Open Service and have every page read; IT puts the file back from a backup.',
    },
    BATCH_NOT_SAVED: {
      title: 'The batch could not be saved',
      tip: 'It stays as it was. Call IT, then look at the batch and try again.',
    },
  },
  notice: {
    label: 'Message',
    close: 'Close message',
    failed: 'Not done: {{reason}}',
    refusal: {
      BATCH_ALREADY_OPEN: 'a batch is already open.',
      NO_OPEN_BATCH: 'there is no open batch.',
      NOT_IN_THIS_STATE: 'the batch is in another state by now.',
      UNKNOWN_JURISDICTION: 'this country’s profile is not known here.',
      NOT_THE_SITES_LAW: 'the law of this site is another one. It is set under Set-up.',
      UNKNOWN_TRAY_TYPE: 'this kind of tray is not known here.',
      UNKNOWN_RECIPE: 'there is no recipe of that name in force.',
      ALARMS_STAND: 'an alarm of the highest priority stands. Answer it first.',
      WARNINGS_NOT_ACCEPTED: 'say first that you know what the checks warn of.',
      RECIPE_DAMAGED:
        'this recipe is damaged or outside the limits; make a new version of it under “Recipes” and put that into force.',
      SET_TIME_IN_FUTURE: 'the set time lies in the future.',
      NO_SCANNER: 'no scanner is connected.',
      MODEL_NOT_READY: 'the model is not ready yet.',
      UNKNOWN_EGG: 'this cell holds no scanned egg.',
      EGG_CHANGED: 'the egg has been scanned again meanwhile. Look at it again.',
      MODEL_NOT_FOR_SCANNER: 'the model cannot take the pictures of this scanner. See the list beside the form.',
      NOTE_MISSING: 'with the reason “Other” a note is needed.',
      NOT_SAVED: 'the disk did not store it. Call IT, then try again.',
      UPDATING: 'Ovoscope is being updated. Try again in two minutes.',
    },
    unreachable: 'the background of Ovoscope did not answer. Look at the line, then try again.',
    answered: 'the background of Ovoscope could not carry it out ({{code}}).',
  },
  play: {
    mark: 'PLAY',
    text: 'Virtual scanner. Nothing here is counted or uploaded.',
    pull: 'Pull the cable',
    plug: 'Put the cable back',
    leave: 'Leave play',
    leaving: 'Leaving play …',
  },
  synthetic: 'SYNTHETIC',
  model: 'Model {{model}}',
  settings: {
    open: 'Language and theme',
    language: 'Language',
    theme: 'Theme',
    light: 'Light',
    dark: 'Dark',
    auto: 'Automatic',
    english: 'English',
    german: 'Deutsch',
  },
} as const
