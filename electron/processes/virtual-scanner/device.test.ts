import { describe, expect, it } from 'vitest'
import { TestStation } from '../../../test/contract/scanner-station.ts'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { seededRandom } from '../../base/random.ts'
import type { VirtualScannerSettings } from '../../contract/shell.ts'
import { decodeScan } from '../../pipeline/scan/decode-scan.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { portTransports } from '../../scanner/port-transport.ts'
import { NO_FAULTS } from '../../scanner/virtual/faults.ts'
import { createVirtualScannerDevice } from './device.ts'

const SETTINGS = { seed: 'device', ratePerHour: 36_000, trays: 2, rows: 2, columns: 2 }

async function portDevice(settings: VirtualScannerSettings = SETTINGS) {
  const time = new ManualTime()
  const device = await createVirtualScannerDevice({
    ...{ settings, channel: 'port', clock: time, timers: time, random: seededRandom('session') },
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

  it('is who its settings say, and goes wrong and right again as they change', async () => {
    const { time, device, station } = await portDevice({
      ...{ ...SETTINGS, scannerSerial: 'OVO-7', firmware: '2.0', faults: { ...NO_FAULTS, jamMs: 700 } },
    })
    station.link.start()
    device.start()
    await time.advance(150)
    expect(station.hellos[0]).toMatchObject({ scannerSerial: 'OVO-7', firmware: '2.0' })
    device.jam()
    await time.advance(100)
    expect(station.faults).toMatchObject([{ code: 'JAM', active: true }])
    await time.advance(1_000)
    expect(station.faults.at(-1)).toMatchObject({ code: 'JAM', active: false })
    device.setSettings({ ...SETTINGS, faults: { ...NO_FAULTS, duplicateShare: 1 } })
    await time.advance(3_000)
    expect(device.stats()).toMatchObject({ finished: true, jams: 1 })
    expect(station.duplicates).toBeGreaterThan(0)
    const { framesDoubled } = device.stats()
    device.setSettings(SETTINGS)
    await time.advance(3_000)
    expect(device.stats().framesDoubled).toBe(framesDoubled)
    await device.close()
  })
})
