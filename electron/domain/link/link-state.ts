/** Where the link to a scanner is: closed list, in the order of a connection that works, then what keeps it from working. "Streaming" means that bytes flow. */
export const LINK_STATES = [
  'Absent',
  'Opening',
  'Handshaking',
  'Streaming',
  'Stale',
  'Incompatible',
  'Blocked',
  'Failed',
] as const
export type LinkState = (typeof LINK_STATES)[number]

/**
 * Why a way to the scanner did not open: nothing is there, somebody else holds it, this account may not, several devices answer to what is
 * wanted (`AMBIGUOUS`), it is plugged in and the system makes no port of it (`DRIVER`), the folder that it writes into cannot be used (`FOLDER`), or
 * anything else.
 */
export const LINK_FAULTS = ['ABSENT', 'BUSY', 'PERMISSION', 'AMBIGUOUS', 'DRIVER', 'FOLDER', 'FAILED'] as const
export type LinkFault = (typeof LINK_FAULTS)[number]

/** An attempt is under way: it is over within seconds and says nothing new of what was wrong before. */
export function isTrying(state: LinkState): state is 'Opening' | 'Handshaking' {
  return state === 'Opening' || state === 'Handshaking'
}
