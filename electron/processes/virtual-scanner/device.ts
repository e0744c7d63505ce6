import type { Clock, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import type { VirtualScannerSettings } from '../../contract/shell.ts'
import type { Port } from '../../rpc/port.ts'
import { createSerialTransport } from '../../scanner/serial-transport.ts'
import type { ByteChannel } from '../../scanner/virtual/byte-channel.ts'
import { NO_FAULTS, type VirtualFaults } from '../../scanner/virtual/faults.ts'
import type { ScannerSelf } from '../../scanner/virtual/scanner-session.ts'
import type { TrueCell } from '../../scanner/virtual/truth-book.ts'
import { capabilitiesFor, VirtualScanner, type VirtualScannerFigures } from '../../scanner/virtual/virtual-scanner.ts'
import { phantomEggs } from './phantom-pool.ts'
import { PortChannel } from './port-channel.ts'
import { openPtyChannel } from './pty-channel.ts'
import { openSerialChannel } from './serial-channel.ts'

/** What its cable is made of. */
type Cable =
  /** A pseudo-terminal, if need be with a lasting name. */
  | { readonly channel: 'pty'; readonly linkPath?: string }
  | { readonly channel: 'port' }
  /** A serial port of this machine, whose far end is a station's. */
  | { readonly channel: 'serial'; readonly port: { readonly path: string; readonly baudRate: number } }

export type VirtualScannerDeviceOptions = Cable & {
  readonly settings: VirtualScannerSettings
  readonly clock: Clock
  readonly timers: Timers
  /** Names the session: seed it differently at every power-up. The eggs come from `settings.seed`. */
  readonly random: Random
}

/** A virtual scanner with its cable. Powered on and plugged in as soon as it is there; feeds trays after `start`. */
export interface VirtualScannerDevice {
  /** What the station opens; null where that is no path of this machine. */
  readonly path: string | null
  start(): void
  /** Finishes the tray under the scanner and takes no other. */
  stop(): void
  /** Rate, trays, size and eggs from the next tray on, faults at once; trays are counted anew. */
  setSettings(settings: VirtualScannerSettings): void
  /** What is wrong with it from now on; nothing else changes. */
  setFaults(faults: VirtualFaults): void
  /** The conveyor jams for as long as the settings say. */
  jam(): void
  pull(): void
  plug(): Promise<void>
  /** Puts bytes onto the line as they are, between two frames; lost while the cable is out. */
  noise(bytes: Uint8Array): void
  /** Cells scanned, in the order of trays and cells, leaving out the first `from`. */
  truth(from?: number, count?: number): { readonly cells: readonly TrueCell[]; readonly total: number }
  stats(): VirtualScannerFigures
  /** For channel 'port' only: the port to the station, also a new one after the station was restarted. */
  attachPort(port: Port): void
  close(): Promise<void>
}

/** Rejects when the channel cannot be had, for example no pseudo-terminals on this system. */
export async function createVirtualScannerDevice(options: VirtualScannerDeviceOptions): Promise<VirtualScannerDevice> {
  const { clock, timers, random, settings } = options
  const portChannel = options.channel === 'port' ? new PortChannel() : undefined
  const channel = portChannel ?? (await openCable(options))
  const scanner = new VirtualScanner({
    ...{ settings, eggs: phantomEggs(settings), channel, clock, timers, random },
    ...{ faults: settings.faults ?? NO_FAULTS, faultSeed: settings.seed, self: selfOf(settings) },
  })
  scanner.powerOn()
  return {
    get path() {
      return channel.path
    },
    start: () => scanner.start(),
    stop: () => scanner.stop(),
    setSettings(next) {
      // First: a tray may begin with the settings.
      scanner.setFaults(next.faults ?? NO_FAULTS)
      scanner.setSettings(next, phantomEggs(next))
    },
    setFaults: (faults) => scanner.setFaults(faults),
    jam: () => scanner.jam(),
    pull: () => scanner.pull(),
    plug: () => scanner.plug(),
    noise: (bytes) => void channel.write(bytes),
    truth: (from, count) => scanner.truth(from, count),
    stats: () => scanner.figures,
    attachPort: (port) => portChannel?.attach(port),
    async close() {
      scanner.powerOff()
      await channel.close()
    },
  }
}

function openCable(options: VirtualScannerDeviceOptions): Promise<ByteChannel> {
  const { timers } = options
  if (options.channel === 'serial') {
    const { port } = options
    return openSerialChannel({ timers, openTransport: () => createSerialTransport({ ...port, timers }) })
  }
  const linkPath = options.channel === 'pty' ? options.linkPath : undefined
  return openPtyChannel(linkPath === undefined ? { timers } : { timers, linkPath })
}

function selfOf({ scannerSerial, firmware, sidePixels }: VirtualScannerSettings): Partial<ScannerSelf> {
  return {
    ...(scannerSerial === undefined ? {} : { scannerSerial }),
    ...(firmware === undefined ? {} : { firmware }),
    ...(sidePixels === undefined ? {} : { capabilities: capabilitiesFor(sidePixels) }),
  }
}
