import { describe, expect, it } from 'vitest'
import type { ListedSerialPort } from '../../electron/contract/scanner-choice.ts'
import { deviceName, keptPort, readBaudRate, tooSlowFor } from './serial-choice.ts'

const DEVICE = { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A7', channel: 'if00-port0' }

function port(path: string, change: Partial<ListedSerialPort> = {}): ListedSerialPort {
  return { path, name: path, kind: 'usb', device: null, hasBaudRate: true, heldBy: null, ...change }
}

describe('keptPort', () => {
  it('chooses the first likely port that nobody holds, as long as nobody has chosen', () => {
    const heldBy = { program: 'minicom', pid: 1, isOvoscope: false }
    const ports = [port('a', { kind: 'modem' }), port('b', { heldBy }), port('c')]
    expect(keptPort(ports, undefined, false)?.path).toBe('c')
    expect(keptPort(ports.slice(0, 2), undefined, false)?.path).toBe('b')
    expect(keptPort(ports.slice(0, 1), undefined, false)).toBeUndefined()
    expect(keptPort(ports, undefined, true)).toBeUndefined()
  })

  it('follows the device to another name', () => {
    const before = port('/dev/ttyUSB0', { device: DEVICE })
    const stranger = port('/dev/ttyUSB0', { device: { ...DEVICE, serialNumber: 'B8' } })
    const moved = port('/dev/ttyUSB1', { device: DEVICE })
    expect(keptPort([stranger, moved], before, true)).toBe(moved)
    expect(keptPort([stranger], before, true)).toBeUndefined()
    expect(keptPort([stranger], before, false)).toBe(stranger)
  })

  it('stays, of several that look the same, where it was', () => {
    const nameless = { ...DEVICE, serialNumber: null }
    const ports = [port('/dev/ttyUSB0', { device: nameless }), port('/dev/ttyUSB1', { device: nameless })]
    expect(keptPort(ports, ports[1], true)).toBe(ports[1])
  })

  it('knows a port that is no device by its name', () => {
    expect(keptPort([port('a'), port('b')], port('b'), true)?.path).toBe('b')
  })
})

describe('deviceName', () => {
  it('names numbers as labels and systems do', () => {
    expect(deviceName(DEVICE)).toBe('0403:6001 · A7')
    expect(deviceName({ ...DEVICE, serialNumber: null })).toBe('0403:6001')
  })
})

describe('readBaudRate', () => {
  it.each([
    ['921600', 921_600],
    ['921,600', 921_600],
    ['1.500.000', 1_500_000],
    [' 9 600 ', 9_600],
    ['9599', undefined],
    ['921600.5', undefined],
    ['9.21600', undefined],
    ['12000001', undefined],
    ['fast', undefined],
    ['', undefined],
  ])('reads %o as %o', (text, baudRate) => {
    expect(readBaudRate(text)).toBe(baudRate)
  })
})

describe('tooSlowFor', () => {
  const traffic = { picture: { width: 64, height: 64, channels: 1, slices: 1 }, rescanShare: 0.05 }

  it('names the lowest speed that would do', () => {
    const slow = tooSlowFor(460_800, traffic, 25_000)
    expect(slow?.better).toBe(921_600)
    expect(slow?.share).toBeGreaterThan(1)
    const huge = { ...traffic, picture: { ...traffic.picture, width: 512, height: 512, slices: 32 } }
    expect(tooSlowFor(921_600, huge, 25_000)?.better).toBeUndefined()
  })

  it('says nothing of a speed that will do, and where nobody can tell', () => {
    expect(tooSlowFor(921_600, traffic, 25_000)).toBeUndefined()
    expect(tooSlowFor(undefined, traffic, 25_000)).toBeUndefined()
    expect(tooSlowFor(9_600, null, 25_000)).toBeUndefined()
  })
})
