import type { UsbApiAlternate, UsbApiConfiguration, UsbApiEndpoint } from './usb-api.ts'

/** Interface class of a protocol that is its maker's own. */
export const VENDOR_CLASS = 0xff

/** The interface that carries the scanner's bytes, and its two endpoints. */
export interface BulkPipe {
  readonly interfaceNumber: number
  readonly alternateSetting: number
  readonly inEndpoint: number
  readonly outEndpoint: number
  /** Of the endpoint that is read, bytes. */
  readonly inPacketBytes: number
}

/**
 * The first interface of the vendor class with a bulk endpoint each way; undefined where there is none. A device may have others
 * beside it (storage has a bulk pair too, and must never be claimed).
 */
export function findBulkPipe(configuration: UsbApiConfiguration | null): BulkPipe | undefined {
  for (const { interfaceNumber, alternates } of configuration?.interfaces ?? []) {
    for (const alternate of alternates) {
      const bulkIn = bulkEndpoint(alternate, 'in')
      const bulkOut = bulkEndpoint(alternate, 'out')
      if (alternate.interfaceClass !== VENDOR_CLASS || bulkIn === undefined || bulkOut === undefined) continue
      return {
        interfaceNumber,
        alternateSetting: alternate.alternateSetting,
        inEndpoint: bulkIn.endpointNumber,
        outEndpoint: bulkOut.endpointNumber,
        inPacketBytes: bulkIn.packetSize,
      }
    }
  }
  return undefined
}

function bulkEndpoint({ endpoints }: UsbApiAlternate, direction: 'in' | 'out'): UsbApiEndpoint | undefined {
  return endpoints.find((one) => one.type === 'bulk' && one.direction === direction && one.packetSize > 0)
}
