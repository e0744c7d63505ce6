/** When things happened: jumps of the clock, and scans that came later than was expected. */
export const times = {
  title: 'Clock and times',
  loading: 'Reading …',
  failed: 'What is known of times could not be read ({{code}}).',
  rule: 'A scan counts in the minute and the batch in which its picture was taken, however late it comes.',
  jumps: 'Jumps of this machine’s clock',
  noJumps: 'None was noticed.',
  jump: {
    'forward-running': 'Forward by {{by}} while the station ran: from {{before}} to {{after}}',
    'back-running': 'Back by {{by}} while the station ran: from {{before}} to {{after}}',
    'forward-at-start': 'Forward by at least {{by}}, found at a start: from {{before}} to {{after}}',
    'back-at-start': 'Back by at least {{by}}, found at a start: from {{before}} to {{after}}',
  },
  late: 'Scans that came late',
  noLate: 'None came after its time was taken for final.',
  lateOf: 'Scanner {{scanner}}: {{scans}}, up to {{age}} late',
  lateOfBatch_one: 'Late: {{scans}} scan came {{age}} after its time was taken for final. It counts where it belongs.',
  lateOfBatch_other:
    'Late: {{scans}} scans came up to {{age}} after their time was taken for final. They count where they belong.',
  jumpsOfBatch: 'The clock jumped while this batch was open',
}
