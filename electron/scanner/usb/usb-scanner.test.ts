import { describe, expect, it } from 'vitest'
import { FakeUsb, FakeUsbScanner } from '../../../test/fake/fake-usb.ts'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { findUsbScanner, listUsbScanners, usbName, usbSighting } from './usb-scanner.ts'

const time = new ManualTime()
const scanner = (name: Partial<FakeUsbScanner['name']> = {}) => new FakeUsbScanner(time, name)

describe('listUsbScanners', () => {
  it('names devices, likely ones first, hubs left out', async () => {
    const keyboard = scanner({ vendorId: 0x046d, productId: 0xc31c, serialNumber: '', productName: 'A keyboard' })
    const hub = scanner({ deviceClass: 0x09 })
    const ours = scanner({ deviceClass: 0xff })
    const list = await listUsbScanners(() => Promise.resolve(new FakeUsb(keyboard, hub, ours)))
    expect(list).toEqual({
      scanners: [
        {
          ...{ vendorId: 0x1209, productId: 1, serialNumber: 'A7' },
          ...{ name: 'Scanner 1 · Ovo · 1209:0001 · A7', vendorClass: true },
        },
        {
          ...{ vendorId: 0x046d, productId: 0xc31c, serialNumber: null },
          ...{ name: 'A keyboard · Ovo · 046d:c31c', vendorClass: false },
        },
      ],
      problem: null,
    })
  })

  it('names a device by its numbers when it may not be asked', async () => {
    const shy = scanner()
    const refuse = () => {
      throw new Error('open error: permission denied (errno 13)')
    }
    for (const word of ['manufacturerName', 'productName', 'serialNumber']) {
      Object.defineProperty(shy.name, word, { get: refuse })
    }
    const { scanners } = await listUsbScanners(() => Promise.resolve(new FakeUsb(shy)))
    expect(scanners).toMatchObject([{ name: '1209:0001', serialNumber: null }])
  })

  it('says why there is no list', async () => {
    const usb = new FakeUsb(scanner())
    usb.problem = 'getDevices error: /sys/bus/usb/devices/ not found (errno 2)'
    expect(await listUsbScanners(() => Promise.resolve(usb))).toEqual({ scanners: [], problem: usb.problem })
    const missing = await listUsbScanners(() => Promise.reject(new Error('Cannot find native binding')))
    expect(missing).toEqual({ scanners: [], problem: 'Cannot find native binding' })
  })
})

describe('findUsbScanner', () => {
  const wanted = { vendorId: 0x1209, productId: 1, serialNumber: 'B8' }

  it('knows a scanner by its serial number whatever socket it is in', async () => {
    const usb = new FakeUsb(scanner(), scanner({ serialNumber: 'B8' }), scanner({ vendorId: 1, serialNumber: 'B8' }))
    expect(await findUsbScanner(usb, wanted)).toMatchObject({ vendorId: 0x1209, serialNumber: 'B8' })
  })

  it('takes the only one of its kind when no serial number is known', async () => {
    const anyone = { ...wanted, serialNumber: null }
    expect(await findUsbScanner(new FakeUsb(scanner()), anyone)).toMatchObject({ serialNumber: 'A7' })
    const two = findUsbScanner(new FakeUsb(scanner(), scanner()), anyone)
    await expect(two).rejects.toMatchObject({
      ...{ fault: 'AMBIGUOUS', message: '1209:0001 is there 2 times: leave one plugged in.' },
    })
  })

  it('says that it is not there', async () => {
    await expect(findUsbScanner(new FakeUsb(scanner()), wanted)).rejects.toMatchObject({
      ...{ fault: 'ABSENT', message: '1209:0001 · B8 is not plugged in.' },
    })
  })
})

describe('usbName', () => {
  it('writes the numbers as the system does', () => {
    expect(usbName({ vendorId: 0x46d, productId: 0xc31c, serialNumber: null })).toBe('046d:c31c')
  })
})

describe('usbSighting', () => {
  const see = (...scanners: readonly FakeUsbScanner[]) =>
    usbSighting({ vendorId: 0x1209, productId: 1, serialNumber: null }, () => Promise.resolve(new FakeUsb(...scanners)))

  it('is of one that is there, and of several a sight of their own', async () => {
    const [nobody, one, two] = [await see(), await see(scanner()), await see(scanner(), scanner())]
    expect([nobody, typeof one, typeof two]).toEqual([undefined, 'string', 'string'])
    expect(two).not.toBe(one)
  })

  it('is nothing where USB cannot be asked', async () => {
    const wanted = { vendorId: 0x1209, productId: 1, serialNumber: null }
    expect(await usbSighting(wanted, () => Promise.reject(new Error('no binary')))).toBeUndefined()
  })
})
