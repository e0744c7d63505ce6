import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SysfsMaker } from '../../../test/make/sysfs.ts'
import { fromDriver, portsById } from './driver-ports.ts'
import { findPorts, listPorts, type PortSources } from './serial-ports.ts'
import { sysfsPorts } from './sysfs-ports.ts'

const FTDI = {
  ...{ idVendor: '0403', idProduct: '6001', serial: 'A50285BI' },
  ...{ manufacturer: 'FTDI', product: 'FT232R USB UART' },
}
const CH340 = { idVendor: '1a86', idProduct: '7523', product: 'USB Serial' }
const SCANNER = { idVendor: '1209', idProduct: '0001', serial: 'OVO-7', manufacturer: 'Ovo', product: 'Scanner' }
const NO_UDEVADM = Object.assign(new Error('spawn udevadm ENOENT'), { code: 'ENOENT' })

let root = ''
let sysfs: SysfsMaker

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ports-'))
  sysfs = new SysfsMaker(root)
})
afterEach(() => rm(root, { recursive: true, force: true }))

function sources(change: Partial<PortSources> = {}): PortSources {
  return {
    platform: 'linux',
    sysfs: () => sysfsPorts(root),
    driver: () => Promise.reject(NO_UDEVADM),
    byId: () => portsById(join(root, 'dev/serial/by-id')),
    holders: () => Promise.resolve(new Map()),
    ...change,
  }
}

describe('the ports of Linux, read from its tree of devices', () => {
  it('are named with product, maker, numbers and channel, likely scanners first', async () => {
    await sysfs.builtIn('ttyS0', '4')
    await sysfs.builtIn('ttyS1', '0')
    await sysfs.write('sys/class/tty/tty1/dev', '4:1')
    await sysfs.usb('ttyUSB0', '1-1', FTDI, { portNumber: '0' })
    await sysfs.usb('ttyACM0', '1-2', SCANNER)
    await sysfs.usb('ttyUSB1', '1-3', { ...CH340, product: 'LTE Modem' }, { channel: '02', portNumber: '1' })
    const { ports, problem } = await findPorts(sources())
    expect(problem).toBeNull()
    expect(ports.map(({ path, kind, hasBaudRate }) => [path, kind, hasBaudRate])).toEqual([
      ['/dev/ttyACM0', 'usb', false],
      ['/dev/ttyUSB0', 'usb', true],
      ['/dev/ttyS0', 'built-in', true],
      ['/dev/ttyUSB1', 'modem', true],
    ])
    expect(ports.map(({ device }) => device)).toEqual([
      { vendorId: 0x1209, productId: 1, serialNumber: 'OVO-7', channel: 'if00' },
      { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A50285BI', channel: 'if00-port0' },
      null,
      { vendorId: 0x1a86, productId: 0x7523, serialNumber: null, channel: 'if02-port1' },
    ])
    expect(ports[1]).toMatchObject({ maker: 'FTDI', product: 'FT232R USB UART' })
  })

  it("know the computer's own console and Bluetooth for what they are", async () => {
    await sysfs.builtIn('ttyS0', '4')
    await sysfs.write('sys/class/tty/console/active', 'tty0 ttyS0\n')
    await sysfs.write('sys/class/tty/rfcomm0/dev', '216:0')
    const { ports } = await findPorts(sources())
    expect(ports.map(({ path, kind }) => [path, kind])).toEqual([
      ['/dev/rfcomm0', 'bluetooth'],
      ['/dev/ttyS0', 'console'],
    ])
  })

  it('are there without udev, and none is invented', async () => {
    await sysfs.write('sys/class/tty/tty1/dev', '4:1')
    expect(await findPorts(sources())).toEqual({ ports: [], problem: null })
  })
})

describe('where the kernel shows no ports', () => {
  it('the names of udev are what is left when its program is missing, and it is said which', async () => {
    await sysfs.write('dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0', '')
    const { ports, problem } = await findPorts(sources())
    expect(problem).toEqual({ kind: 'no-udevadm', said: 'spawn udevadm ENOENT' })
    expect(ports).toMatchObject([{ device: null, product: 'FTDI FT232R A50285BI', kind: 'usb' }])
  })

  it('another refusal stands in the words of the system', async () => {
    const refused = () => Promise.reject(new Error('Error listing ports udevadm exited with error code: 1'))
    expect((await findPorts(sources({ driver: refused }))).problem).toMatchObject({ kind: 'system' })
    const words = await findPorts(sources({ driver: () => Promise.reject(new Error('broken')) }))
    expect(words).toEqual({ ports: [], problem: { kind: 'system', said: 'broken' } })
  })

  it('the driver lists them, with a device where it knows one', async () => {
    const driver = () => Promise.resolve([{ path: '/dev/ttyUSB0', vendorId: '0403', productId: '6001' }])
    const { ports, problem } = await findPorts(sources({ driver }))
    expect([problem, ports[0]?.device?.vendorId]).toEqual([null, 0x0403])
  })
})

describe('the ports of the driver', () => {
  it('of Windows: a made-up serial number is none, and the name holds no port', () => {
    const [real, made, composite] = fromDriver(
      [
        {
          ...{ path: 'COM3', vendorId: '0403', productId: '6001', serialNumber: 'A50285BI', manufacturer: 'FTDI' },
          ...{ friendlyName: 'USB Serial Port (COM3)', pnpId: 'FTDIBUS\\VID_0403+PID_6001+A50285BIA\\0000' },
        },
        {
          ...{ path: 'COM4', vendorId: '1A86', productId: '7523', serialNumber: '6&2AC5B7&0&2' },
          pnpId: 'USB\\VID_1A86&PID_7523\\6&2AC5B7&0&2',
        },
        { path: 'COM5', vendorId: '1209', productId: '0001', pnpId: 'USB\\VID_1209&PID_0001&MI_02\\7&1&0002' },
      ],
      'win32',
    )
    expect(real).toMatchObject({ device: { serialNumber: 'A50285BI', channel: null }, product: 'USB Serial Port' })
    expect(made?.device).toEqual({ vendorId: 0x1a86, productId: 0x7523, serialNumber: null, channel: null })
    expect(composite).toMatchObject({ device: { channel: 'if02' }, hasBaudRate: false })
  })

  it('of udev and of no device at all', () => {
    const pnpId = 'usb-FTDI_Quad_RS232-HS-if01-port0'
    const [quad, plain] = fromDriver(
      [{ path: '/dev/ttyUSB1', vendorId: '0403', productId: '6011', pnpId }, { path: '/dev/ttyS0' }],
      'linux',
    )
    expect(quad?.device).toMatchObject({ serialNumber: null, channel: 'if01-port0' })
    expect(plain).toMatchObject({ device: null, kind: 'built-in' })
  })
})

describe('the list for the screen', () => {
  it('names each port and who holds it', async () => {
    await sysfs.usb('ttyUSB0', '1-1', FTDI, { portNumber: '0' })
    await sysfs.usb('ttyUSB1', '1-2', CH340, { portNumber: '0' })
    const holders = (paths: readonly string[]) =>
      Promise.resolve(
        new Map(paths.map((path, at) => [path, { program: ['minicom', 'ovoscope'][at] ?? '', pid: at + 1 }])),
      )
    const { ports } = await listPorts(sources({ holders }), 2)
    expect(ports).toEqual([
      {
        ...{ path: '/dev/ttyUSB0', name: 'FTDI FT232R USB UART · A50285BI · /dev/ttyUSB0', kind: 'usb' },
        device: { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A50285BI', channel: 'if00-port0' },
        ...{ hasBaudRate: true, heldBy: { program: 'minicom', pid: 1, isOvoscope: false } },
      },
      {
        ...{ path: '/dev/ttyUSB1', name: 'USB Serial · /dev/ttyUSB1', kind: 'usb' },
        device: { vendorId: 0x1a86, productId: 0x7523, serialNumber: null, channel: 'if00-port0' },
        ...{ hasBaudRate: true, heldBy: { program: 'ovoscope', pid: 2, isOvoscope: true } },
      },
    ])
  })

  it('asks nobody who holds ports where that cannot be known', async () => {
    const driver = () => Promise.resolve([{ path: 'COM3' }])
    const holders = () => expect.fail('Windows keeps no such list')
    const { ports } = await listPorts(sources({ platform: 'win32', driver, holders }))
    expect(ports).toMatchObject([{ path: 'COM3', heldBy: null }])
  })
})
