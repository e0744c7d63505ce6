import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** What a USB device says of itself. */
export interface UsbFacts {
  readonly idVendor: string
  readonly idProduct: string
  readonly serial?: string
  readonly manufacturer?: string
  readonly product?: string
}

/** Builds the corner of Linux's tree of devices in which serial ports stand, in a folder of a test. */
export class SysfsMaker {
  readonly root: string

  constructor(root: string) {
    this.root = root
  }

  /** A port on USB; `portNumber` for an adapter's chip, none for a device of the class "communication device". */
  async usb(name: string, socket: string, facts: UsbFacts, place: { channel?: string; portNumber?: string } = {}) {
    const { channel = '00', portNumber } = place
    const device = join('sys/devices/pci0000:00/usb1', socket)
    for (const [file, text] of Object.entries(facts)) await this.write(join(device, file), `${text}\n`)
    const channelFolder = join(device, `${socket}:1.${Number(channel)}`)
    await this.write(join(channelFolder, 'bInterfaceNumber'), `${channel}\n`)
    const behind = portNumber === undefined ? channelFolder : join(channelFolder, name)
    if (portNumber !== undefined) await this.write(join(behind, 'port_number'), `${portNumber}\n`)
    await this.link(join('sys/class/tty', name, 'device'), behind)
  }

  /** A built-in port; type 0 is one without a chip. */
  async builtIn(name: string, type: string) {
    await this.write(join('sys/class/tty', name, 'type'), `${type}\n`)
    await this.write(join('sys/devices/platform/serial8250', name, 'uevent'), '')
    await this.link(join('sys/class/tty', name, 'device'), join('sys/devices/platform/serial8250', name))
  }

  async write(file: string, text: string) {
    await mkdir(join(this.root, dirname(file)), { recursive: true })
    await writeFile(join(this.root, file), text)
  }

  async link(name: string, target: string) {
    await mkdir(join(this.root, dirname(name)), { recursive: true })
    await symlink(relative(dirname(name), target), join(this.root, name))
  }
}
