/** What the start of a batch takes from the set-up and from the barcode scanner. */
export const batchStart = {
  offered: 'Offered for: {{label}}',
  newFlock: 'New flock …',
  newFlockNamed: 'New flock “{{name}}” …',
  newFlockText: 'It is kept in the set-up; farm, house and lay days can be added there.',
  flockName: 'Name of the new flock',
  keepFlock: 'Keep this flock',
  trayUnconfirmed: 'Nobody has held a real tray beside this drawing yet.',
  age: {
    counted: 'Counted: the parents hatched on {{day}}.',
    needsSetTime: 'Counted as soon as the set time is known.',
    unknown: 'When the parents hatched is not known: type the age.',
    differs: 'By the flock’s own dates it would be {{weeks}}.',
  },
  day: {
    ago_one: '{{day}}, yesterday.',
    ago_other: '{{day}}, {{count}} days ago.',
    today: '{{day}}, today.',
  },
  scan: {
    unread: 'The set-up has not been read yet. Scan again in a moment.',
    hint: 'The labels of flock, setter, trolley and tray can be scanned at any time.',
    flock: 'Scanned: flock {{name}}.',
    setter: 'Scanned: setter {{name}}.',
    trolley: 'Scanned: trolley {{name}}.',
    trayType: 'Scanned: tray {{name}}.',
    unknown: 'Nobody here knows the code “{{code}}”. Choose by hand, or enter it in Set-up.',
    several: 'The code “{{code}}” is on several labels: {{names}}. Choose by hand, and correct it in Set-up.',
  },
} as const
