/** Protocol version that this build speaks. A scanner of another major version is refused; a minor one only adds. */
export const PROTOCOL_MAJOR = 1
export const PROTOCOL_MINOR = 0

/** Serial numbers are part of a scan's identity and of file names and lists. */
const SCANNER_SERIAL = /^[A-Za-z0-9._-]{1,64}$/

export function isScannerSerial(text: string): boolean {
  return SCANNER_SERIAL.test(text)
}

/** 64-bit number of the wire, in its two halves. */
interface Halves {
  readonly low: number
  readonly high: number
}

/** 16 hex digits, the way a session is named everywhere above the wire. */
export function sessionIdText(value: number | Halves): string {
  const { low, high } = typeof value === 'number' ? { low: value >>> 0, high: Math.floor(value / 2 ** 32) } : value
  return hex32(high) + hex32(low)
}

function hex32(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
