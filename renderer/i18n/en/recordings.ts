/** What the scanner's line said, written down byte by byte. */
export const recordings = {
  title: 'Recordings of the scanner’s line',
  text: 'Writes down every byte between scanner and station, with its time, until you end it. Support can play it back on another machine. The line goes on as ever.',
  start: 'Start recording',
  stop: 'End recording',
  running: 'Recording since {{time}}: {{bytes}} of at most {{max}}.',
  end: {
    STOPPED: '{{name}} is complete: {{bytes}}.',
    FULL: '{{name}} reached its limit and ended at {{bytes}}. What is in it can be played.',
    SLOW_DISK: '{{name}} ended at {{bytes}}, because the disk was slower than the line. What is in it can be played.',
    DISK_REFUSED: '{{name}} ended at {{bytes}}, because the disk refused. Call IT.',
  },
  refusal: {
    RUNNING: 'a recording is under way already.',
    NO_ROOM: 'the disk is too full: the line needs the last 2 GiB itself.',
    DISK_REFUSED: 'the disk did not take it. Call IT, then try again.',
  },
  loading: 'Reading the list …',
  failed: 'The list could not be read ({{code}}).',
  none: 'None yet.',
  folder: 'Kept in {{folder}} until IT removes them.',
  column: { name: 'File', bytes: 'Size' },
} as const
