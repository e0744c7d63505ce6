import type { UsbApiConfiguration } from '../../electron/scanner/usb/usb-api.ts'

const PACKET_BYTES = 512
export const IN_ENDPOINT = 1
export const OUT_ENDPOINT = 2

/** A mouse-like interface beside the scanner's own: a composite device. */
export const COMPOSITE: UsbApiConfiguration = {
  interfaces: [
    {
      interfaceNumber: 0,
      alternates: [
        {
          ...{ alternateSetting: 0, interfaceClass: 0x03 },
          endpoints: [{ endpointNumber: 3, direction: 'in', type: 'interrupt', packetSize: 8 }],
        },
      ],
    },
    {
      interfaceNumber: 1,
      alternates: [
        {
          ...{ alternateSetting: 0, interfaceClass: 0xff },
          endpoints: [
            { endpointNumber: IN_ENDPOINT, direction: 'in', type: 'bulk', packetSize: PACKET_BYTES },
            { endpointNumber: OUT_ENDPOINT, direction: 'out', type: 'bulk', packetSize: PACKET_BYTES },
          ],
        },
      ],
    },
  ],
}
