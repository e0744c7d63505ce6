/** By what the adapter of a serial port is recognised, in whatever socket and under whatever name. */
export interface SerialDevice {
  readonly vendorId: number
  readonly productId: number
  /** Null when the adapter has none: then another one of its kind cannot be told from it. */
  readonly serialNumber: string | null
  /** Tells the ports of one adapter apart: number of the interface and of the port; null where the system says none. */
  readonly channel: string | null
}

export type SerialPortKind = 'usb' | 'built-in' | 'modem' | 'bluetooth' | 'console'

/** A serial port that is there now. */
export interface FoundPort {
  readonly path: string
  /** Null for a port that is no device of its own: a built-in one, a pseudo-terminal. */
  readonly device: SerialDevice | null
  readonly maker: string | null
  readonly product: string | null
  readonly kind: SerialPortKind
  /** Whether bytes go over a line of a set speed; a device that is USB itself behind its port has none. */
  readonly hasBaudRate: boolean
}

/** Characters of a name that are shown; descriptors hold at most 126. */
const NAME_CHARACTERS_MAX = 126

/**
 * Makers of chips that are a USB device on one side and a serial line on the other (FTDI, Silicon Labs, WCH, Prolific, Texas Instruments,
 * MosChip, Exar, Moxa, Digi), by the vendor numbers that the Linux drivers of these chips name. Behind any other number a port of the
 * class "communication device" is a program in the device, and its speed means nothing.
 */
const LINE_CHIP_VENDORS: ReadonlySet<number> = new Set([
  ...[0x0403, 0x10c4, 0x1a86, 0x067b, 0x0451, 0x9710, 0x04e2, 0x110a, 0x1608],
])

const MODEM = /modem|\bgsm\b|\blte\b|\bwwan\b|huawei|sierra wireless|quectel|telit|simcom|u-blox cellular/i
const BLUETOOTH = /rfcomm|bluetooth|^bthenum/i
const CONSOLE = /wlan-debug|debug-console/i

/** What can be told of a port by its words alone. */
export function kindOf(port: {
  readonly path: string
  readonly device: SerialDevice | null
  readonly words: readonly (string | null | undefined)[]
}): SerialPortKind {
  const words = port.words.filter((word) => typeof word === 'string').join(' ')
  if (BLUETOOTH.test(port.path) || BLUETOOTH.test(words)) return 'bluetooth'
  if (CONSOLE.test(port.path)) return 'console'
  if (MODEM.test(words)) return 'modem'
  return port.device === null ? 'built-in' : 'usb'
}

/** Whether the speed of a port means something. `path` as the system names it, links followed. */
export function hasBaudRate(path: string, device: SerialDevice | null, platform: NodeJS.Platform): boolean {
  // Of macOS the names of pseudo-terminals are /dev/ttys000 and so on; its adapters are /dev/tty.something.
  if (/^\/dev\/pts\/|^\/dev\/ttys\d/.test(path)) return false
  if (device === null || LINE_CHIP_VENDORS.has(device.vendorId)) return true
  return !(platform === 'win32' || /ttyACM|usbmodem/.test(path))
}

const ORDER: readonly SerialPortKind[] = ['usb', 'built-in', 'modem', 'bluetooth', 'console']

/** Likely scanners first, then as the names count: ttyUSB2 before ttyUSB10. */
export function byLikelihood(a: FoundPort, b: FoundPort): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.path.localeCompare(b.path, 'en', { numeric: true })
}

/** By what people know a port: `FTDI FT232R · A50285BI · /dev/ttyUSB0`; its numbers where it says nothing of itself. */
export function portName({ path, device, maker, product }: FoundPort): string {
  // Many a product begins with its maker's name already.
  const spoken = maker !== null && product?.startsWith(maker) ? product : [maker, product].filter(isSaid).join(' ')
  if (device === null) return [spoken, path].filter(isSaid).join(' · ')
  const who = spoken === '' ? [deviceName(device)] : [spoken, device.serialNumber]
  return [...who, path].filter(isSaid).join(' · ')
}

/** How the device behind a port is named on screen and in logs: `0403:6001 · A50285BI`. */
export function deviceName({ vendorId, productId, serialNumber }: Omit<SerialDevice, 'channel'>): string {
  const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':')
  return serialNumber === null ? ids : `${ids} · ${serialNumber}`
}

/** What a device says of itself, cut to a sane length; null when it says nothing. */
export function spokenName(text: string | null | undefined): string | null {
  const name = text?.trim().slice(0, NAME_CHARACTERS_MAX) ?? ''
  return name === '' ? null : name
}

/** A vendor or product number as the system writes it, four hexadecimal digits; undefined for anything else. */
export function usbNumber(text: string | null | undefined): number | undefined {
  return text !== null && text !== undefined && /^[0-9a-f]{4}$/i.test(text.trim())
    ? Number.parseInt(text, 16)
    : undefined
}

function isSaid(part: string | null): part is string {
  return part !== null && part !== ''
}
