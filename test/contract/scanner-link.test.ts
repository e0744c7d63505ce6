import { crc32 } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { encodeFrame } from '../../electron/pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import type { VirtualScannerParts } from '../../electron/scanner/virtual/virtual-scanner.ts'
import { LINE_KINDS } from './scanner-lines.ts'
import { type Bench, SMALL_RUN, setUp } from './scanner-station.ts'

const CELLS = SMALL_RUN.trays * SMALL_RUN.rows * SMALL_RUN.columns

let bench: Bench | undefined

afterEach(async () => {
  await bench?.close()
  bench = undefined
})

describe.each(LINE_KINDS)('scanner link over $name', ({ open }) => {
  async function start(options: Partial<VirtualScannerParts> = {}): Promise<Bench> {
    bench = setUp(await open(), options)
    bench.station.link.start()
    bench.scanner.start()
    return bench
  }

  /** Everything that the scanner made is there, once, and nothing else. */
  function expectAllOnce({ station, scanner }: Bench): void {
    expect(station.isUnbroken).toBe(true)
    expect(station.kept.size).toBe(scanner.figures.sequencedMade)
    expect(station.scans.size).toBe(scanner.figures.scansMade)
    expect(scanner.figures.cellsScanned).toBe(CELLS)
    expect(station.ofType(MESSAGE_TYPE.TRAY_BEGIN)).toHaveLength(SMALL_RUN.trays)
    expect(station.ofType(MESSAGE_TYPE.TRAY_END)).toHaveLength(SMALL_RUN.trays)
  }

  it('shakes hands and brings every tray, once', async () => {
    const here = await start()
    await here.untilFinished()
    const { station, scanner } = here
    expect(station.states).toEqual(['Opening', 'Handshaking', 'Streaming'])
    expect(station.hellos).toEqual([
      {
        scannerSerial: 'OVO-VIRTUAL-1',
        sessionId: scanner.sessionId,
        model: 'Virtual scanner',
        firmware: '1.0.0',
        nextSequence: 1,
        pictures: { widthMax: 64, heightMax: 64, channelsMax: 1 },
        sorterPresent: true,
      },
    ])
    expectAllOnce(here)
    expect(scanner.figures.scansMade).toBe(CELLS)
    expect(station.sortedEggs).toBe(CELLS)
    expect(station.duplicates).toBe(0)
    expect(station.link.view).toMatchObject({ rejected: {}, retryInMs: null })
    expect(station.link.view.silentForMs).not.toBeNull()
  })

  it('heals when the cable is pulled in the middle of a tray', async () => {
    const here = await start()
    const { station, scanner, cable } = here
    await here.until(() => scanner.figures.scansMade >= 9)
    cable.pull()
    await here.until(() => station.link.view.state !== 'Streaming')
    await here.line.pass(100)
    await cable.plug()
    station.link.tryNow()
    await here.untilFinished()
    expectAllOnce(here)
    expect(station.hellos).toHaveLength(2)
    expect(station.hellos[1]?.nextSequence).toBeGreaterThan(9)
    expect(station.link.view.state).toBe('Streaming')
  })

  it('counts garbage and finds the next frame', async () => {
    const here = await start()
    const garbage = Uint8Array.from({ length: 500 }, (_, index) => (index * 37) & 0x7f)
    await here.until(() => here.station.kept.size >= 5)
    here.line.channel.write(garbage)
    await here.untilFinished()
    expectAllOnce(here)
    expect(here.station.link.view.rejected).toEqual({ GARBAGE: 1 })
    expect(here.station.states).toEqual(['Opening', 'Handshaking', 'Streaming'])
  })

  it('gets again what was damaged or lost on the way', async () => {
    const here = await start()
    let pieces = 0
    here.cable.spoil = (bytes) => {
      pieces++
      if (pieces % 5 === 0) return undefined
      if (pieces % 7 === 0) return bytes.subarray(0, bytes.length - 3)
      if (pieces % 11 === 0) return bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte))
      return bytes
    }
    await here.until(() => here.scanner.figures.traysMade === SMALL_RUN.trays, 60_000)
    here.cable.spoil = (bytes) => bytes
    await here.untilFinished()
    expectAllOnce(here)
    expect(here.scanner.figures.resends).toBeGreaterThan(0)
    expect(here.station.link.view.rejected['BAD_CHECKSUM']).toBeGreaterThan(0)
  })

  it('turns stale on silence though nothing has closed, and comes back', async () => {
    const here = await start()
    await here.until(() => here.station.kept.size >= 5)
    here.cable.spoil = () => undefined
    await here.until(() => here.station.link.view.state === 'Stale')
    expect(here.station.link.view.retryInMs).not.toBeNull()
    here.cable.spoil = (bytes) => bytes
    await here.untilFinished()
    expectAllOnce(here)
  })

  it('refuses another protocol version and says why', async () => {
    const self = { protocolMajor: 2 }
    const here = await start({ self })
    await here.until(() => here.station.link.view.state === 'Incompatible')
    expect(here.station.hellos).toEqual([])
    expect(here.scanner.figures.connected).toBe(false)
    expect(here.station.link.view.retryInMs).toBeGreaterThan(5_000)
  })

  it('scans a cell once more that was held, to be rescanned or not answered', async () => {
    const here = await start()
    const answers = ['KEEP', 'RESCAN', 'HOLD', undefined, 'REMOVE_MALE', 'NONE']
    here.station.decide = (attempt, row, column) => (attempt === 1 ? answers[row * SMALL_RUN.columns + column] : 'HOLD')
    await here.until(() => here.scanner.figures.traysMade >= 1)
    const attempts = [...here.station.scans].filter((place) => place.startsWith('1/'))
    expect(attempts.filter((place) => place.endsWith('/2'))).toEqual(['1/0/1/2', '1/0/2/2', '1/1/0/2'])
  })

  it('feeds no tray while it is told to pause', async () => {
    bench = setUp(await open())
    const { station, scanner, line, until } = bench
    station.link.setFeed('pause')
    station.link.start()
    scanner.start()
    await until(() => station.link.view.state === 'Streaming')
    await line.pass(300)
    expect(scanner.figures.traysBegun).toBe(0)
    station.link.setFeed('run')
    await bench.untilFinished()
    expectAllOnce(bench)
  })

  it('sends nothing without credit', async () => {
    bench = setUp(await open())
    const { station, scanner, line, until } = bench
    station.link.grantCredit(0)
    station.link.start()
    scanner.start()
    await until(() => scanner.figures.scansMade > 0)
    await line.pass(300)
    expect(station.kept.size).toBe(0)
    station.link.grantCredit(5)
    await bench.untilFinished()
    expectAllOnce(bench)
  })

  it('says when nothing is there, and connects when it comes', async () => {
    bench = setUp(await open())
    const { station, scanner, cable, until } = bench
    cable.pull()
    station.link.start()
    scanner.start()
    await until(() => station.link.view.state === 'Absent')
    expect(station.link.view.retryInMs).not.toBeNull()
    await cable.plug()
    await until(() => station.link.view.state === 'Streaming')
    await bench.untilFinished()
    expectAllOnce(bench)
  })

  it('goes on with the other end where a restarted station stopped', async () => {
    const here = await start()
    await here.until(() => here.station.kept.size >= 5)
    const stopped = here.station.link.stop()
    await here.line.pass(20)
    await stopped
    here.station.link.start()
    await here.untilFinished()
    expectAllOnce(here)
    expect(here.station.hellos).toHaveLength(2)
  })

  it('counts its own echo and words that mean nothing, and goes on', async () => {
    const here = await start()
    await here.until(() => here.station.link.view.state === 'Streaming')
    const frame = (type: number, sequence: number, payload = new Uint8Array()) =>
      encodeFrame({ type, sequence, payload }, crc32)
    here.line.channel.write(frame(MESSAGE_TYPE.ACK, 0))
    here.line.channel.write(frame(MESSAGE_TYPE.SCAN, 0))
    here.line.channel.write(frame(MESSAGE_TYPE.TELEMETRY, 9))
    here.line.channel.write(frame(MESSAGE_TYPE.FAULT, 0, Uint8Array.of(0xff)))
    here.line.channel.write(frame(0x0e, 0))
    await here.untilFinished()
    expectAllOnce(here)
    expect(here.station.link.view.rejected).toEqual({ ECHO: 1, UNEXPECTED: 2, NOT_PROTOBUF: 1 })
  })

  it('hears how the scanner is', async () => {
    const here = await start()
    await here.until(() => here.station.telemetry.length > 0)
    expect(here.station.telemetry[0]?.temperatures.map(({ place }) => place)).toEqual(['magnet', 'room'])
    expect(here.station.telemetry[0]?.coilNoise).toHaveLength(16)
  })
})
