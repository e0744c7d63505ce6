/** What the check of the sums says of files: those of older months, and those of pictures. */
export const sumCheck = {
  pictures:
    'Picture files are damaged or missing ({{time}}). Rows and counters are not affected. What is named as lost cannot be read any more unless its file is put back: pictures are in no backup. Call IT to look at the disk.',
  cold: {
    title:
      'A file of an older month cannot be read ({{time}}). Call IT to put it back from a backup; until then every sum over that month differs, and its trays cannot be looked at.',
    MISSING: '{{month}}: {{file}} is missing',
    DAMAGED: '{{month}}: {{file}} is damaged',
  },
  picture: {
    MISSING: '{{file}} is missing, and {{pictures}} with it',
    HEAD: '{{file}} is damaged in its head or none of ours; {{pictures}} lost with it',
    DAMAGED: '{{file}} is damaged in {{places}}; {{pictures}} lost',
    LENGTH: '{{file}} has {{bytes}} bytes; it had {{expected}} when it was ended',
    UNKNOWN: '{{file}} is a file of pictures that the database does not know',
  },
  more: 'and {{number}} more',
} as const
