import { useState } from 'react'
import type { ScannerChoice } from '../../electron/contract/scanner-choice.ts'
import { carryOut } from '../client/commands.ts'
import { type SerialChoice, useSerialChoice } from './use-serial-choice.ts'
import { type UsbChoice, useUsbChoice } from './use-usb-choice.ts'

/** On which way a real scanner is to be connected, and what was chosen on it. */
export interface ScannerWay {
  readonly kind: ScannerChoice['kind']
  readonly chooseKind: (kind: ScannerChoice['kind']) => void
  readonly serial: SerialChoice
  readonly usb: UsbChoice
  /** What will be connected; undefined while nothing is chosen. */
  readonly choice: ScannerChoice | undefined
}

export function useScannerWay(): ScannerWay {
  const [kind, chooseKind] = useState<ScannerChoice['kind']>('serial')
  const serial = useSerialChoice()
  const usb = useUsbChoice()
  return { kind, chooseKind, serial, usb, choice: kind === 'usb' ? usbChoice(usb) : serial.choice }
}

/** Connects it and keeps it for the next start. False when the station refused, with its reason as a notice. */
export async function connectScanner(choice: ScannerChoice): Promise<boolean> {
  const done = await carryOut('station', (station) => {
    if (choice.kind === 'serial') {
      const { kind: _, ...serial } = choice
      return station.call('connectSerial', serial)
    }
    const { vendorId, productId, serialNumber } = choice
    return station.call('connectUsb', { vendorId, productId, serialNumber })
  })
  // The station has it now; the shell keeps it for the next start.
  if (done) void carryOut('shell', (shell) => shell.call('rememberScanner', { scanner: choice }))
  return done
}

function usbChoice({ scanner }: UsbChoice): ScannerChoice | undefined {
  if (scanner === undefined) return undefined
  const { vendorId, productId, serialNumber } = scanner
  return { kind: 'usb', vendorId, productId, serialNumber }
}
