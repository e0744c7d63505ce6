import type { Sighting } from '../device-watch.ts'
import { TransportError } from '../transport.ts'
import { VENDOR_CLASS } from './bulk-pipe.ts'
import type { UsbApi, UsbApiDevice } from './usb-api.ts'
import { reasonOf } from './usb-fault.ts'

const HUB_CLASS = 0x09
/** Characters of a name that are shown; descriptors hold at most 126. */
const NAME_CHARACTERS_MAX = 126

/** By what a scanner is recognised again, whatever socket it is in. */
export interface UsbScannerId {
  readonly vendorId: number
  readonly productId: number
  /** Null when the device has none or it could not be read; then vendor and product must be enough. */
  readonly serialNumber: string | null
}

export interface UsbScannerName extends UsbScannerId {
  /** Product, manufacturer, vendor:product and serial number, as far as they can be read. */
  readonly name: string
  /** The whole device is of the vendor class, as a scanner's may be; storage, keyboards and the like never are. */
  readonly vendorClass: boolean
}

export interface UsbScannerList {
  readonly scanners: readonly UsbScannerName[]
  /** Why there is no list, in English; null when there is one. */
  readonly problem: string | null
}

/**
 * Devices plugged into this machine, hubs left out and likely ones first. Never rejects. Where the system keeps no names (Windows)
 * each is opened for a moment to read them.
 */
export async function listUsbScanners(load: () => Promise<UsbApi>): Promise<UsbScannerList> {
  try {
    const devices = await (await load()).getDevices()
    const scanners = devices.filter(({ deviceClass }) => deviceClass !== HUB_CLASS).map(nameOf)
    scanners.sort((a, b) => Number(b.vendorClass) - Number(a.vendorClass) || a.name.localeCompare(b.name))
    return { scanners, problem: null }
  } catch (error) {
    return { scanners: [], problem: reasonOf(error) }
  }
}

/** The one device of that description. Rejects with a `TransportError`: none is there, or several are and none is named. */
export async function findUsbScanner(api: UsbApi, wanted: UsbScannerId): Promise<UsbApiDevice> {
  const name = usbName(wanted)
  const devices = await api.getDevices().catch((error: unknown) => {
    throw unusable(error)
  })
  const alike = devices.filter((one) => one.vendorId === wanted.vendorId && one.productId === wanted.productId)
  const { serialNumber } = wanted
  const matching =
    serialNumber === null ? alike : alike.filter((one) => readName(() => one.serialNumber) === serialNumber)
  const [device] = matching
  const values = { device: name, alike: matching.length }
  if (device === undefined) {
    throw new TransportError('ABSENT', `${name} is not plugged in.`, { kind: 'plugIn', values: { device: name } })
  }
  if (matching.length > 1) {
    // Taking the wrong one would mix the eggs of two lines.
    const message = `${name} is there ${matching.length} times: leave one plugged in.`
    throw new TransportError('AMBIGUOUS', message, { kind: 'unplugOthers', values })
  }
  return device
}

/** Whether the scanner is there, without opening it where its names can be read without. Never rejects. */
export async function usbSighting(wanted: UsbScannerId, load: () => Promise<UsbApi>): Promise<Sighting> {
  try {
    const device = await findUsbScanner(await load(), wanted)
    return `${usbName(wanted)} ${device.bus ?? ''} ${device.address ?? ''}`
  } catch (error) {
    return error instanceof TransportError && error.fault === 'AMBIGUOUS' ? error.message : undefined
  }
}

/** The package does not load, or the system has no USB. */
export function unusable(error: unknown): TransportError {
  return new TransportError('FAILED', `USB cannot be used on this machine: ${reasonOf(error)}`)
}

/** How a scanner is named on screen and in logs: `1209:0001 · A7`. */
export function usbName({ vendorId, productId, serialNumber }: UsbScannerId): string {
  const ids = `${hex(vendorId)}:${hex(productId)}`
  return serialNumber === null ? ids : `${ids} · ${serialNumber}`
}

function nameOf(device: UsbApiDevice): UsbScannerName {
  const { vendorId, productId } = device
  const id = { vendorId, productId, serialNumber: readName(() => device.serialNumber) }
  const spoken = [readName(() => device.productName), readName(() => device.manufacturerName)]
  const name = [...spoken, usbName(id)].filter((part) => part !== null).join(' · ')
  return { ...id, name, vendorClass: device.deviceClass === VENDOR_CLASS }
}

/** What a device says of itself, cut to a sane length; null when it says nothing or may not be asked. */
export function readName(read: () => string | null): string | null {
  try {
    const text = read()?.trim().slice(0, NAME_CHARACTERS_MAX) ?? ''
    return text === '' ? null : text
  } catch {
    return null
  }
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}
