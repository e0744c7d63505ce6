import type { Timers } from '../../base/clock.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { ScannerChoice, UsbScanner } from '../../contract/scanner-choice.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed, Audited } from '../../domain/audit.ts'
import type { Line } from '../../line/line.ts'
import type { LinkSlot } from '../../line/link-slot.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { createSerialTransport, listSerialPorts } from '../../scanner/serial-transport.ts'
import type { ScannerTransport } from '../../scanner/transport.ts'
import { loadUsbPackage } from '../../scanner/usb/usb-package.ts'
import { listUsbScanners } from '../../scanner/usb/usb-scanner.ts'
import { usbTransports } from '../../scanner/usb/usb-transport.ts'
import { openReplay } from './open-replay.ts'
import type { ScannerPlug } from './scanner-plug.ts'

export interface ScannerHandlersOptions {
  readonly play: boolean
  readonly plug: ScannerPlug
  readonly line: Pick<Line, 'reconnect'> & { readonly links: Pick<LinkSlot, 'tryNow'> }
  readonly timers: Timers
  readonly audited: Audited
}

interface Who {
  readonly caller: Caller
}

/** The part of the station's service that chooses the scanner. */
export function scannerHandlers({ play, plug, line, timers, audited }: ScannerHandlersOptions) {
  function connect(choice: ScannerChoice, { caller }: Who) {
    // Real eggs must never land among the phantoms of a training run.
    if (play) throw new RpcError('IN_PLAY', 'leave training before a real scanner is connected')
    const deed: AuditDeed = { act: 'scanner.connect', subject: subjectOf(choice), after: JSON.stringify(choice) }
    // What a transaction takes back it cannot take out of memory: the entry stands first, then the plug is changed.
    audited(caller, deed, () => undefined)
    plug.use(waysTo(choice, timers))
    return line.reconnect().then(() => ({}))
  }
  return {
    async listSerialPorts() {
      const { ports, problem } = await listSerialPorts()
      return { ports: [...ports], problem }
    },
    connectSerial: (serial: { readonly path: string; readonly baudRate: number }, who: Who) =>
      connect({ kind: 'serial', ...serial }, who),
    async listUsbScanners() {
      const { scanners, problem } = await listUsbScanners(loadUsbPackage)
      return { scanners: [...scanners], problem }
    },
    tryScannerNow() {
      line.links.tryNow()
      return {}
    },
    connectUsb: (usb: UsbScanner, who: Who) => connect({ kind: 'usb', ...usb }, who),
    disconnect(_params: object, { caller }: Who) {
      audited(caller, { act: 'scanner.disconnect', subject: '' }, () => undefined)
      plug.use(undefined)
      return line.reconnect().then(() => ({}))
    },
  }
}

/** How the scanner of the settings is reached; undefined where there is none, or where its bytes come over a port. */
export function scannerOf(
  scanner: StationInit['scanner'],
  timers: Timers,
): (() => ScannerTransport | undefined) | undefined {
  if (scanner.kind === 'none' || scanner.kind === 'port') return undefined
  return scanner.kind === 'replay' ? openReplay(scanner, timers) : waysTo(scanner, timers)
}

/** As people know it: where it is plugged in, or what it says that it is. */
function subjectOf(choice: ScannerChoice): string {
  if (choice.kind === 'serial') return choice.path
  const ids = [choice.vendorId, choice.productId].map((id) => id.toString(16).padStart(4, '0'))
  return [ids.join(':'), choice.serialNumber].filter((part) => part !== null).join(' ')
}

/** Makes a fresh transport for every connection to that scanner. */
function waysTo(choice: ScannerChoice, timers: Timers) {
  if (choice.kind === 'usb') return usbTransports({ scanner: choice })
  const { path, baudRate } = choice
  return () => createSerialTransport({ path, baudRate, timers })
}
