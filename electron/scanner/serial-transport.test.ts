import { SerialPortMock } from 'serialport'
import { afterEach, describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { createSerialTransport, toTransportError } from './serial-transport.ts'

const PATH = '/dev/ttyTEST'

afterEach(() => SerialPortMock.binding.reset())

function mockTransport(path = PATH) {
  const drivers: SerialPortMock[] = []
  const transport = createSerialTransport({
    ...{ path, baudRate: 921_600, timers: new ManualTime() },
    createDriver(options) {
      const driver = new SerialPortMock(options)
      drivers.push(driver)
      return driver
    },
  })
  return { transport, drivers }
}

describe('serial transport', () => {
  it('carries bytes both ways and says when the driver closes', async () => {
    SerialPortMock.binding.createPort(PATH, { record: true })
    const { transport, drivers } = mockTransport()
    const seen: number[] = []
    const reasons: string[] = []
    transport.onBytes((chunk) => seen.push(...chunk))
    transport.onClose((reason) => reasons.push(reason))
    await transport.open()
    drivers[0]?.port?.emitData(Buffer.from([1, 2, 3]))
    expect(transport.write(Uint8Array.of(9).subarray(0))).toBe(true)
    await expect.poll(() => seen).toEqual([1, 2, 3])
    await expect.poll(() => [...(drivers[0]?.port?.recording ?? [])]).toEqual([9])
    drivers[0]?._disconnected(new Error('the device is gone'))
    await expect.poll(() => reasons).toEqual(['the device is gone'])
    expect(transport.write(Uint8Array.of(1))).toBe(false)
  })

  it('answers a missing port and one in use with their fault', async () => {
    await expect(mockTransport('/dev/none').transport.open()).rejects.toMatchObject({ fault: 'ABSENT' })
    SerialPortMock.binding.createPort(PATH)
    await mockTransport().transport.open()
    await expect(mockTransport().transport.open()).rejects.toMatchObject({ fault: 'BUSY' })
  })

  it('finds its port anew before it opens it, and takes the settings there', async () => {
    SerialPortMock.binding.createPort('/dev/ttyNEW')
    const drivers: SerialPortMock[] = []
    const transport = createSerialTransport({
      ...{ path: PATH, baudRate: 115_200, rtscts: true, timers: new ManualTime() },
      locate: () => Promise.resolve({ path: '/dev/ttyNEW', capacityBytesPerS: 11_520 }),
      createDriver(settings) {
        const driver = new SerialPortMock(settings)
        drivers.push(driver)
        return driver
      },
    })
    expect([transport.path, transport.capacityBytesPerS]).toEqual([PATH, null])
    await transport.open()
    expect([transport.path, transport.capacityBytesPerS]).toEqual(['/dev/ttyNEW', 11_520])
    expect(drivers[0]?.port?.openOptions).toMatchObject({ baudRate: 115_200, rtscts: true, dataBits: 8, stopBits: 1 })
    expect(drivers[0]?.port?.openOptions).toMatchObject({ parity: 'none', xon: false, xoff: false })
    await transport.close()
  })

  it('opens nothing once it was given up while it was still looked for', async () => {
    SerialPortMock.binding.createPort(PATH)
    let found = (_place: { path: string; capacityBytesPerS: null }): void => undefined
    const transport = createSerialTransport({
      ...{ path: PATH, baudRate: 115_200, timers: new ManualTime() },
      locate: () => new Promise((resolve) => (found = resolve)),
      createDriver: () => expect.fail('nobody waits for this port any more'),
    })
    const opening = transport.open()
    await transport.close()
    found({ path: PATH, capacityBytesPerS: null })
    await expect(opening).resolves.toBeUndefined()
  })

  it('says what to do about a port that did not open', async () => {
    const remedy = { kind: 'noSuchPort', values: { path: '/dev/none' } } as const
    const asked: unknown[] = []
    const transport = createSerialTransport({
      ...{ path: '/dev/none', baudRate: 115_200, timers: new ManualTime() },
      createDriver: (settings) => new SerialPortMock(settings),
      explain: (...question) => {
        asked.push(question)
        return Promise.resolve(remedy)
      },
    })
    await expect(transport.open()).rejects.toMatchObject({ fault: 'ABSENT', remedy })
    expect(asked).toEqual([['ABSENT', '/dev/none']])
  })

  it('answers an impossible path with a fault', async () => {
    await expect(mockTransport('').transport.open()).rejects.toMatchObject({ fault: 'FAILED' })
  })

  it('lets go of a port that opens after it was given up', async () => {
    SerialPortMock.binding.createPort(PATH)
    const { transport } = mockTransport()
    const opening = transport.open()
    await transport.close()
    await opening
    const next = mockTransport().transport
    await expect
      .poll(() =>
        next.open().then(
          () => 'open',
          () => 'locked',
        ),
      )
      .toBe('open')
  })
})

describe('toTransportError', () => {
  it.each([
    ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'linux', 'ABSENT'],
    ['Error: No such device or address, cannot open /dev/ttyUSB0', 'linux', 'ABSENT'],
    ['Opening COM9: File not found', 'win32', 'ABSENT'],
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'linux', 'PERMISSION'],
    ['Opening COM3: Access denied', 'win32', 'BUSY'],
    ['Error Resource temporarily unavailable Cannot lock port', 'linux', 'BUSY'],
    ['Error: Device or resource busy, cannot open /dev/ttyACM0', 'linux', 'BUSY'],
    ['Opening COM3: Unknown error code 31', 'win32', 'FAILED'],
  ] as const)('reads "%s" on %s as %s', (message, platform, fault) => {
    expect(toTransportError(new Error(message), platform)).toMatchObject({ fault, message })
  })

  it('takes what is no error at all', () => {
    expect(toTransportError('broken', 'linux')).toMatchObject({ fault: 'FAILED', message: 'broken' })
  })
})
