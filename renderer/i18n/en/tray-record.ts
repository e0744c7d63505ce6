/** What the record of a batch says of single trays. */
export const trayRecord = {
  verdict: {
    held_one: '{{count}} tray was held; still waiting: {{waiting}}.',
    held_other: '{{count}} trays were held; still waiting: {{waiting}}.',
    clean: 'No tray was held, and no decision was corrected.',
  },
  held: {
    title: 'Trays that were held',
    none: 'None.',
    answer: 'What was said',
    word: {
      RESCAN: 'Sent through again',
      AS_IS: 'Released as it was',
      TAKEN_OUT: 'Taken out of the line',
      SAME_EGGS: 'The same eggs',
      OTHER_EGGS: 'Other eggs',
      NAMED: 'Named by hand',
    },
    said: '“{{why}}” ({{who}}, {{time}})',
    saidByNobody: '“{{why}}” ({{time}})',
    outcome: { waits: 'Still waits.', again: 'Came by again.', settled: 'Settled.' },
  },
  flocks: {
    title: 'Eggs by flock',
    rule: 'Some trays hold the eggs of several flocks. Shares are of the eggs of the flock, without empty cells.',
    flock: 'Flock',
    eggs: 'Eggs',
    female: 'Female',
    male: 'Male',
    infertile: 'Infertile',
    dead: 'Dead',
    uncertain: 'Uncertain',
    unreadable: 'Unreadable',
    emptyCells: 'Empty cells',
    all: 'All flocks',
  },
} as const
