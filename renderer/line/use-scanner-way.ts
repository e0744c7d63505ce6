import { useState } from 'react'
import type { ScannerChoice } from '../../electron/contract/scanner-choice.ts'
import type { LinkRemedy } from '../../electron/domain/link/link-remedy.ts'
import { carryOut } from '../client/commands.ts'
import { type FolderChoice, useFolderChoice } from './use-folder-choice.ts'
import { type SerialChoice, useSerialChoice } from './use-serial-choice.ts'
import { type UsbChoice, useUsbChoice } from './use-usb-choice.ts'

/** On which way a real scanner is to be connected, and what was chosen on it. */
export interface ScannerWay {
  readonly kind: ScannerChoice['kind']
  readonly chooseKind: (kind: ScannerChoice['kind']) => void
  readonly serial: SerialChoice
  readonly usb: UsbChoice
  readonly folder: FolderChoice
  /** What will be connected; undefined while nothing is chosen. */
  readonly choice: ScannerChoice | undefined
}

export function useScannerWay(): ScannerWay {
  const [kind, chooseKind] = useState<ScannerChoice['kind']>('serial')
  const serial = useSerialChoice()
  const usb = useUsbChoice()
  const folder = useFolderChoice()
  const choices = { serial: serial.choice, usb: usbChoice(usb), folder: folder.choice }
  return { kind, chooseKind, serial, usb, folder, choice: choices[kind] }
}

/** Connects it and keeps it for the next start. False when the station refused, with its reason as a notice or beside the fields. */
export async function connectScanner({ choice, folder }: Pick<ScannerWay, 'choice' | 'folder'>): Promise<boolean> {
  if (choice === undefined) return false
  let remedy: LinkRemedy | undefined
  const asked = await carryOut('station', async (station) => {
    if (choice.kind === 'folder') {
      const outcome = await station.call('connectFolder', choice.folder)
      if (!outcome.ok) remedy = outcome.remedy
      return {}
    }
    if (choice.kind === 'serial') {
      const { kind: _, ...serial } = choice
      return station.call('connectSerial', serial)
    }
    const { vendorId, productId, serialNumber } = choice
    return station.call('connectUsb', { vendorId, productId, serialNumber })
  })
  folder.refuse(remedy)
  const done = asked && remedy === undefined
  // The station has it now; the shell keeps it for the next start.
  if (done) void carryOut('shell', (shell) => shell.call('rememberScanner', { scanner: choice }))
  return done
}

function usbChoice({ scanner }: UsbChoice): ScannerChoice | undefined {
  if (scanner === undefined) return undefined
  const { vendorId, productId, serialNumber } = scanner
  return { kind: 'usb', vendorId, productId, serialNumber }
}
