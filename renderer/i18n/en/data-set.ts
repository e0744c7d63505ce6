/** Labelled scans for training. */
export const dataSet = {
  title: 'Export labelled scans for training',
  text: 'Scans of which somebody has said what the egg was, with that as their label and as far as their picture is still kept. No names of people. They are written to a folder of the station, which is not encrypted; that somebody wanted it stands in the audit trail.',
  from: 'From (first day)',
  until: 'Until (last day)',
  batch: 'Batch, or all of them',
  maps: 'Maps',
  count: 'Count them',
  write: 'Export',
  cancel: 'Give it up',
  waiting: 'Waits until the other work is done.',
  running: 'Reading labels and pictures …',
  sample: 'Labelled, drawn as a sample',
  override: 'Labelled, corrected in doubt',
  unlabelled: 'Drawn as a sample, not labelled yet',
  unlabelledText:
    'Eggs drawn as a sample and not labelled yet: open or hatch them, and say on the page of the egg what it was. Only what was drawn whatever the model said tells how often it is right.',
  overrideText:
    'Corrected eggs were looked at because somebody doubted the call: errors are far too common among them.',
  synthetic:
    '{{models}} judged some of these eggs and was trained on drawn phantoms, or cannot be shown not to be. The data set says so.',
  leftOut: {
    sexUnknown: 'Left out: stayed uncertain',
    wrongCell: 'Left out: the picture is of another cell',
    moved: 'Left out: eggs of the cell were moved',
    noScan: 'Left out: no scan',
    pictureGone: 'Left out: picture not kept any more',
    otherSize: 'Left out: another size than most',
    mapMissing: 'Left out: without one of these maps',
  },
  done: '{{scans}} ({{train}} to train, {{calibration}} to calibrate, {{test}} to test), {{bytes}}. The folder on the station is {{folder}}.',
  small: 'Fewer than {{least}} scans: {{sets}}. Figures of a model from so few say little or nothing.',
  set: { train: 'to train', calibration: 'to calibrate', test: 'to test' },
  refusal: {
    PLAY: 'Nothing of training is exported: it would teach a model the drawings of the virtual scanner.',
    BUSY: 'Labelled scans are being counted or exported already. Wait until that is done, or give it up.',
  },
  failed: 'It could not be done ({{code}}). {{message}}',
  failure: {
    NOTHING_LABELLED:
      'There is no labelled scan whose picture is kept. Correct eggs on their page, or choose another time or batch.',
    MAP_MISSING: 'No kept picture of a labelled scan has all of these maps. Choose fewer maps.',
    NO_ROOM:
      'Too little room on the disk: 2 GiB must be left for the station. Free some space, or choose fewer batches.',
    NOT_WRITABLE: 'The folder for data sets cannot be written. Call IT: the station’s account needs the right.',
    MISSING: 'There is no database yet; the station makes it at its first start.',
    CORRUPT: 'The database is damaged. Finish the batch, then put a backup back.',
  },
} as const
