import { SerialPort, type SerialPortMock } from 'serialport'
import type { Timers } from '../base/clock.ts'
import { Listeners } from '../base/listeners.ts'
import type { LinkRemedy } from '../domain/link/link-remedy.ts'
import { isPolled, readAtOnce, writeAtOnce } from './serial/at-once.ts'
import { type ScannerTransport, TransportError, type TransportFault } from './transport.ts'

/** Bytes still to be written get this long when a port is closed, for example the Reject that explains it. */
const FLUSH_DEADLINE_MS = 200

type Driver = SerialPort | SerialPortMock

/** Where a scanner is, and what the line there can carry: bytes per second, null where it has no speed of its own. */
export interface SerialPlace {
  readonly path: string
  readonly capacityBytesPerS: number | null
}

/** Always 8 data bits, no parity, one stop bit, and no flow control by characters: the bytes of a picture are any. */
interface DriverSettings {
  readonly path: string
  readonly baudRate: number
  /** Each end holds the other back by a wire. */
  readonly rtscts: boolean
  readonly autoOpen: false
}

export interface SerialTransportOptions {
  /** What it is known by until it has been found. */
  readonly path: string
  readonly baudRate: number
  readonly rtscts?: boolean
  readonly timers: Timers
  /** Finds the port anew before it is opened; without it the path is where it is. Throws a `TransportError`. */
  readonly locate?: () => Promise<SerialPlace>
  /** What to do about a port that did not open. */
  readonly explain?: (fault: TransportFault, path: string) => Promise<LinkRemedy | undefined>
  /** The real driver unless a test brings another binding. */
  readonly createDriver?: (settings: DriverSettings) => Driver
}

/** Bytes over a serial port, real or pseudo-terminal. The only file that imports `serialport`. */
export function createSerialTransport(options: SerialTransportOptions): ScannerTransport {
  const createDriver = options.createDriver ?? ((settings) => new SerialPort(settings))
  const bytes = new Listeners<Uint8Array>()
  const closed = new Listeners<string>()
  const drain = new Listeners<void>()
  let place: SerialPlace = { path: options.path, capacityBytesPerS: null }
  let driver: Driver | undefined
  let closing: Promise<void> | undefined

  function attach(port: Driver): void {
    const tell = (chunk: Uint8Array) => bytes.tell(chunk)
    const read = () => void port.on('data', tell)
    if (isPolled(port.port)) {
      writeAtOnce(port.port)
      readAtOnce(port.port, tell, read)
    } else read()
    port.on('drain', () => drain.tell())
    port.on('error', (error: Error) => closed.tell(error.message))
    port.on('close', (error: Error | null) => closed.tell(error?.message ?? 'closed'))
  }

  function openDriver(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { baudRate, rtscts = false } = options
      // An impossible path or speed makes the constructor throw.
      const port = createDriver({ path: place.path, baudRate, rtscts, autoOpen: false })
      driver = port
      port.open((error) => {
        if (error) return reject(error)
        attach(port)
        resolve()
        // Given up while the driver was still opening: it must not keep the port locked.
        if (closing !== undefined) port.close(() => undefined)
      })
    })
  }

  return {
    kind: 'serial',
    get path() {
      return place.path
    },
    get capacityBytesPerS() {
      return place.capacityBytesPerS
    },
    async open() {
      if (options.locate !== undefined) place = await options.locate()
      // Given up while it was still looked for: nothing waits for it any more.
      if (closing !== undefined) return
      try {
        await openDriver()
      } catch (error) {
        const { fault, message } = toTransportError(error, process.platform)
        throw new TransportError(fault, message, await options.explain?.(fault, place.path))
      }
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

/** The ports that the system lists; rejects where it cannot, for example because Linux has no `udevadm`. */
export function listDriverPorts(): ReturnType<typeof SerialPort.list> {
  return SerialPort.list()
}
