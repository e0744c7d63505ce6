/** What the printed record says of single trays. */
export const trayWords = {
  held: {
    none: 'None.',
    newest: 'The newest {count} of {all} are listed.',
    reason: {
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
    },
    word: {
      RESCAN: 'Sent through again',
      AS_IS: 'Released as it was',
      TAKEN_OUT: 'Taken out of the line',
      SAME_EGGS: 'The same eggs',
      OTHER_EGGS: 'Other eggs',
      NAMED: 'Named by hand',
    },
    outcome: { waits: 'Still waits.', again: 'Came by again.', settled: 'Settled.' },
    said: '{word}: “{why}” ({who}, {time})',
    saidByNobody: '{word}: “{why}” ({time})',
  },
  flocks: {
    title: 'Eggs by flock',
    rule: 'Some trays of this batch hold the eggs of several flocks, by the cells that somebody wrote down. Shares are of the eggs of the flock, without empty cells.',
    flock: 'Flock',
    dead: 'Dead',
    all: 'All flocks',
  },
} as const
