import { Listeners } from '../../base/listeners.ts'
import { type ScannerTransport, TransportError } from '../transport.ts'
import { type BulkPipe, findBulkPipe } from './bulk-pipe.ts'
import { BulkStream } from './bulk-stream.ts'
import type { UsbApi, UsbApiDevice } from './usb-api.ts'
import { toUsbError } from './usb-fault.ts'
import { loadUsbPackage } from './usb-package.ts'
import { findUsbScanner, type UsbScannerId, unusable, usbName } from './usb-scanner.ts'

export interface UsbTransportOptions {
  readonly scanner: UsbScannerId
  /** The real package unless a test brings another. */
  readonly load?: () => Promise<UsbApi>
  readonly platform?: NodeJS.Platform
}

/**
 * Makes transports to one scanner on USB, one for each connection: a vendor interface with a bulk endpoint each way, over which go
 * the bytes that a serial cable would carry. Proved against a fake of the package only; it has not met real hardware.
 * Each waits until the one before has let go: the package cannot cancel a transfer, and until it ends the interface counts as taken.
 */
export function usbTransports(options: UsbTransportOptions): () => ScannerTransport {
  let released: Promise<void> = Promise.resolve()
  return () => {
    const before = released
    return createUsbTransport(options, before, (closing) => {
      released = Promise.all([released, closing]).then(() => undefined)
    })
  }
}

/** What a connection holds once it is open. */
interface Held {
  readonly device: UsbApiDevice
  readonly pipe: BulkPipe
  readonly stream: BulkStream
}

function createUsbTransport(
  { scanner, load = loadUsbPackage, platform = process.platform }: UsbTransportOptions,
  before: Promise<void>,
  onClosing: (closing: Promise<void>) => void,
): ScannerTransport {
  const bytes = new Listeners<Uint8Array>()
  const closed = new Listeners<string>()
  const drain = new Listeners<void>()
  const name = usbName(scanner)
  let opening: Promise<Held> | undefined
  let held: Held | undefined
  let closing: Promise<void> | undefined

  async function connect(): Promise<Held> {
    await before
    const api = await load().catch((error: unknown) => {
      throw unusable(error)
    })
    const device = await findUsbScanner(api, scanner)
    const pipe = await claimBulkPipe(device, name, platform)
    const stream = new BulkStream({
      device,
      pipe,
      onBytes: (chunk) => bytes.tell(chunk),
      onDrain: () => drain.tell(),
      onFailed: (reason) => closed.tell(reason),
    })
    return { device, pipe, stream }
  }

  return {
    kind: 'usb',
    path: name,
    async open() {
      opening = connect()
      held = await opening
      // Given up while it was still opening: closing lets go of it.
      if (closing === undefined) held.stream.start()
    },
    onBytes: (listener) => bytes.add(listener),
    onClose: (listener) => closed.add(listener),
    onDrain: (listener) => drain.add(listener),
    write: (sent, onTaken) => closing === undefined && held !== undefined && held.stream.write(sent, onTaken),
    close() {
      if (closing === undefined) {
        closing = end(opening)
        onClosing(closing)
      }
      return closing
    },
  }
}

/** Opens the device and takes its bulk interface; rejects with a `TransportError` and holds nothing then. */
async function claimBulkPipe(device: UsbApiDevice, name: string, platform: NodeJS.Platform): Promise<BulkPipe> {
  let pipe: BulkPipe | undefined
  try {
    await device.open()
    pipe = findBulkPipe(device.configuration)
    if (pipe === undefined) {
      const missing = 'it has no vendor interface with a bulk endpoint each way'
      throw new TransportError('FAILED', `${name}: ${missing}. If it shows a serial port, choose that.`)
    }
    await device.claimInterface(pipe.interfaceNumber)
    if (pipe.alternateSetting !== 0) await device.selectAlternateInterface(pipe.interfaceNumber, pipe.alternateSetting)
    return pipe
  } catch (error) {
    await letGoOf(device, pipe)
    throw error instanceof TransportError ? error : toUsbError(error, name, platform)
  }
}

async function end(opening: Promise<Held> | undefined): Promise<void> {
  const held = await opening?.catch(() => undefined)
  if (held === undefined) return
  await held.stream.end()
  await letGoOf(held.device, held.pipe)
}

/** Never rejects: a device that was pulled out refuses everything, and holds nothing any more. Released by hand, because the package's `close` does not. */
async function letGoOf(device: UsbApiDevice, pipe: BulkPipe | undefined): Promise<void> {
  if (pipe !== undefined) await device.releaseInterface(pipe.interfaceNumber).catch(() => undefined)
  await device.close().catch(() => undefined)
}
