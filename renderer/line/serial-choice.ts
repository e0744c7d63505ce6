import {
  type ListedSerialPort,
  type SerialDeviceId,
  serialScannerSchema,
} from '../../electron/contract/scanner-choice.ts'
import {
  type LineTraffic,
  lineKeepsUp,
  lowestBaudRate,
  neededBytesPerS,
  serialCapacityBytesPerS,
} from '../../electron/domain/line-load.ts'

/** Kinds among which a scanner may be; the others are listed last and never chosen unasked. */
export function isLikely({ kind }: Pick<ListedSerialPort, 'kind'>): boolean {
  return kind === 'usb' || kind === 'built-in'
}

/** `0403:6001 · A50285BI`, as the station names it too. */
export function deviceName({ vendorId, productId, serialNumber }: SerialDeviceId): string {
  const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':')
  return serialNumber === null ? ids : `${ids} · ${serialNumber}`
}

/**
 * Which port of a new list is chosen: the one that was, wherever its device is now; else, as long as nobody has chosen, the first likely
 * one that nobody holds.
 */
export function keptPort(
  ports: readonly ListedSerialPort[],
  before: ListedSerialPort | undefined,
  isTheirs: boolean,
): ListedSerialPort | undefined {
  const same = before && ports.filter((port) => isSame(port, before))
  // Of several that look the same the one that has kept its place.
  const kept = same?.find(({ path }) => path === before?.path) ?? same?.[0]
  if (kept !== undefined || isTheirs) return kept
  return ports.find((port) => isLikely(port) && port.heldBy === null) ?? ports.find(isLikely)
}

function isSame(port: ListedSerialPort, before: ListedSerialPort): boolean {
  if (port.device === null || before.device === null) return port.path === before.path
  const { vendorId, productId, serialNumber, channel } = before.device
  return (
    port.device.vendorId === vendorId &&
    port.device.productId === productId &&
    port.device.serialNumber === serialNumber &&
    port.device.channel === channel
  )
}

/** A speed as it is typed, thousands separated or not; undefined for anything that the station would refuse. */
export function readBaudRate(text: string): number | undefined {
  // A point or a comma stands between groups of three; anywhere else it would be half a baud.
  if (!/^(?:\d{1,9}|\d{1,3}(?:[\s.,'’]\d{3})+)$/.test(text.trim())) return undefined
  const read = serialScannerSchema.shape.baudRate.safeParse(Number(text.replaceAll(/\D/g, '')))
  return read.success ? read.data : undefined
}

/** Why a speed will not do for this line; undefined where it does, or where nobody can tell. */
export interface TooSlow {
  /** Of what the line carries. */
  readonly share: number
  /** The lowest preset that would do; undefined where none does. */
  readonly better: number | undefined
}

export function tooSlowFor(
  baudRate: number | undefined,
  traffic: LineTraffic | null | undefined,
  ratedEggsPerHour: number,
): TooSlow | undefined {
  if (baudRate === undefined || !traffic || lineKeepsUp(baudRate, traffic, ratedEggsPerHour)) return undefined
  const share = neededBytesPerS(traffic, ratedEggsPerHour) / serialCapacityBytesPerS(baudRate)
  return { share, better: lowestBaudRate(traffic, ratedEggsPerHour) }
}
