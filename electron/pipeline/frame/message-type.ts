/**
 * Message types of the scanner protocol, version 1; see proto/README.md.
 * 0x01–0x0F: from the scanner, not sequenced. 0x10–0x1F: from the scanner, sequenced. 0x20–0x2F: from the station.
 */
export const MESSAGE_TYPE = {
  HELLO: 0x01,
  SCANNER_HEARTBEAT: 0x02,
  TELEMETRY: 0x03,
  FAULT: 0x04,
  TRAY_BEGIN: 0x10,
  SCAN: 0x11,
  TRAY_END: 0x12,
  SORTER_ACK: 0x13,
  IDENTIFY: 0x20,
  WELCOME: 0x21,
  REJECT: 0x22,
  ACK: 0x23,
  DECISIONS: 0x24,
  FEED_CONTROL: 0x25,
  STATION_HEARTBEAT: 0x27,
} as const

/** True for the types that carry a sequence number and are acknowledged, also for ones that this version does not know. */
export function isSequencedType(type: number): boolean {
  return type >= 0x10 && type <= 0x1f
}

/** True for what a station sends: coming in, it is our own echo. */
export function isStationType(type: number): boolean {
  return type >= 0x20 && type <= 0x2f
}
