/** Scans, trays and batches as files. */
export const tableExport = {
  button: 'Export …',
  title: 'Export batches, trays or scans',
  text: 'Writes a file for other programs to a folder of the station. The file is not encrypted; that somebody wanted it stands in the audit trail.',
  table: { label: 'What', batches: 'Batches', trays: 'Trays', scans: 'Scans' },
  format: { label: 'Form of the file', csv: 'CSV (spreadsheets)', parquet: 'Parquet (statistics)' },
  from: 'From (first day)',
  until: 'Until (last day)',
  batch: 'Batch, or all of them',
  start: 'Export',
  cancel: 'Give it up',
  close: 'Close',
  waiting: 'Waits until the other work is done.',
  running: 'Writing rows …',
  done: '{{rows}}, {{bytes}}. The file is {{file}} on the station.',
  none: 'Nothing was there to export: the file {{file}} holds the names of the columns alone. Choose another time or batch.',
  givenUp: 'Given up. Nothing of the file is left.',
  daysReversed: 'The last day is before the first. Choose the days again.',
  refusal: { BUSY: 'A table is being exported already. Wait until that is done, or give it up.' },
  failed: 'It could not be done ({{code}}). {{message}}',
  failure: {
    NO_ROOM:
      'Too little room on the disk: 2 GiB must be left for the station. Free some space, or choose a shorter time.',
    NOT_WRITABLE: 'The folder for tables cannot be written. Call IT: the station’s account needs the right.',
    MISSING: 'There is no database yet; the station makes it at its first start.',
    COLD_MISSING:
      'The file of an older month is missing; Service → “Check the sums” names it. IT can put it back from a backup.',
    COLD_DAMAGED:
      'The file of an older month is damaged; Service → “Check the sums” names it. IT can put it back from a backup.',
    CORRUPT: 'The database is damaged. Finish the batch, then put a backup back.',
  },
} as const
