import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeUsb, FakeUsbScanner } from '../../../test/fake/fake-usb.ts'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import type { FoundPort, SerialDevice } from './serial-port.ts'
import type { PortSources } from './serial-ports.ts'
import { type SerialSurroundings, thisMachine } from './serial-remedy.ts'
import { serialSighting } from './serial-sighting.ts'
import { locateSerial, serialTransports } from './serial-transports.ts'

const FTDI: SerialDevice = { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A7', channel: 'if00-port0' }
const NO_USB = () => Promise.reject(new Error('no binary'))
const MACHINE: SerialSurroundings = { ...thisMachine('linux'), holder: () => Promise.resolve(undefined) }

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serial-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function portAt(path: string, device: SerialDevice | null, change: Partial<FoundPort> = {}): FoundPort {
  return { path, device, maker: null, product: null, kind: 'usb', hasBaudRate: true, ...change }
}

/** A machine whose ports a test changes. */
function machineWith(ports: FoundPort[], change: Partial<PortSources> = {}): PortSources {
  return {
    platform: 'linux',
    sysfs: () => Promise.resolve(ports),
    driver: () => Promise.reject(new Error('spawn udevadm ENOENT')),
    byId: () => Promise.resolve([]),
    holders: () => Promise.resolve(new Map()),
    ...change,
  }
}

describe('where a scanner on a serial port is', () => {
  const choice = { path: '/dev/ttyUSB0', baudRate: 921_600, device: FTDI }

  it('is looked up by its device at every connection, whatever has its old name by now', async () => {
    const other = { ...FTDI, serialNumber: 'B8' }
    const sources = machineWith([portAt('/dev/ttyUSB0', other), portAt('/dev/ttyUSB4', FTDI)])
    const found = await locateSerial(choice, { loadUsb: NO_USB, sources, machine: MACHINE })
    expect(found).toEqual({ path: '/dev/ttyUSB4', capacityBytesPerS: 92_160 })
  })

  it('has no capacity where the speed means nothing', async () => {
    const sources = machineWith([portAt('/dev/ttyACM0', FTDI, { hasBaudRate: false })])
    const found = await locateSerial(choice, { loadUsb: NO_USB, sources, machine: MACHINE })
    expect(found).toEqual({ path: '/dev/ttyACM0', capacityBytesPerS: null })
  })

  it('is its path where it is no device, as in choices that were kept before', async () => {
    const path = join(folder, 'scanner')
    await writeFile(join(folder, 'ttyS0'), '')
    await symlink('ttyS0', path)
    const line = machineWith([portAt(join(folder, 'ttyS0'), null)])
    const old = { path, baudRate: 115_200 }
    expect(await locateSerial(old, { loadUsb: NO_USB, sources: line, machine: MACHINE })).toEqual({
      ...{ path, capacityBytesPerS: 11_520 },
    })
    const unknown = machineWith([])
    const parts = { loadUsb: NO_USB, sources: unknown, machine: MACHINE }
    expect(await locateSerial({ ...old, device: null }, parts)).toEqual({ path, capacityBytesPerS: 11_520 })
    expect(await locateSerial({ ...old, path: '/dev/pts/9' }, parts)).toMatchObject({ capacityBytesPerS: null })
  })

  it('is its old path where devices cannot be told', async () => {
    const sources = machineWith([], { sysfs: () => Promise.resolve(undefined) })
    const found = await locateSerial(choice, { loadUsb: NO_USB, sources, machine: MACHINE })
    expect(found).toEqual({ path: '/dev/ttyUSB0', capacityBytesPerS: 92_160 })
  })

  it('is nowhere while it is not plugged in', async () => {
    const parts = { loadUsb: NO_USB, sources: machineWith([]), machine: MACHINE }
    await expect(locateSerial(choice, parts)).rejects.toMatchObject({ fault: 'ABSENT', remedy: { kind: 'plugIn' } })
    const usb = new FakeUsb()
    usb.problem = 'getDevices error'
    await expect(locateSerial(choice, { ...parts, loadUsb: () => Promise.resolve(usb) })).rejects.toMatchObject({
      fault: 'ABSENT',
    })
  })

  it('is on USB without a port and may not be asked its number: its driver is missing all the same', async () => {
    const adapter = new FakeUsbScanner(new ManualTime(), { vendorId: 0x0403, productId: 0x6001, serialNumber: null })
    Object.defineProperty(adapter, 'serialNumber', {
      get: () => {
        throw new Error('open error: permission denied')
      },
    })
    const loadUsb = () => Promise.resolve(new FakeUsb(adapter))
    const parts = { loadUsb, sources: machineWith([]), machine: MACHINE }
    await expect(locateSerial(choice, parts)).rejects.toMatchObject({ fault: 'DRIVER' })
  })

  it('is on USB without a port: its driver is missing', async () => {
    const name = { vendorId: 0x0403, productId: 0x6001, serialNumber: null }
    const usb = new FakeUsb(new FakeUsbScanner(new ManualTime(), name))
    const parts = { loadUsb: () => Promise.resolve(usb), sources: machineWith([]), machine: MACHINE }
    await expect(locateSerial(choice, parts)).rejects.toMatchObject({
      ...{ fault: 'DRIVER', remedy: { kind: 'linuxDriver', values: { device: '0403:6001 · A7' } } },
    })
  })

  it('is not on USB when only its neighbour of the same kind is: nothing is wrong with the driver', async () => {
    const neighbour = { ...FTDI, serialNumber: 'B8' }
    for (const read of ['B8', null]) {
      const usb = new FakeUsb(new FakeUsbScanner(new ManualTime(), { ...neighbour, serialNumber: read }))
      const sources = machineWith([portAt('/dev/ttyUSB1', neighbour)])
      const parts = { loadUsb: () => Promise.resolve(usb), sources, machine: MACHINE }
      await expect(locateSerial(choice, parts)).rejects.toMatchObject({ fault: 'ABSENT' })
    }
  })

  it('is not guessed among several that look the same', async () => {
    const nameless = { ...FTDI, serialNumber: null }
    const sources = machineWith([portAt('/dev/ttyUSB0', nameless), portAt('/dev/ttyUSB1', nameless)])
    await expect(
      locateSerial({ ...choice, device: nameless }, { loadUsb: NO_USB, sources, machine: MACHINE }),
    ).rejects.toMatchObject({ fault: 'AMBIGUOUS' })
  })

  it('makes transports that say where they looked, and what to do', async () => {
    const path = join(folder, 'none')
    const sources = machineWith([portAt(path, FTDI)])
    const open = serialTransports(choice, { timers: new ManualTime(), loadUsb: NO_USB, sources, machine: MACHINE })
    const transport = open()
    expect([transport.kind, transport.path]).toEqual(['serial', '/dev/ttyUSB0'])
    await expect(transport.open()).rejects.toMatchObject({
      ...{ fault: 'ABSENT', remedy: { kind: 'noSuchPort', values: { path } } },
    })
    expect(transport.path).toBe(path)
  })
})

describe('what is seen of it', () => {
  it('of a path: another node is another sight', async () => {
    const path = join(folder, 'scanner')
    const see = () => serialSighting({ path }, machineWith([]))
    expect(await see()).toBeUndefined()
    await symlink(join(folder, 'gone'), path)
    expect(await see()).toBeUndefined()
    await writeFile(join(folder, 'gone'), '')
    const first = await see()
    expect(first).toBeDefined()
    expect(await see()).toBe(first)
    await rm(path)
    await writeFile(path, '')
    expect(await see()).not.toBe(first)
  })

  it('of a device: another name is another sight, and several are one of their own', async () => {
    const ports: FoundPort[] = []
    const see = () => serialSighting({ path: '/dev/ttyUSB0', device: FTDI }, machineWith(ports))
    expect(await see()).toBeUndefined()
    ports.push(portAt('/dev/ttyUSB0', FTDI))
    const first = await see()
    ports[0] = portAt('/dev/ttyUSB1', FTDI)
    const second = await see()
    ports.push(portAt('/dev/ttyUSB2', FTDI))
    const sights = [first, second, await see()]
    expect(new Set(sights).size).toBe(3)
    expect(sights).not.toContain(undefined)
  })

  it('of a device whose ports cannot be told: its old path', async () => {
    const path = join(folder, 'scanner')
    const sources = machineWith([], { sysfs: () => Promise.resolve(undefined) })
    expect(await serialSighting({ path, device: FTDI }, sources)).toBeUndefined()
    await writeFile(path, '')
    expect(await serialSighting({ path, device: FTDI }, sources)).toBeDefined()
  })

  it('of a port of Windows, which is no file', async () => {
    const ports = [{ path: 'COM3' }]
    const sources = machineWith([], { platform: 'win32', driver: () => Promise.resolve(ports) })
    expect(await serialSighting({ path: 'com3' }, sources)).toBe('com3')
    expect(await serialSighting({ path: 'COM4' }, sources)).toBeUndefined()
  })
})
