/** What opens the data of this station. */
export const keys = {
  title: 'Keys of the data',
  text: 'Database, journal, pictures and backups are encrypted with one key. Each line below opens it by itself; if one is lost, another still does.',
  loading: 'Reading …',
  failed: 'The keys could not be read ({{code}}).',
  name: 'Data key {{name}}, in {{file}}',
  kind: {
    'machine-file': 'File of this machine',
    'key-store': 'Key store of the system',
    'recovery-code': 'Recovery code on paper',
  },
  place: { 'machine-file': '{{place}}', 'key-store': 'Account {{place}}', 'recovery-code': 'Slot {{id}}' },
  state: {
    opens: 'Opens the data',
    shut: 'Does not open the data here',
    person: 'Only its code can tell',
    desktop: 'Only the desktop program can tell',
  },
  column: { kind: 'What', place: 'Where', state: 'State', act: 'Act' },
  noCode: {
    title: 'There is no recovery code',
    text: 'If this machine breaks or is stolen, nobody can read its data or its backups any more.',
    tip: 'Let IT make a recovery code, print it and keep it apart from the machine.',
  },
  damaged: {
    title: 'The key file is damaged',
    text: 'No longer readable: {{names}}.',
    some: 'its beginning or end',
    tip: 'The others still open the data. Let IT make a new recovery code or renew the keys: that writes the file anew.',
  },
  make: 'Make a recovery code',
  makeAgain: 'Make a new recovery code',
  renew: 'Renew the keys',
  renewTitle: 'Renew the keys of this machine?',
  renewText:
    'The machine file and this account’s key store get a new key each; the old ones open nothing any more. The data is not written again, and the line goes on. Copies of the machine file must be made anew.',
  renewYes: 'Renew',
  renewed: 'The keys were renewed.',
  renewedBut:
    'The machine file was renewed. The key store of {{accounts}} was not: it opens with the key that it had. Renew again in the desktop program under that account, or take that slot away.',
  addStore: 'Use the key store of the system',
  added: 'The key store opens the data for this account.',
  remove: 'Take away',
  removeTitle: 'Take this away: {{what}}?',
  removeText: 'It opens nothing any more. Everything else stays as it is.',
  removeYes: 'Take away',
  no: 'Leave it',
  code: {
    title: 'Recovery code',
    text: 'It is shown this once. Print it or write it down, and keep it apart from the machine and from its backups: whoever has it and a backup can read everything.',
    backups:
      'The backups made so far are not opened by this code. When it holds, make one: Service → Backups → Back up now.',
    paper: 'Ovoscope, recovery code of the data key {{name}}, slot {{id}}',
    print: 'Print',
    ask: 'Group {{ask}} of the code',
    askHelp:
      'Type it from the paper. Only then does the code hold; an earlier one opens no more than the backups of its time.',
    confirm: 'The code is kept',
    cancel: 'Cancel: nothing changes',
    wrong: 'That is not group {{ask}}. Look at the paper again.',
    done: 'The new recovery code holds. The backups made so far are not opened by it: make one now, under Service → Backups.',
  },
  refusal: {
    NO_KEY_STORE_HERE:
      'this system offers no key store that seals: on Linux a key ring must be unlocked, and without the desktop program there is none. The file of this machine goes on opening the data.',
    OTHER_GROUP: 'that is not the group that was asked for. Look at the paper again.',
    CODE_GONE: 'that code does not wait for an answer any more. Make a new one.',
    UNKNOWN_SLOT: 'it was not there any more.',
    LOCKED_OUT: 'without it nothing would open the data when the station starts.',
    NO_CODE: 'there is no recovery code to fall back on. Make one first.',
    NOT_SAVED: 'the disk did not take it. The old keys still hold. Call IT, then try again.',
  },
} as const
