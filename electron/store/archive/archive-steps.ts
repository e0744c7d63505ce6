/** Everything that the archive does to disk and database, in the order in which it is done; see README.md. */
export type ArchiveStep =
  | 'begin-row'
  | 'make-file'
  | 'write-head'
  | 'write-group'
  | 'sync-group'
  | 'place-rows'
  | 'settle'
  | 'close-row'
  | 'erase-row'
  | 'overwrite-salt'
  | 'remove-file'
  | 'forget-row'

/** Told before each step. Tests end the program there, by throwing at this one and every later one. */
export type OnStep = (step: ArchiveStep) => void
