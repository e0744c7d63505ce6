import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, type Requirement } from '../requirement.ts'

const SCRIPT = join(import.meta.dirname, 'with-adapters.sh')
/** The one port that really leads somewhere; any other is only listed. */
const WIRED_PORT = 'ttyUSB8'

/** A USB adapter with a serial port, as its descriptors name it. */
export interface Adapter {
  readonly vendorId: string
  readonly productId: string
  readonly product: string
}

/** The USB adapters of a machine as Linux shows them in /sys, made up; seen by the programs that are started with `launcher` and by no other. */
export interface AdapterMachine {
  /** For the stage. */
  readonly launcher: readonly string[]
  /** On the USB bus; with the driver of its chip there is a serial port as well. */
  plug(socket: string, adapter: Adapter, port?: string): void
  unplug(socket: string): void
  /** The driver makes a port of what is plugged in there, or takes it away. */
  drive(socket: string, port: string | undefined): void
  end(): void
}

/** A private view of the machine's folders needs the right to mount, which root has outside of most containers. */
export function privateMounts(): Requirement {
  const unshare = findProgram('unshare')
  const may = unshare !== undefined && spawnSync(unshare, ['-m', 'mount', '--bind', '/tmp', '/tmp']).status === 0
  return {
    name: 'the right to mount folders in a private place (root on Linux, with unshare)',
    command: 'sudo npm run e2e (in a container: docker run --cap-add SYS_ADMIN; unshare is in the package util-linux)',
    isPresent: process.platform === 'linux' && may,
    mandatory: false,
  }
}

/** `scannerPath` is a pseudo-terminal, or leads to one by the time that the program is started: /dev/ttyUSB8 there. */
export function makeAdapterMachine(scannerPath: string): AdapterMachine {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-adapters-'))
  const ports = join(folder, 'class', 'tty')
  const devices = join(folder, 'bus', 'usb', 'devices')
  for (const one of [ports, devices, join(folder, 'dev')]) mkdirSync(one, { recursive: true })
  const portOf = new Map<string, string>()
  const drive = (socket: string, port: string | undefined): void => {
    const before = portOf.get(socket)
    if (before !== undefined) rmSync(join(ports, before), { recursive: true })
    portOf.delete(socket)
    if (port === undefined) return
    portOf.set(socket, port)
    const device = join(`${socket}:1.0`, port)
    writeFiles(join(devices, socket, `${socket}:1.0`), { bInterfaceNumber: '00' })
    writeFiles(join(devices, socket, device), { port_number: '0' })
    mkdirSync(join(ports, port))
    symlinkSync(join('/sys/bus/usb/devices', socket, device), join(ports, port, 'device'))
  }
  let plugged = 0
  return {
    launcher: [findProgram('unshare') ?? 'unshare', '-m', 'sh', SCRIPT, folder, scannerPath, WIRED_PORT],
    plug(socket, { vendorId, productId, product }, port) {
      writeFiles(join(devices, socket), {
        ...{ idVendor: vendorId, idProduct: productId, bcdDevice: '0264', product },
        ...{ busnum: '1', devnum: String(++plugged), speed: '12', version: ' 1.10', bMaxPacketSize0: '8' },
        ...{ bDeviceClass: 'ff', bDeviceSubClass: '00', bDeviceProtocol: '00', bConfigurationValue: '1' },
      })
      drive(socket, port)
    },
    unplug(socket) {
      drive(socket, undefined)
      rmSync(join(devices, socket), { recursive: true })
    },
    drive,
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** As the kernel does, with a line feed after each. */
function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `${text}\n`)
}
