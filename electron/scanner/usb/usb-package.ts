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
