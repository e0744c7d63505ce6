/** By this a line is known while it was the only one: the id that master data give to the first line that they keep. */
export const FIRST_LINE_ID = 'line-1'

/** Lines of one station: far beyond what one machine is set up for, and far below what it can do at the rated speed. */
export const LINES_MAX = 8

/** Ids as master data give them; they also name a folder. */
export const LINE_ID_PATTERN = /^line-[1-9]\d{0,5}$/

/** In play and in the demo: the virtual scanner of that number feeds this line. */
export function lineOfPlace(place: number): string {
  return `line-${place}`
}
