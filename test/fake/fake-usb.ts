import type { TimerHandle, Timers } from '../../electron/base/clock.ts'
import type {
  UsbApi,
  UsbApiConfiguration,
  UsbApiDevice,
  UsbApiRead,
  UsbApiWritten,
} from '../../electron/scanner/usb/usb-api.ts'
import type { ByteChannel } from '../../electron/scanner/virtual/byte-channel.ts'
import { COMPOSITE, IN_ENDPOINT, OUT_ENDPOINT } from '../make/usb-descriptors.ts'

/** One transfer that the device has not answered yet. */
interface UnderWay {
  readonly timer: TimerHandle
  settle(problem: string | undefined): void
}

/** The sockets of a machine at the boundary of the `usb` package. */
export class FakeUsb implements UsbApi {
  readonly scanners: FakeUsbScanner[]
  /** Set where the system has no USB. */
  problem: string | undefined

  constructor(...scanners: FakeUsbScanner[]) {
    this.scanners = scanners
  }

  getDevices(): Promise<readonly UsbApiDevice[]> {
    if (this.problem !== undefined) return Promise.reject(new Error(this.problem))
    return Promise.resolve(this.scanners.filter(({ plugged }) => plugged).map((scanner) => scanner.openable()))
  }
}

/**
 * A scanner on USB with the manners of version 3.1.0 of the package: fresh objects at every listing, one transfer at a time per
 * endpoint, faults told as rejected words, no cancelling, and an interface that stays taken until it is released by hand while
 * nothing is under way. A write at the scanner's end is one burst, ended by a packet that is not full.
 */
export class FakeUsbScanner implements ByteChannel {
  readonly path = null
  readonly name = {
    vendorId: 0x1209,
    productId: 0x0001,
    deviceClass: 0,
    manufacturerName: 'Ovo',
    productName: 'Scanner 1',
    serialNumber: 'A7' as string | null,
  }
  configuration: UsbApiConfiguration | null = COMPOSITE
  /** What `open` or `claimInterface` answers instead of doing it. */
  refusal: { readonly open?: string; readonly claim?: string } = {}
  /** How many transfers from now on stall, each until its halt is cleared. */
  stalls = { in: 0, out: 0 }
  /** False: nothing that the station sends is taken. */
  takesBytes = true
  /** Bytes that one transfer takes at most. */
  takesAtOnce = Number.POSITIVE_INFINITY
  readonly log: string[] = []
  readonly underWay = new Map<'in' | 'out', UnderWay>()
  readonly halted = new Set<'in' | 'out'>()
  holder: FakeUsbDevice | undefined
  readonly #timers: Timers
  readonly #listeners = new Set<(chunk: Uint8Array) => void>()
  #bursts: Uint8Array[] = []
  #plugged = true
  /** Asks the waiting read, if there is one, to look again. */
  #onBurst: () => void = () => undefined

  constructor(timers: Timers, name: Partial<FakeUsbScanner['name']> = {}) {
    this.#timers = timers
    Object.assign(this.name, name)
  }

  get plugged(): boolean {
    return this.#plugged
  }

  openable(): FakeUsbDevice {
    return new FakeUsbDevice(this)
  }

  write(bytes: Uint8Array): boolean {
    // A device without a host that has configured it has nobody to send to.
    if (this.#plugged && this.holder !== undefined) this.#bursts.push(Uint8Array.from(bytes))
    this.#onBurst()
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
    this.holder = undefined
    this.#bursts = []
    this.halted.clear()
    for (const transfer of [...this.underWay.values()]) transfer.settle('Disconnected')
  }

  plug(): Promise<void> {
    this.#plugged = true
    return Promise.resolve()
  }

  close(): Promise<void> {
    this.#listeners.clear()
    return Promise.resolve()
  }

  read(byteCount: number, timeoutMs: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      const transfer = this.#begin('in', timeoutMs, (problem) => {
        this.#onBurst = () => undefined
        if (problem !== undefined) reject(new Error(`transferIn error: ${problem}`))
      })
      const answer = () => {
        const burst = this.#bursts.shift()
        if (burst === undefined) return
        if (burst.length > byteCount) this.#bursts.unshift(burst.slice(byteCount))
        transfer.settle(undefined)
        resolve(burst.slice(0, byteCount))
      }
      this.#onBurst = answer
      if (this.#stallsNow('in')) transfer.settle('Stall')
      else answer()
    })
  }

  take(bytes: Uint8Array, timeoutMs: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const transfer = this.#begin('out', timeoutMs, (problem) => {
        if (problem !== undefined) reject(new Error(`transferOut error: ${problem}`))
      })
      if (this.#stallsNow('out')) return transfer.settle('Stall')
      if (!this.takesBytes) return
      // Later, as through a wire.
      void Promise.resolve().then(() => {
        if (!this.underWay.has('out')) return
        const taken = bytes.slice(0, this.takesAtOnce)
        transfer.settle(undefined)
        resolve(taken.length)
        for (const listener of this.#listeners) listener(taken)
      })
    })
  }

  #stallsNow(direction: 'in' | 'out'): boolean {
    if (this.stalls[direction] > 0) {
      this.stalls[direction]--
      this.halted.add(direction)
    }
    return this.halted.has(direction)
  }

  #begin(direction: 'in' | 'out', timeoutMs: number, ended: (problem: string | undefined) => void): UnderWay {
    const timer = this.#timers.after(timeoutMs, () => transfer.settle('Cancelled'))
    const transfer: UnderWay = {
      timer,
      settle: (problem) => {
        if (this.underWay.get(direction) !== transfer) return
        this.#timers.cancel(timer)
        this.underWay.delete(direction)
        ended(problem)
      },
    }
    this.underWay.set(direction, transfer)
    return transfer
  }
}

/** What one listing gave for a scanner. */
class FakeUsbDevice implements UsbApiDevice {
  readonly #scanner: FakeUsbScanner
  #open = false

  constructor(scanner: FakeUsbScanner) {
    this.#scanner = scanner
  }

  get vendorId() {
    return this.#scanner.name.vendorId
  }

  get productId() {
    return this.#scanner.name.productId
  }

  get deviceClass() {
    return this.#scanner.name.deviceClass
  }

  get manufacturerName() {
    return this.#scanner.name.manufacturerName
  }

  get productName() {
    return this.#scanner.name.productName
  }

  get serialNumber() {
    return this.#scanner.name.serialNumber
  }

  get configuration() {
    return this.#scanner.configuration
  }

  open(): Promise<void> {
    const { plugged, refusal } = this.#scanner
    if (!plugged) return refuse('open error: device not found (errno 2)')
    if (refusal.open !== undefined) return refuse(refusal.open)
    this.#open = true
    return this.#done('open')
  }

  close(): Promise<void> {
    this.#open = false
    return this.#done('close')
  }

  claimInterface(interfaceNumber: number): Promise<void> {
    const { holder, refusal } = this.#scanner
    if (!this.#open) return refuse('claimInterface error: invalid state')
    if (refusal.claim !== undefined) return refuse(refusal.claim)
    if (holder !== undefined) return refuse('claimInterface error: interface is busy (errno 16)')
    this.#scanner.holder = this
    return this.#done(`claim ${interfaceNumber}`)
  }

  releaseInterface(interfaceNumber: number): Promise<void> {
    if (!this.#open) return refuse('releaseInterface error: invalid state')
    if (!this.#holds) return refuse('releaseInterface error: not claimed')
    if (this.#scanner.underWay.size > 0) return refuse('releaseInterface error: a transfer is under way')
    this.#scanner.holder = undefined
    return this.#done(`release ${interfaceNumber}`)
  }

  selectAlternateInterface(interfaceNumber: number, alternateSetting: number): Promise<void> {
    return this.#done(`select ${interfaceNumber}/${alternateSetting}`)
  }

  clearHalt(direction: 'in' | 'out', endpointNumber: number): Promise<void> {
    if (!this.#mayUse(direction, endpointNumber)) return refuse('clearHalt error: endpoint not found')
    this.#scanner.halted.delete(direction)
    return this.#done(`clear ${direction}`)
  }

  async transferIn(endpointNumber: number, byteCount: number, timeoutMs: number): Promise<UsbApiRead> {
    if (!this.#mayUse('in', endpointNumber)) return refuse('transferIn error: endpoint not found')
    const bytes = await this.#scanner.read(byteCount, timeoutMs)
    return { status: 'ok', data: new DataView(bytes.buffer) }
  }

  async transferOut(endpointNumber: number, bytes: Uint8Array, timeoutMs: number): Promise<UsbApiWritten> {
    if (!this.#mayUse('out', endpointNumber)) return refuse('transferOut error: endpoint not found')
    return { status: 'ok', bytesWritten: await this.#scanner.take(bytes, timeoutMs) }
  }

  get #holds(): boolean {
    return this.#scanner.holder === this
  }

  #mayUse(direction: 'in' | 'out', endpointNumber: number): boolean {
    const isOurs = endpointNumber === (direction === 'in' ? IN_ENDPOINT : OUT_ENDPOINT)
    return this.#holds && isOurs && !this.#scanner.underWay.has(direction)
  }

  #done(what: string): Promise<void> {
    this.#scanner.log.push(what)
    return Promise.resolve()
  }
}

function refuse(problem: string): Promise<never> {
  return Promise.reject(new Error(problem))
}
