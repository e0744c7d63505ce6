/** What can be wrong with an entry; the words for it, and what to do, are translated on screen. */
export const MASTER_FAULTS = [
  'MISSING',
  'TOO_LONG',
  /** Control characters: a text that no label and no CSV file can carry. */
  'NOT_PLAIN_TEXT',
  'NAME_TAKEN',
  'CODE_TAKEN',
  'SERIAL_TAKEN',
  'OUT_OF_RANGE',
  'NOT_WHOLE',
  'TIME_ZONE_UNKNOWN',
  'JURISDICTION_UNKNOWN',
  'TOO_MANY_SHIFTS',
  'SHIFT_WITHOUT_LENGTH',
  'SHIFTS_OVERLAP',
  'LINE_UNKNOWN',
  'BREED_UNKNOWN',
  'TOO_MANY_CELLS',
  'CENTRES_NOT_ALL',
  'CENTRES_TOO_NEAR',
  /** A batch was recorded on this tray type: its drawing may not change any more. */
  'GEOMETRY_IN_USE',
  'NO_SUCH_DATE',
  'LAY_DATE_MISSING',
  'LAY_DATES_REVERSED',
  'AGE_IMPOSSIBLE',
  'LAID_AFTER_SET',
] as const
export type MasterFaultId = (typeof MASTER_FAULTS)[number]

/** One fault of one entry. */
export interface MasterFault {
  readonly fault: MasterFaultId
  /** The field to blame, by its name in the record; for a shift `shifts.0.name`. */
  readonly field: string
  /** Values for the text: the limit, the other record's name. */
  readonly detail: Readonly<Record<string, string | number>>
}

/** A fault as a value. */
export function faultOf(fault: MasterFaultId, field: string, detail: MasterFault['detail'] = {}): MasterFault {
  return { fault, field, detail }
}
