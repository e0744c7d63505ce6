import { readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type FoundPort, hasBaudRate, kindOf, type SerialDevice, spokenName, usbNumber } from './serial-port.ts'

/** A device hangs at most so many folders above its port: port, interface, device, and what a hub adds is beside them. */
const FOLDERS_UP_MAX = 6
/** What the kernel writes into `type` of a built-in port for which there is no chip. */
const NO_CHIP = '0'

/**
 * The serial ports of Linux as the kernel knows them: no program is started and nothing is opened, so it is cheap enough to ask every
 * second. Undefined where the kernel shows none, as in some containers. `root` is that of a test.
 */
export async function sysfsPorts(root = '/'): Promise<readonly FoundPort[] | undefined> {
  const folder = join(root, 'sys/class/tty')
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined) return undefined
  const consoles = (await text(join(root, 'sys/class/tty/console/active')))?.split(/\s+/) ?? []
  const ports = await Promise.all(names.map((name) => portOf(folder, name, consoles.includes(name))))
  return ports.filter((port) => port !== undefined)
}

async function portOf(folder: string, name: string, isConsole: boolean): Promise<FoundPort | undefined> {
  // Virtual consoles and the like are behind no device.
  const device = await realpath(join(folder, name, 'device')).catch(() => undefined)
  const path = `/dev/${name}`
  if (device === undefined) return name.startsWith('rfcomm') ? plainPort(path, 'bluetooth') : undefined
  if ((await text(join(folder, name, 'type'))) === NO_CHIP) return undefined
  const usb = await usbOf(device)
  if (usb === undefined) return plainPort(path, isConsole ? 'console' : kindOf({ path, device: null, words: [] }))
  const { id, maker, product } = usb
  const kind = isConsole ? 'console' : kindOf({ path, device: id, words: [maker, product] })
  return { path, device: id, maker, product, kind, hasBaudRate: hasBaudRate(path, id, 'linux') }
}

function plainPort(path: string, kind: FoundPort['kind']): FoundPort {
  return { path, device: null, maker: null, product: null, kind, hasBaudRate: true }
}

interface UsbOfPort {
  readonly id: SerialDevice
  readonly maker: string | null
  readonly product: string | null
}

/** Goes up from the port to the USB device that it belongs to; undefined when it belongs to none. */
async function usbOf(port: string): Promise<UsbOfPort | undefined> {
  const portNumber = await text(join(port, 'port_number'))
  let interfaceNumber: string | undefined
  for (let folder = port, up = 0; up < FOLDERS_UP_MAX; folder = dirname(folder), up++) {
    interfaceNumber ??= await text(join(folder, 'bInterfaceNumber'))
    const vendorId = usbNumber(await text(join(folder, 'idVendor')))
    const productId = usbNumber(await text(join(folder, 'idProduct')))
    if (vendorId === undefined || productId === undefined) continue
    const [serialNumber, maker, product] = await Promise.all(
      ['serial', 'manufacturer', 'product'].map(async (name) => spokenName(await text(join(folder, name)))),
    )
    const channel = interfaceNumber === undefined ? null : channelName(interfaceNumber, portNumber)
    return {
      id: { vendorId, productId, serialNumber: serialNumber ?? null, channel },
      ...{ maker: maker ?? null, product: product ?? null },
    }
  }
  return undefined
}

/** As udev writes it into the names under /dev/serial/by-id: `if00-port0`, and `if00` for a port that is the interface itself. */
export function channelName(interfaceNumber: string, portNumber: string | undefined): string {
  return portNumber === undefined ? `if${interfaceNumber}` : `if${interfaceNumber}-port${portNumber}`
}

async function text(file: string): Promise<string | undefined> {
  const read = await readFile(file, 'utf8').catch(() => undefined)
  return read?.trim()
}
