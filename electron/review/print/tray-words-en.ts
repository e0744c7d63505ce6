import { holdReasonWords } from '../../words/en.ts'

/** What the printed record says of single trays. */
export const trayWords = {
  held: {
    none: 'None.',
    newest: 'The newest {count} of {all} are listed.',
    reason: holdReasonWords,
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
