/** Where in one exchange the sending side can die, in the order in which it passes them; in between stand the receiver's own points. */
export const STATION_POINTS = [
  'queued',
  'before-send',
  'sending',
  'answer-begun',
  'answer-read',
  'before-note',
  'noted',
] as const
export type StationPoint = (typeof STATION_POINTS)[number]
