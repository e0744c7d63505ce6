import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeUsb, FakeUsbScanner } from '../../../test/fake/fake-usb.ts'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { usbTransports } from './usb-transport.ts'

/** Longer than any transfer lasts. */
const LONG_MS = 2_000

function setUp() {
  const time = new ManualTime()
  const scanner = new FakeUsbScanner(time)
  const usb = new FakeUsb(scanner)
  const makeTransport = usbTransports({ scanner: scanner.name, load: () => Promise.resolve(usb), platform: 'linux' })
  const heard: number[] = []
  scanner.onBytes((chunk) => heard.push(...chunk))
  return { time, scanner, usb, makeTransport, heard, connect }

  async function connect() {
    const transport = makeTransport()
    const said: string[] = []
    const seen: number[] = []
    let drains = 0
    transport.onBytes((chunk) => seen.push(...chunk))
    transport.onClose((reason) => said.push(reason))
    transport.onDrain(() => drains++)
    await transport.open()
    return { transport, said, seen, drains: () => drains }
  }
}

const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff)

describe('usb transport', () => {
  it('claims the vendor interface, carries bytes both ways and lets go in order', async () => {
    const { time, scanner, heard, connect } = setUp()
    const { transport, seen, said } = await connect()
    expect([transport.kind, transport.path]).toEqual(['usb', '1209:0001 · A7'])
    scanner.write(Uint8Array.of(1, 2, 3))
    expect(transport.write(Uint8Array.of(0, 9, 8).subarray(1))).toBe(true)
    await time.advance(1)
    expect([seen, heard]).toEqual([
      [1, 2, 3],
      [9, 8],
    ])
    const closing = transport.close()
    await time.advance(LONG_MS)
    await closing
    expect(scanner.log).toEqual(['open', 'claim 1', 'release 1', 'close'])
    expect([said, transport.write(Uint8Array.of(1))]).toEqual([[], false])
  })

  it('reads a burst that is larger than one transfer, and goes on after silence', async () => {
    const { time, scanner, connect } = setUp()
    const { seen, said } = await connect()
    await time.advance(LONG_MS)
    scanner.write(bytes(200_000))
    await time.advance(1)
    expect(Buffer.from(seen).equals(Buffer.from(bytes(200_000)))).toBe(true)
    expect(said).toEqual([])
  })

  it('says that enough is waiting, and when it is gone', async () => {
    const { time, scanner, heard, connect } = setUp()
    scanner.takesAtOnce = 1_000
    const { transport, drains } = await connect()
    expect(transport.write(bytes(60_000))).toBe(true)
    expect(transport.write(bytes(10_000))).toBe(false)
    expect(drains()).toBe(0)
    // Turns enough for seventy transfers; no time passes.
    for (let turn = 0; turn < 100; turn++) await time.advance(0)
    expect(heard).toHaveLength(70_000)
    expect(drains()).toBe(1)
    expect(transport.write(Uint8Array.of(1))).toBe(true)
  })

  it('brings all bytes in their order, however they are cut and wherever it stalls', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 700, max: 5_000 }), fc.nat(3), async (lengths, atOnce, stalls) => {
        const { time, scanner, heard, connect } = setUp()
        scanner.takesAtOnce = atOnce
        const { transport, seen, said } = await connect()
        scanner.stalls = { in: 0, out: stalls }
        const pieces = lengths.map(bytes)
        for (const piece of pieces) {
          scanner.write(piece)
          transport.write(piece)
        }
        for (let turn = 0; turn < 40; turn++) await time.advance(0)
        const all = Buffer.concat(pieces)
        expect([Buffer.from(seen).equals(all), Buffer.from(heard).equals(all), said]).toEqual([true, true, []])
      }),
    )
  })

  it('clears a stall and goes on, and gives up when it comes again and again', async () => {
    const { time, scanner, connect } = setUp()
    const { seen, said, transport } = await connect()
    scanner.stalls = { in: 3, out: 0 }
    await time.advance(LONG_MS)
    scanner.write(Uint8Array.of(5))
    await time.advance(1)
    expect([seen, said]).toEqual([[5], []])
    expect(scanner.log.filter((what) => what === 'clear in')).toHaveLength(3)
    scanner.stalls = { in: 0, out: 9 }
    transport.write(Uint8Array.of(1))
    await time.advance(1)
    expect(said).toEqual(['the out endpoint stalls again and again'])
  })

  it('ends when it is unplugged in the middle of both transfers, and connects again', async () => {
    const { time, scanner, makeTransport, connect } = setUp()
    scanner.takesBytes = false
    const { transport, said } = await connect()
    transport.write(bytes(100))
    await time.advance(1)
    expect([...scanner.underWay.keys()]).toEqual(['in', 'out'])
    scanner.pull()
    await time.advance(1)
    expect(said).toEqual(['transferIn error: Disconnected'])
    expect(transport.write(Uint8Array.of(1))).toBe(false)
    await transport.close()
    await expect(makeTransport().open()).rejects.toMatchObject({ fault: 'ABSENT' })
    await scanner.plug()
    scanner.takesBytes = true
    const again = await connect()
    scanner.write(Uint8Array.of(4))
    await time.advance(1)
    expect(again.seen).toEqual([4])
  })

  it('ends when the device does not take what is sent', async () => {
    const { time, scanner, connect } = setUp()
    scanner.takesBytes = false
    const { transport, said } = await connect()
    transport.write(Uint8Array.of(1))
    await time.advance(LONG_MS)
    expect(said).toEqual(['the device does not take what is sent'])
  })

  it('sends what was written before it closes', async () => {
    const { time, heard, connect } = setUp()
    const { transport } = await connect()
    transport.write(Uint8Array.of(1, 2))
    const closing = transport.close()
    await time.advance(LONG_MS)
    await closing
    expect(heard).toEqual([1, 2])
  })

  it('waits for the connection before it, which still has a transfer under way', async () => {
    const { time, scanner, connect } = setUp()
    const first = await connect()
    const closing = first.transport.close()
    const second = connect()
    await time.advance(LONG_MS)
    await closing
    await second
    expect(scanner.log).toEqual(['open', 'claim 1', 'release 1', 'close', 'open', 'claim 1'])
  })

  it('lets go of a device that opens after it was given up', async () => {
    const { time, scanner, makeTransport } = setUp()
    const transport = makeTransport()
    const opening = transport.open()
    const closing = transport.close()
    await time.advance(1)
    await Promise.all([opening, closing])
    expect([scanner.log.at(-1), scanner.holder, scanner.underWay.size]).toEqual(['close', undefined, 0])
  })
})

describe('a device that does not open', () => {
  it.each([
    ['open', 'open error: failed to open device (errno 13)', 'PERMISSION'],
    ['claim', 'claimInterface error: interface is busy (errno 16)', 'BUSY'],
  ] as const)('says why and what to do: %s answers "%s"', async (step, words, fault) => {
    const { scanner, makeTransport, connect } = setUp()
    scanner.refusal = { [step]: words }
    await expect(makeTransport().open()).rejects.toMatchObject({ fault, message: expect.stringContaining(words) })
    scanner.refusal = {}
    await expect(connect()).resolves.toBeDefined()
  })

  it('is refused when it has no bulk pair of its own', async () => {
    const { scanner, makeTransport } = setUp()
    scanner.configuration = null
    const refused = makeTransport().open()
    await expect(refused).rejects.toMatchObject({ fault: 'FAILED', message: expect.stringContaining('serial port') })
    expect(scanner.log).toEqual(['open', 'close'])
  })

  it('is held by somebody else', async () => {
    const { usb, scanner, connect } = setUp()
    await connect()
    const stranger = usbTransports({ scanner: scanner.name, load: () => Promise.resolve(usb), platform: 'linux' })
    await expect(stranger().open()).rejects.toMatchObject({ fault: 'BUSY' })
  })

  it('is a fault where the package does not load or the system has no USB', async () => {
    const { usb, scanner } = setUp()
    const load = () => Promise.reject(new Error('Cannot find native binding'))
    await expect(usbTransports({ scanner: scanner.name, load })().open()).rejects.toMatchObject({
      ...{ fault: 'FAILED', message: 'USB cannot be used on this machine: Cannot find native binding' },
    })
    usb.problem = 'getDevices error: /sys/bus/usb/devices/ not found (errno 2)'
    const there = usbTransports({ scanner: scanner.name, load: () => Promise.resolve(usb) })
    const message = `USB cannot be used on this machine: ${usb.problem}`
    await expect(there().open()).rejects.toMatchObject({ fault: 'FAILED', message })
  })
})
