/** Why a file in the folder of a scanner is no scan; closed, because each is told with what to do. */
export const PICTURE_REFUSALS = [
  'NOT_A_PICTURE',
  'COLOUR',
  'BIT_DEPTH',
  'SIZE',
  'PAGES',
  /** Its name says no tray and cell. */
  'NAME',
  /** Its cell is not in a tray of that size. */
  'CELL',
  /** More bytes than any picture of an egg has. */
  'TOO_LARGE',
  /** It may not be read, or a program holds it: it stays where it is and is tried again. */
  'LOCKED',
  /** The list of names that lies beside the pictures is none. */
  'MANIFEST',
] as const
export type PictureRefusal = (typeof PICTURE_REFUSALS)[number]
