import type { Timers } from '../../base/clock.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { FolderScannerChoice, ScannerChoice, SerialScanner, UsbScanner } from '../../contract/scanner-choice.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed, Audited } from '../../domain/audit.ts'
import type { Line } from '../../line/line.ts'
import type { LinkSlot } from '../../line/link-slot.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { deviceName } from '../../scanner/serial/serial-port.ts'
import { listPorts, portsOfMachine } from '../../scanner/serial/serial-ports.ts'
import { listDriverPorts } from '../../scanner/serial-transport.ts'
import { loadUsbPackage } from '../../scanner/usb/usb-package.ts'
import { listUsbScanners } from '../../scanner/usb/usb-scanner.ts'
import type { FolderDoor } from './folder-door.ts'
import { openReplay } from './open-replay.ts'
import type { ScannerPlug, ScannerWay } from './scanner-plug.ts'
import { type WayParts, waysTo } from './scanner-ways.ts'

export interface ScannerHandlersOptions {
  readonly play: boolean
  readonly plug: ScannerPlug
  readonly line: Pick<Line, 'reconnect'> & { readonly links: Pick<LinkSlot, 'tryNow'> }
  readonly lineId: string
  readonly folders: Pick<FolderDoor, 'check' | 'wayTo'>
  readonly timers: Timers
  readonly audited: Audited
}

interface Who {
  readonly caller: Caller
}

/** The part of the station's service that chooses the scanner. */
export function scannerHandlers({ play, plug, line, audited, ...ways }: ScannerHandlersOptions) {
  function connect(choice: ScannerChoice, { caller }: Who) {
    // Real eggs must never land among the phantoms of a training run.
    if (play) throw new RpcError('IN_PLAY', 'leave training before a real scanner is connected')
    const deed: AuditDeed = { act: 'scanner.connect', subject: subjectOf(choice), after: JSON.stringify(choice) }
    // What a transaction takes back it cannot take out of memory: the entry stands first, then the plug is changed.
    audited(caller, deed, () => undefined)
    plug.use(waysTo(choice, ways))
    return line.reconnect().then(() => ({}))
  }
  return {
    async listSerialPorts() {
      const { ports, problem } = await listPorts(portsOfMachine(listDriverPorts))
      return { ports: [...ports], problem }
    },
    connectSerial: (serial: SerialScanner, who: Who) => connect({ kind: 'serial', ...serial }, who),
    async listUsbScanners() {
      const { scanners, problem } = await listUsbScanners(loadUsbPackage)
      return { scanners: [...scanners], problem }
    },
    tryScannerNow() {
      line.links.tryNow()
      return {}
    },
    connectUsb: (usb: UsbScanner, who: Who) => connect({ kind: 'usb', ...usb }, who),
    async connectFolder(folder: FolderScannerChoice, who: Who) {
      const checked = await ways.folders.check(ways.lineId, folder)
      if (checked.ok) await connect({ kind: 'folder', folder }, who)
      return checked
    },
    disconnect(_params: object, { caller }: Who) {
      audited(caller, { act: 'scanner.disconnect', subject: '' }, () => undefined)
      plug.use(undefined)
      return line.reconnect().then(() => ({}))
    },
  }
}

/** How the scanner of the settings is reached; undefined where there is none, or where its bytes come over a port. */
export function scannerOf(scanner: StationInit['scanner'], ways: WayParts): ScannerWay | undefined {
  if (scanner.kind === 'none' || scanner.kind === 'port') return undefined
  return scanner.kind === 'replay' ? { open: openReplay(scanner, ways.timers) } : waysTo(scanner, ways)
}

/** As people know it: what it says that it is, or where it is plugged in if it is no device. */
function subjectOf(choice: ScannerChoice): string {
  if (choice.kind === 'folder') return choice.folder.path
  if (choice.kind === 'usb') return deviceName(choice).replace(' · ', ' ')
  return choice.device ? deviceName(choice.device).replace(' · ', ' ') : choice.path
}
