import { readdir } from 'node:fs/promises'
import { type FoundPort, hasBaudRate, kindOf, spokenName, usbNumber } from './serial-port.ts'

/** Linux names that survive re-plugging, made by udev. */
const BY_ID_FOLDER = '/dev/serial/by-id'

/** A port in the words of the driver. */
export interface DriverPort {
  readonly path: string
  readonly manufacturer?: string | undefined
  readonly serialNumber?: string | undefined
  readonly pnpId?: string | undefined
  readonly vendorId?: string | undefined
  readonly productId?: string | undefined
  /** Windows only: the name of the Device Manager. */
  readonly friendlyName?: string | undefined
}

/** What the driver lists, as ports. */
export function fromDriver(ports: readonly DriverPort[], platform: NodeJS.Platform): readonly FoundPort[] {
  return ports.map((port) => {
    const { path, manufacturer, pnpId, friendlyName } = port
    const [vendorId, productId] = [usbNumber(port.vendorId), usbNumber(port.productId)]
    const device =
      vendorId === undefined || productId === undefined
        ? null
        : { vendorId, productId, serialNumber: serialNumberOf(port), channel: channelOf(pnpId) }
    return {
      path,
      device,
      maker: spokenName(manufacturer),
      // Windows adds the port to its name, which changes with the socket: "USB Serial Port (COM3)".
      product: spokenName(friendlyName?.replace(/\s*\(COM\d+\)\s*$/i, '')),
      kind: kindOf({ path, device, words: [manufacturer, pnpId, friendlyName] }),
      hasBaudRate: hasBaudRate(path, device, platform),
    }
  })
}

/** What Windows makes up for a device without a serial number holds an ampersand and names the socket: it is none. */
function serialNumberOf({ serialNumber }: DriverPort): string | null {
  return serialNumber?.includes('&') === true ? null : spokenName(serialNumber)
}

/** Which port of its adapter: `…-if00-port0` of udev, `…&MI_00\…` of Windows. */
function channelOf(pnpId: string | undefined): string | null {
  const udev = /-(if\d{2}(?:-port\d+)?)$/.exec(pnpId ?? '')?.[1]
  const windows = /&MI_(\d{2})/i.exec(pnpId ?? '')?.[1]
  return udev ?? (windows === undefined ? null : `if${windows}`)
}

/** The ports that udev has named, where nothing else can be read. Their numbers are not known, so that the name itself has to lead to them; it is the device's. */
export async function portsById(folder = BY_ID_FOLDER): Promise<readonly FoundPort[]> {
  const names = await readdir(folder).catch(() => [])
  return names.map((name) => {
    const path = `${folder}/${name}`
    const product = name
      .replace(/^usb-/, '')
      .replace(/-if\d{2}(-port\d+)?$/, '')
      .replaceAll('_', ' ')
    const kind = kindOf({ path, device: null, words: [name] })
    // udev names only what has an identity there, and that is on USB.
    return { path, device: null, maker: null, product, kind: kind === 'built-in' ? 'usb' : kind, hasBaudRate: true }
  })
}
