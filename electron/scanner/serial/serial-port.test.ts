import { describe, expect, it } from 'vitest'
import { findPort } from './find-port.ts'
import {
  byLikelihood,
  type FoundPort,
  hasBaudRate,
  kindOf,
  portName,
  type SerialDevice,
  spokenName,
  usbNumber,
} from './serial-port.ts'

const FTDI: SerialDevice = { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A50285BI', channel: 'if00-port0' }
const CH340: SerialDevice = { vendorId: 0x1a86, productId: 0x7523, serialNumber: null, channel: 'if00-port0' }

function port(path: string, device: SerialDevice | null, change: Partial<FoundPort> = {}): FoundPort {
  return { path, device, maker: null, product: null, kind: device ? 'usb' : 'built-in', hasBaudRate: true, ...change }
}

describe('a serial port', () => {
  it.each([
    [{ maker: 'FTDI', product: 'FT232R USB UART' }, 'FTDI FT232R USB UART · A50285BI · /dev/ttyUSB0'],
    [{ maker: 'Ovo', product: 'Ovo Scanner' }, 'Ovo Scanner · A50285BI · /dev/ttyUSB0'],
    [{}, '0403:6001 · A50285BI · /dev/ttyUSB0'],
  ])('is named by all that is known of it: %o', (change, name) => {
    expect(portName(port('/dev/ttyUSB0', FTDI, change))).toBe(name)
  })

  it('is named by its path where nothing is known', () => {
    expect(portName(port('/dev/ttyS0', null))).toBe('/dev/ttyS0')
  })

  it.each([
    ['/dev/ttyUSB0', FTDI, ['FTDI', 'FT232R'], 'usb'],
    ['/dev/ttyS0', null, [], 'built-in'],
    ['/dev/ttyUSB2', CH340, ['Quectel', 'EC25 LTE modem'], 'modem'],
    ['/dev/rfcomm0', null, [], 'bluetooth'],
    ['/dev/tty.Bluetooth-Incoming-Port', null, [], 'bluetooth'],
    ['COM5', null, [null, 'BTHENUM\\{00001101}'], 'bluetooth'],
    ['/dev/tty.wlan-debug', null, [undefined], 'console'],
  ] as const)('at %s is of a kind', (path, device, words, kind) => {
    expect(kindOf({ path, device, words })).toBe(kind)
  })

  it.each([
    ['/dev/ttyUSB0', FTDI, 'linux', true],
    ['/dev/ttyACM0', CH340, 'linux', true],
    ['/dev/ttyACM0', { ...FTDI, vendorId: 0x1209 }, 'linux', false],
    ['/dev/tty.usbmodem1', { ...FTDI, vendorId: 0x1209 }, 'darwin', false],
    ['COM3', { ...FTDI, vendorId: 0x1209 }, 'win32', false],
    ['COM3', FTDI, 'win32', true],
    ['COM1', null, 'win32', true],
    ['/dev/pts/4', null, 'linux', false],
    ['/dev/ttys004', null, 'darwin', false],
    ['/dev/ttyS0', null, 'linux', true],
  ] as const)('at %s has a speed that means something, or none', (path, device, platform, has) => {
    expect(hasBaudRate(path, device, platform)).toBe(has)
  })

  it('stands in the list by how likely it is a scanner, and as its name counts', () => {
    const ports = [
      port('/dev/ttyUSB1', CH340, { kind: 'modem' }),
      port('/dev/ttyS0', null),
      port('/dev/ttyUSB10', CH340),
      port('/dev/ttyUSB2', CH340),
      port('/dev/rfcomm0', null, { kind: 'bluetooth' }),
    ]
    expect(ports.toSorted(byLikelihood).map(({ path }) => path)).toEqual([
      ...['/dev/ttyUSB2', '/dev/ttyUSB10', '/dev/ttyS0', '/dev/ttyUSB1', '/dev/rfcomm0'],
    ])
  })

  it('reads numbers and names as systems write them', () => {
    expect([usbNumber('0403\n'), usbNumber('6001'), usbNumber('x'), usbNumber(undefined)]).toEqual([
      ...[0x0403, 0x6001, undefined, undefined],
    ])
    expect([spokenName('  FTDI '), spokenName(''), spokenName(undefined)]).toEqual(['FTDI', null, null])
    expect(spokenName('x'.repeat(500))).toHaveLength(126)
  })
})

describe('findPort', () => {
  it('finds the device wherever it is plugged in, and not whatever took its name', () => {
    const ports = [port('/dev/ttyUSB0', CH340), port('/dev/ttyUSB3', FTDI), port('/dev/ttyS0', null)]
    expect(findPort(ports, FTDI).path).toBe('/dev/ttyUSB3')
    expect(findPort(ports, CH340).path).toBe('/dev/ttyUSB0')
  })

  it('tells the ports of one adapter apart', () => {
    const ports = ['if00', 'if01', 'if02'].map((channel, at) => port(`/dev/ttyUSB${at}`, { ...FTDI, channel }))
    expect(findPort(ports, { ...FTDI, channel: 'if02' }).path).toBe('/dev/ttyUSB2')
  })

  it('takes another adapter of the same kind for another one', () => {
    const other = { ...FTDI, serialNumber: 'B7' }
    expect(() => findPort([port('/dev/ttyUSB0', other)], FTDI)).toThrow('0403:6001 · A50285BI is not plugged in')
    expect(() => findPort([port('/dev/ttyUSB0', { ...CH340, serialNumber: '1' })], CH340)).toThrow('not plugged in')
  })

  it('guesses between none that look the same, though one of them has the name of before', () => {
    const ports = [port('/dev/ttyUSB0', CH340), port('/dev/ttyUSB1', CH340)]
    const values = { device: '1a86:7523', alike: 2 }
    for (const [platform, kind] of [
      ['linux', 'linuxUnplugOthers'],
      ['win32', 'unplugOthers'],
    ] as const) {
      const fault = expect.objectContaining({ fault: 'AMBIGUOUS', remedy: { kind, values } })
      expect(() => findPort(ports, CH340, platform)).toThrow(fault)
    }
  })

  it('says what to plug in', () => {
    expect(() => findPort([], FTDI)).toThrow(
      expect.objectContaining({
        fault: 'ABSENT',
        remedy: { kind: 'plugIn', values: { device: '0403:6001 · A50285BI' } },
      }),
    )
  })
})
