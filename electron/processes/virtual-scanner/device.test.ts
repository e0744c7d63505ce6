import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { TestStation } from '../../../test/contract/scanner-station.ts'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { seededRandom } from '../../base/random.ts'
import { decodeScan } from '../../pipeline/scan/decode-scan.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { portTransports } from '../../scanner/port-transport.ts'
import { createSerialTransport } from '../../scanner/serial-transport.ts'
import { createVirtualScannerDevice } from './device.ts'
import { arePseudoTerminalsSupported } from './pty.ts'

const SETTINGS = { seed: 'device', ratePerHour: 36_000, trays: 2, rows: 2, columns: 2 }

async function portDevice() {
  const time = new ManualTime()
  const device = await createVirtualScannerDevice({
    ...{ settings: SETTINGS, channel: 'port', clock: time, timers: time, random: seededRandom('session') },
  })
  const [left, right] = createPortPair()
  device.attachPort(left)
  const station = new TestStation({ clock: time, timers: time, openTransport: portTransports(right) })
  return { time, device, station }
}

describe('virtual scanner device', () => {
  it('feeds its trays and knows the truth of every cell', async () => {
    const { time, device, station } = await portDevice()
    expect(device.path).toBeNull()
    station.link.start()
    device.start()
    await time.advance(5_000)
    expect(device.stats()).toMatchObject({
      finished: true,
      running: false,
      traysMade: 2,
      cellsScanned: 8,
      unacknowledged: 0,
    })
    const { cells, total } = device.truth()
    expect(total).toBe(8)
    expect(cells[5]).toMatchObject({ traySequence: 2, cell: { row: 0, column: 1 } })
    expect(cells[5]?.trayCode).toMatch(/^V-0002-[0-9a-f]{4}$/)
    expect(device.truth(6, 1).cells).toEqual([cells[6]])
    await device.close()
  })

  it('makes the pictures that its settings ask for, from the next tray on', async () => {
    const { time, device, station } = await portDevice()
    station.link.start()
    device.start()
    await time.advance(5_000)
    device.setSettings({ ...SETTINGS, rows: 1, columns: 1, trays: 1 })
    await time.advance(5_000)
    expect(device.stats()).toMatchObject({ finished: true, traysMade: 3, cellsScanned: 9 })
    const last = station.ofType(0x11).at(-1)
    const scan = last === undefined ? undefined : decodeScan(last.payload, last)
    expect(scan).toMatchObject({ ok: true, value: { tray: { traySequence: 3 }, image: { width: 64, height: 64 } } })
    await device.close()
  })

  it('puts noise between its frames, which the station counts and reads past', async () => {
    const { time, device, station } = await portDevice()
    station.link.start()
    device.start()
    for (let burst = 0; burst < 5; burst++) {
      await time.advance(100)
      device.noise(new Uint8Array(100).fill(burst))
    }
    await time.advance(10_000)
    expect(station.link.view.rejected).toEqual({ GARBAGE: 5 })
    expect(device.stats()).toMatchObject({ finished: true, scansMade: 8, resends: 0 })
    expect(station.isUnbroken).toBe(true)
    await device.close()
  })

  it('comes back after the cable was out, also to a restarted station with another port', async () => {
    const { time, device, station } = await portDevice()
    station.link.start()
    device.start()
    await time.advance(200)
    device.pull()
    await time.advance(1_000)
    expect(station.link.view.state).toBe('Absent')
    expect(device.stats()).toMatchObject({ plugged: false, connected: false })
    const [left, right] = createPortPair()
    device.attachPort(left)
    await device.plug()
    const next = new TestStation({ clock: time, timers: time, openTransport: portTransports(right) })
    next.link.start()
    await time.advance(10_000)
    expect(device.stats()).toMatchObject({ finished: true, cellsScanned: 8 })
    await device.close()
  })
})

describe.runIf(arePseudoTerminalsSupported())('virtual scanner command', () => {
  const command = fileURLToPath(new URL('./command.ts', import.meta.url))

  it('serves a station in another process, ends when its trays are through, and leaves no name behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'command-'))
    const linkPath = join(folder, 'scanner')
    const size = ['--rate', '720000', '--trays', '3', '--rows', '2', '--columns', '3']
    const child = spawn(process.execPath, [command, ...size, '--pty-link', linkPath], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const printed: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text))
    await expect.poll(() => existsSync(linkPath), { timeout: 10_000 }).toBe(true)
    const clock = { wallMs: () => Date.now(), monoMs: () => performance.now() }
    const station = new TestStation({
      ...{ clock, timers: systemTimers },
      openTransport: () => createSerialTransport({ path: linkPath, baudRate: 921_600, timers: systemTimers }),
    })
    station.link.start()
    const [code] = await once(child, 'exit')
    await station.link.stop()
    expect(code).toBe(0)
    expect(station.scans.size).toBe(18)
    expect(station.isUnbroken).toBe(true)
    expect(printed.join('')).toContain('trays 3 · eggs 18 · scans 18 (0 rescans)')
    expect(existsSync(linkPath)).toBe(false)
    rmSync(folder, { recursive: true, force: true })
  })

  it('says what is wrong with its options', async () => {
    const child = spawn(process.execPath, [command, '--rate', '1'], { stdio: ['ignore', 'ignore', 'pipe'] })
    const printed: string[] = []
    child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text))
    const [code] = await once(child, 'close')
    expect(code).toBe(2)
    expect(printed.join('')).toContain('ratePerHour')
  })
})
