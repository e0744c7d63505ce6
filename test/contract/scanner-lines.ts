import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPortMock } from 'serialport'
import type { Clock, Timers } from '../../electron/base/clock.ts'
import { PortChannel } from '../../electron/processes/virtual-scanner/port-channel.ts'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { openPtyChannel } from '../../electron/processes/virtual-scanner/pty-channel.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { portTransports } from '../../electron/scanner/port-transport.ts'
import { createSerialTransport } from '../../electron/scanner/serial-transport.ts'
import type { ScannerTransport } from '../../electron/scanner/transport.ts'
import { usbTransports } from '../../electron/scanner/usb/usb-transport.ts'
import type { ByteChannel } from '../../electron/scanner/virtual/byte-channel.ts'
import { FakeUsb, FakeUsbScanner } from '../fake/fake-usb.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { openFolderLine } from './folder-line.ts'

/** A cable between a station and a scanner, with the time in which both live. */
export interface Line {
  readonly clock: Clock
  readonly timers: Timers
  readonly channel: ByteChannel
  openTransport(): ScannerTransport | undefined
  /** Lets time pass. */
  pass(ms: number): Promise<void>
  close(): Promise<void>
}

export interface LineKind {
  readonly name: string
  readonly open: () => Promise<Line>
}

const BAUD_RATE = 921_600

/** Longer than any message but a picture. */
const LONG_FRAME_BYTES = 120

/** Every way in which bytes come from a scanner on this system. */
export const LINE_KINDS: readonly LineKind[] = [
  { name: 'a port between processes', open: openPortLine },
  { name: 'the port to the reader of a folder', open: openFolderLine },
  { name: "the serial driver's mock binding", open: openMockLine },
  { name: 'bulk endpoints of a fake USB device', open: openUsbLine },
  ...(arePseudoTerminalsSupported() ? [{ name: 'the serial driver at a pseudo-terminal', open: openPtyLine }] : []),
]

function openPortLine(): Promise<Line> {
  const time = new ManualTime()
  const [left, right] = createPortPair()
  const channel = new PortChannel()
  channel.attach(left)
  return Promise.resolve({
    clock: time,
    timers: time,
    channel,
    openTransport: portTransports(right),
    pass: (ms) => time.advance(ms),
    close: () => channel.close(),
  })
}

export const realTime = {
  clock: { wallMs: () => Date.now(), monoMs: () => performance.now() },
  timers: systemTimers,
  pass: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

async function openPtyLine(): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'line-'))
  const linkPath = join(folder, 'scanner')
  const channel = await openPtyChannel({ timers: systemTimers, linkPath })
  return {
    ...realTime,
    channel,
    openTransport: () => createSerialTransport({ path: linkPath, baudRate: BAUD_RATE, timers: systemTimers }),
    async close() {
      await channel.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function openUsbLine(): Promise<Line> {
  const channel = new FakeUsbScanner(systemTimers)
  const api = new FakeUsb(channel)
  return Promise.resolve({
    ...realTime,
    channel,
    openTransport: usbTransports({ scanner: channel.name, load: () => Promise.resolve(api), platform: 'linux' }),
    close: () => channel.close(),
  })
}

let mocks = 0

function openMockLine(): Promise<Line> {
  const channel = new MockChannel(`/dev/mock-${++mocks}`)
  return Promise.resolve({
    ...realTime,
    channel,
    openTransport: () =>
      createSerialTransport({
        path: channel.path,
        baudRate: BAUD_RATE,
        timers: systemTimers,
        createDriver: (options) => channel.createDriver(options),
      }),
    close: () => channel.close(),
  })
}

/** The far end of the driver's mock binding. A pulled cable makes the open driver fail and the path vanish. */
class MockChannel implements ByteChannel {
  readonly path: string
  readonly #listeners = new Set<(chunk: Uint8Array) => void>()
  #driver: SerialPortMock | undefined
  #plugged = true

  constructor(path: string) {
    this.path = path
  }

  get plugged(): boolean {
    return this.#plugged
  }

  createDriver(options: { path: string; baudRate: number; autoOpen: false }): SerialPortMock {
    if (this.#plugged) SerialPortMock.binding.createPort(this.path, { maxReadSize: 65_536 })
    const driver = new SerialPortMock({ ...options, path: this.#plugged ? this.path : '/dev/gone' })
    this.#driver = driver
    driver.on('open', () => {
      const binding = driver.port
      if (binding === undefined) return
      const write = binding.write.bind(binding)
      binding.write = async (bytes: Buffer) => {
        await write(bytes)
        if (this.#plugged && this.#driver === driver)
          for (const listener of this.#listeners) listener(Uint8Array.from(bytes))
      }
    })
    return driver
  }

  write(bytes: Uint8Array): boolean {
    if (this.#plugged && this.#driver?.isOpen === true) this.#driver.port?.emitData(Buffer.from(bytes))
    return true
  }

  onDrain(): () => void {
    return () => undefined
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  pull(): void {
    this.#plugged = false
    if (this.#driver?.isOpen === true) this.#driver._disconnected(new Error('the device is gone'))
  }

  plug(): Promise<void> {
    this.#plugged = true
    return Promise.resolve()
  }

  close(): Promise<void> {
    this.#listeners.clear()
    return Promise.resolve()
  }
}

/** A cable that can be bad: mute, or losing what a test chooses. */
export class BadChannel implements ByteChannel {
  readonly #inner: ByteChannel
  /** What becomes of each piece on its way to the station; undefined = lost. */
  spoil: (bytes: Uint8Array) => Uint8Array | undefined = (bytes) => bytes
  #pullsInside = false

  constructor(inner: ByteChannel) {
    this.#inner = inner
  }

  get path(): string | null {
    return this.#inner.path
  }

  get plugged(): boolean {
    return this.#inner.plugged
  }

  write(bytes: Uint8Array): boolean {
    const left = this.spoil(bytes)
    if (left === undefined) return true
    if (!this.#pullsInside || left.length < LONG_FRAME_BYTES) return this.#inner.write(left)
    this.#pullsInside = false
    this.#inner.write(left.subarray(0, left.length >> 1))
    this.#inner.pull()
    return true
  }

  /** It comes out in the middle of the next picture. */
  pullInside(): void {
    this.#pullsInside = true
  }

  onDrain(listener: () => void): () => void {
    return this.#inner.onDrain(listener)
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    return this.#inner.onBytes(listener)
  }

  pull(): void {
    this.#inner.pull()
  }

  plug(): Promise<void> {
    return this.#inner.plug()
  }

  close(): Promise<void> {
    return this.#inner.close()
  }
}
