import { readdir } from 'node:fs/promises'
import { SerialPort, type SerialPortMock } from 'serialport'
import type { Timers } from '../base/clock.ts'
import { Listeners } from './listeners.ts'
import { type ScannerTransport, TransportError, type TransportFault } from './transport.ts'

/** Bytes still to be written get this long when a port is closed, for example the Reject that explains it. */
const FLUSH_DEADLINE_MS = 200

/** Linux names that survive re-plugging; used when the system cannot list ports. */
const BY_ID_FOLDER = '/dev/serial/by-id'

type Driver = SerialPort | SerialPortMock

export interface SerialTransportOptions {
  readonly path: string
  readonly baudRate: number
  readonly timers: Timers
  /** The real driver unless a test brings another binding. */
  readonly createDriver?: (options: { path: string; baudRate: number; autoOpen: false }) => Driver
}

/** Bytes over a serial port, real or pseudo-terminal. The only file that imports `serialport`. */
export function createSerialTransport(options: SerialTransportOptions): ScannerTransport {
  const createDriver = options.createDriver ?? ((settings) => new SerialPort(settings))
  const bytes = new Listeners<Uint8Array>()
  const closed = new Listeners<string>()
  const drain = new Listeners<void>()
  let driver: Driver | undefined
  let closing: Promise<void> | undefined

  function attach(port: Driver): void {
    port.on('data', (chunk: Uint8Array) => bytes.tell(chunk))
    port.on('drain', () => drain.tell())
    port.on('error', (error: Error) => closed.tell(error.message))
    port.on('close', (error: Error | null) => closed.tell(error?.message ?? 'closed'))
  }

  return {
    kind: 'serial',
    path: options.path,
    open() {
      return new Promise((resolve, reject) => {
        const fail = (error: unknown) => reject(toTransportError(error, process.platform))
        try {
          // An impossible path or speed makes the constructor throw.
          const port = createDriver({ path: options.path, baudRate: options.baudRate, autoOpen: false })
          driver = port
          port.open((error) => {
            if (error) return fail(error)
            attach(port)
            resolve()
            // Given up while the driver was still opening: it must not keep the port locked.
            if (closing !== undefined) port.close(() => undefined)
          })
        } catch (error) {
          fail(error)
        }
      })
    },
    onBytes: (listener) => bytes.add(listener),
    onClose: (listener) => closed.add(listener),
    onDrain: (listener) => drain.add(listener),
    write(sent, onTaken) {
      const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.length)
      return driver?.isOpen === true && driver.write(bytes, (error) => void (error ?? onTaken?.()))
    },
    close() {
      closing ??= closeDriver(driver, options.timers)
      return closing
    },
  }
}

async function closeDriver(driver: Driver | undefined, timers: Timers): Promise<void> {
  if (driver?.isOpen !== true) return
  if (driver.writableLength > 0) await drained(driver, timers)
  if (!driver.isOpen) return
  await new Promise<void>((resolve) => driver.close(() => resolve()))
}

function drained(driver: Driver, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    const deadline = timers.after(FLUSH_DEADLINE_MS, resolve)
    driver.drain(() => {
      timers.cancel(deadline)
      resolve()
    })
  })
}

/** The driver tells its faults in words only; these are the words of its Unix and Windows bindings. */
export function toTransportError(error: unknown, platform: NodeJS.Platform): TransportError {
  const message = error instanceof Error ? error.message : String(error)
  return new TransportError(faultOf(message, platform), message)
}

function faultOf(message: string, platform: NodeJS.Platform): TransportFault {
  if (/no such file|file not found|no such device|port does not exist/i.test(message)) return 'ABSENT'
  // Windows says "Access denied" when another program holds the port; it knows no permission for one.
  if (/access denied/i.test(message)) return platform === 'win32' ? 'BUSY' : 'PERMISSION'
  if (/permission denied|operation not permitted/i.test(message)) return 'PERMISSION'
  if (/cannot lock port|busy|temporarily unavailable|port is locked/i.test(message)) return 'BUSY'
  return 'FAILED'
}

export interface SerialPortList {
  readonly ports: readonly { readonly path: string; readonly name: string; readonly serialNumber: string | null }[]
  /** Why the list may be incomplete, in English; null when it is complete. */
  readonly problem: string | null
}

/** Serial ports of this machine. Never rejects: where the system cannot list them, a path may still be typed. */
export async function listSerialPorts(
  list: () => ReturnType<typeof SerialPort.list> = SerialPort.list,
): Promise<SerialPortList> {
  try {
    const found = await list()
    const ports = found.map(({ path, manufacturer, pnpId, serialNumber }) => ({
      path,
      name: [manufacturer, pnpId].filter(Boolean).join(' · ') || path,
      serialNumber: serialNumber ?? null,
    }))
    return { ports, problem: null }
  } catch (error) {
    // On Linux the driver asks `udevadm`, which a minimal system does not have.
    const problem = error instanceof Error ? error.message : String(error)
    return { ports: await portsById(), problem }
  }
}

async function portsById(): Promise<SerialPortList['ports']> {
  const names = await readdir(BY_ID_FOLDER).catch(() => [])
  return names.map((name) => ({ path: `${BY_ID_FOLDER}/${name}`, name, serialNumber: null }))
}
