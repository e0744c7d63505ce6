/**
 * What happened and asks nobody for a response. Kept apart from alarms, because a list of alarms with log-ins and starts in it is read by
 * nobody (ISA-18.2: an alarm is abnormal and needs an operator).
 */
export const LINE_EVENTS = [
  'STATION_STARTED',
  'SCANNER_CONNECTED',
  'MODEL_READY',
  /** Another model judges from one scan to the next. */
  'MODEL_SWITCHED',
  'BATCH_STATE',
  'CLOCK_TRUSTED_AGAIN',
] as const
export type LineEvent = (typeof LINE_EVENTS)[number]
