import { dirname } from 'node:path'
import type { Timers } from '../../base/clock.ts'
import type { ScannerChoice } from '../../contract/scanner-choice.ts'
import { deviceEvents } from '../../scanner/device-events.ts'
import { createDeviceWatch } from '../../scanner/device-watch.ts'
import { portsOfMachine } from '../../scanner/serial/serial-ports.ts'
import { serialSighting } from '../../scanner/serial/serial-sighting.ts'
import { serialTransports } from '../../scanner/serial/serial-transports.ts'
import { listDriverPorts } from '../../scanner/serial-transport.ts'
import { listenToUsb, loadUsbPackage } from '../../scanner/usb/usb-package.ts'
import { usbSighting } from '../../scanner/usb/usb-scanner.ts'
import { usbTransports } from '../../scanner/usb/usb-transport.ts'
import type { FolderDoor } from './folder-door.ts'
import type { ScannerWay } from './scanner-plug.ts'

/** For which line a way is made, and of what. */
export interface WayParts {
  readonly lineId: string
  readonly timers: Timers
  readonly folders: Pick<FolderDoor, 'wayTo'>
}

/** Makes a fresh transport for every connection to that scanner, and tells when it is plugged in. */
export function waysTo(choice: ScannerChoice, { lineId, timers, folders: door }: WayParts): ScannerWay {
  if (choice.kind === 'folder') return door.wayTo(lineId, choice.folder)
  if (choice.kind === 'usb') {
    const look = () => usbSighting(choice, loadUsbPackage)
    return {
      open: usbTransports({ scanner: choice }),
      watch: createDeviceWatch({ timers, look, listen: deviceEvents({ listenToUsb }) }),
    }
  }
  const sources = portsOfMachine(listDriverPorts)
  const folders = process.platform === 'linux' ? ['/dev', ...(choice.device ? [] : [dirname(choice.path)])] : []
  const watch = createDeviceWatch({
    timers,
    look: () => serialSighting(choice, sources),
    listen: deviceEvents({ folders, listenToUsb }),
  })
  return { open: serialTransports(choice, { timers, sources, loadUsb: loadUsbPackage }), watch }
}
