import { describe, expect, it } from 'vitest'
import { findBulkPipe } from './bulk-pipe.ts'
import type { UsbApiAlternate, UsbApiEndpoint } from './usb-api.ts'

const bulkIn: UsbApiEndpoint = { endpointNumber: 1, direction: 'in', type: 'bulk', packetSize: 64 }
const bulkOut: UsbApiEndpoint = { endpointNumber: 2, direction: 'out', type: 'bulk', packetSize: 64 }

function alternate(
  interfaceClass: number,
  endpoints: readonly UsbApiEndpoint[],
  alternateSetting = 0,
): UsbApiAlternate {
  return { alternateSetting, interfaceClass, endpoints }
}

function find(...interfaces: readonly UsbApiAlternate[][]) {
  return findBulkPipe({
    interfaces: interfaces.map((alternates, at) => ({ interfaceNumber: at + 4, alternates })),
  })
}

describe('findBulkPipe', () => {
  it('finds the vendor interface among the others of a composite device', () => {
    const storage = alternate(0x08, [bulkIn, bulkOut])
    const pipe = find(
      [storage],
      [alternate(0x03, [{ ...bulkIn, type: 'interrupt' }])],
      [alternate(0xff, [bulkOut, bulkIn])],
    )
    expect(pipe).toEqual({
      ...{ interfaceNumber: 6, alternateSetting: 0, inEndpoint: 1, outEndpoint: 2, inPacketBytes: 64 },
    })
  })

  it('finds a pair that stands in another alternate setting', () => {
    expect(find([alternate(0xff, []), alternate(0xff, [bulkIn, bulkOut], 1)])).toMatchObject({ alternateSetting: 1 })
  })

  it.each([
    ['storage, which has a bulk pair too', [alternate(0x08, [bulkIn, bulkOut])]],
    ['one endpoint only', [alternate(0xff, [bulkIn])]],
    ['endpoints of another kind', [alternate(0xff, [bulkIn, { ...bulkOut, type: 'interrupt' }])]],
    ['a packet of no size', [alternate(0xff, [{ ...bulkIn, packetSize: 0 }, bulkOut])]],
    ['nothing', []],
  ])('claims nothing of a device with %s', (_name, alternates) => {
    expect(find(alternates)).toBeUndefined()
  })

  it('claims nothing of a device that is not configured', () => {
    expect(findBulkPipe(null)).toBeUndefined()
  })
})
