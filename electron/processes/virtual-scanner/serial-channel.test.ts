import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { openNullModem } from '../../../test/rig/null-modem.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { createSerialTransport } from '../../scanner/serial-transport.ts'
import { type ScannerTransport, TransportError } from '../../scanner/transport.ts'
import { arePseudoTerminalsSupported } from './pty.ts'
import { openSerialChannel } from './serial-channel.ts'

/** Ports that open, refuse and vanish as a test wants it. */
function ports() {
  const opened: { readonly written: Uint8Array[]; isClosed: boolean; lose(): void; hear(bytes: Uint8Array): void }[] =
    []
  const state = { refuse: false }
  const openTransport = (): ScannerTransport => {
    let [onBytes, onClose] = [(_bytes: Uint8Array) => undefined as void, (_reason: string) => undefined as void]
    const port = {
      ...{ written: [] as Uint8Array[], isClosed: false },
      lose: () => onClose('gone'),
      hear: (bytes: Uint8Array) => onBytes(bytes),
    }
    const never = () => undefined
    return {
      ...{ kind: 'serial', path: '/dev/fake' },
      open() {
        if (state.refuse) return Promise.reject(new TransportError('ABSENT', 'no such port'))
        opened.push(port)
        return Promise.resolve()
      },
      write(bytes) {
        port.written.push(bytes)
        return true
      },
      onBytes(listener) {
        onBytes = listener
        return never
      },
      onClose(listener) {
        onClose = listener
        return never
      },
      onDrain: () => never,
      close() {
        port.isClosed = true
        return Promise.resolve()
      },
    }
  }
  return { opened, state, openTransport }
}

describe('the serial channel of the virtual scanner', () => {
  it('says why a port does not open', async () => {
    const { state, openTransport } = ports()
    state.refuse = true
    await expect(openSerialChannel({ timers: new ManualTime(), openTransport })).rejects.toMatchObject({
      fault: 'ABSENT',
    })
  })

  it('opens a port again that went away by itself, as soon as it is there', async () => {
    const { opened, state, openTransport } = ports()
    const time = new ManualTime()
    const channel = await openSerialChannel({ timers: time, openTransport })
    const heard: number[] = []
    channel.onBytes((bytes) => heard.push(...bytes))
    state.refuse = true
    opened[0]?.lose()
    expect(channel.plugged).toBe(false)
    expect(channel.write(Uint8Array.of(1))).toBe(true)
    await time.advance(3_500)
    state.refuse = false
    await time.advance(1_000)
    expect(channel.plugged).toBe(true)
    expect(opened).toHaveLength(2)
    opened[0]?.hear(Uint8Array.of(8))
    opened[1]?.hear(Uint8Array.of(9))
    expect(heard).toEqual([9])
  })

  it('stays out when it was pulled, also while it was opening, and goes in again', async () => {
    const { opened, openTransport } = ports()
    const time = new ManualTime()
    const channel = await openSerialChannel({ timers: time, openTransport })
    opened[0]?.lose()
    channel.pull()
    await time.advance(5_000)
    expect([channel.plugged, time.pending]).toEqual([false, 0])
    const plugging = channel.plug()
    channel.pull()
    await plugging
    expect(channel.plugged).toBe(false)
    await channel.plug()
    expect(channel.plugged).toBe(true)
    await channel.close()
    expect(opened.every(({ isClosed }) => isClosed)).toBe(true)
  })
})

describe.runIf(arePseudoTerminalsSupported())('the serial channel at a null-modem cable', () => {
  it('brings bytes over both ways, more than the line holds', async () => {
    const cable = await openNullModem()
    const { scannerPort: near, stationPort: far } = cable
    const open = (path: string) => createSerialTransport({ path, baudRate: 921_600, timers: systemTimers })
    const channel = await openSerialChannel({ timers: systemTimers, openTransport: () => open(near) })
    const station = open(far)
    const [there, here]: number[][] = [[], []]
    station.onBytes((chunk) => there?.push(...chunk))
    channel.onBytes((chunk) => here?.push(...chunk))
    await station.open()
    const sent = Uint8Array.from({ length: 150_000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff)
    expect(channel.write(sent)).toBe(false)
    await new Promise<void>((resolve) => channel.onDrain(resolve))
    await expect.poll(() => there?.length, { timeout: 5_000 }).toBe(sent.length)
    expect(Buffer.from(there ?? []).equals(sent)).toBe(true)
    station.write(Uint8Array.of(3, 2, 1))
    await expect.poll(() => here).toEqual([3, 2, 1])
    await Promise.all([station.close(), channel.close()])
    await cable.close()
  })
})
