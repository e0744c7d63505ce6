/// <reference types="w3c-web-usb" />
import type { UsbApi } from './usb-api.ts'

/**
 * The real package; the only file that imports `usb`. Rejects where its binary for this system is missing: it is loaded here and
 * not at the start, because a station without USB must run all the same.
 */
export async function loadUsbPackage(): Promise<UsbApi> {
  const { usb } = await import('usb')
  return usb
}

/**
 * Tells whenever something is plugged in, until the answer is called. Rejects where the system tells nobody. It asks the package's native
 * part: the class around it throws what fails there at nobody, and the whole process would end by it.
 */
export async function listenToUsb(onPlugged: () => void): Promise<() => void> {
  const { Emitter } = await import('usb/index.js')
  const emitter = new Emitter()
  await emitter.addAttach(() => onPlugged())
  return () => void emitter.removeAttach().catch(() => undefined)
}
