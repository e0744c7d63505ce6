import { crc32 } from 'node:zlib'
import { expect } from 'vitest'
import { encodeFrame } from '../../electron/pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { expectAllOnce, type VirtualCase } from './scanner-case.ts'
import { type Bench, SMALL_RUN } from './scanner-station.ts'

const BY_HAND = 'nobody here can pull or spoil the cable of a real scanner'
const AS_IT_IS = 'a real scanner is what it is'

const CABLE = { of: 'the virtual scanner', notByHardware: BY_HAND } as const

async function plugAgain({ cable, station, line, until }: Bench): Promise<void> {
  await until(() => station.link.view.state !== 'Streaming')
  await line.pass(100)
  await cable.plug()
  station.link.tryNow()
}

/** What becomes of the link when its cable is pulled, bad or noisy. */
export const CABLE_CASES: readonly VirtualCase[] = [
  {
    ...{ of: 'the virtual scanner', notByHardware: AS_IT_IS, name: 'introduces itself as what it is' },
    async drive(bench) {
      bench.start()
      await bench.untilFinished()
    },
    expect({ station, figures }) {
      expect(station.hellos).toMatchObject([
        {
          ...{ scannerSerial: 'OVO-VIRTUAL-1', model: 'Virtual scanner', firmware: '1.0.0', nextSequence: 1 },
          pictures: { widthMax: 64, heightMax: 64, channelsMax: 1 },
        },
      ])
      expect(figures?.scansMade).toBe(SMALL_RUN.trays * SMALL_RUN.rows * SMALL_RUN.columns)
      expect(station.sortedEggs).toBe(figures?.scansMade)
      expect(station.duplicates).toBe(0)
      expect(station.link.view).toMatchObject({ rejected: {}, retryInMs: null })
      expect(station.telemetry.every(({ vibrationMmPerS }) => vibrationMmPerS !== undefined)).toBe(true)
    },
  },
  {
    ...{ ...CABLE, name: 'heals when the cable is pulled in the middle of a tray' },
    async drive(bench) {
      bench.start()
      await bench.until(() => bench.scanner.figures.scansMade >= 9)
      bench.cable.pull()
      await plugAgain(bench)
      await bench.untilFinished()
    },
    expect(told) {
      expectAllOnce(told)
      const { hellos, link } = told.station
      expect(hellos).toHaveLength(2)
      expect(hellos[1]?.nextSequence).toBeGreaterThan(9)
      expect(link.view.state).toBe('Streaming')
    },
  },
  {
    ...{ ...CABLE, name: 'heals when the cable is pulled in the middle of a frame' },
    async drive(bench) {
      bench.start()
      await bench.until(() => bench.scanner.figures.scansMade >= 5)
      bench.cable.pullInside()
      await bench.until(() => !bench.cable.plugged)
      await plugAgain(bench)
      await bench.untilFinished()
    },
    expect(told) {
      expectAllOnce(told)
      expect(told.station.hellos).toHaveLength(2)
    },
  },
  {
    ...{ ...CABLE, name: 'counts garbage and finds the next frame' },
    async drive(bench) {
      const garbage = Uint8Array.from({ length: 500 }, (_, index) => (index * 37) & 0x7f)
      bench.start()
      await bench.until(() => bench.station.kept.size >= 5)
      bench.line.channel.write(garbage)
      await bench.untilFinished()
    },
    expect(told) {
      expectAllOnce(told)
      expect(told.station.link.view.rejected).toEqual({ GARBAGE: 1 })
      expect(told.station.states.slice(0, 4)).toEqual(['Opening', 'Handshaking', 'Streaming'])
    },
  },
  {
    ...{ ...CABLE, name: 'gets again what was damaged or lost on the way' },
    async drive(bench) {
      bench.start()
      let pieces = 0
      bench.cable.spoil = (bytes) => {
        pieces++
        if (pieces % 5 === 0) return undefined
        if (pieces % 7 === 0) return bytes.subarray(0, bytes.length - 3)
        if (pieces % 11 === 0) return bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte))
        return bytes
      }
      await bench.until(() => bench.scanner.figures.traysMade === SMALL_RUN.trays, 60_000)
      bench.cable.spoil = (bytes) => bytes
      await bench.untilFinished()
    },
    expect(told) {
      expectAllOnce(told)
      expect(told.figures?.resends).toBeGreaterThan(0)
      expect(told.station.link.view.rejected['BAD_CHECKSUM']).toBeGreaterThan(0)
    },
  },
  {
    ...{ ...CABLE, name: 'turns stale on silence though nothing has closed, and comes back' },
    async drive(bench) {
      bench.start()
      await bench.until(() => bench.station.kept.size >= 5)
      bench.cable.spoil = () => undefined
      await bench.until(() => bench.station.link.view.state === 'Stale')
      expect(bench.station.link.view.retryInMs).not.toBeNull()
      bench.cable.spoil = (bytes) => bytes
      await bench.untilFinished()
    },
    expect(told) {
      expect(told.station.states).toContain('Stale')
      expectAllOnce(told)
    },
  },
  {
    ...{ ...CABLE, name: 'counts its own echo and words that mean nothing, and goes on' },
    async drive(bench) {
      const frame = (type: number, sequence: number, payload = new Uint8Array()) =>
        encodeFrame({ type, sequence, payload }, crc32)
      bench.start()
      await bench.until(() => bench.station.link.view.state === 'Streaming')
      const { channel } = bench.line
      channel.write(frame(MESSAGE_TYPE.ACK, 0))
      channel.write(frame(MESSAGE_TYPE.SCAN, 0))
      channel.write(frame(MESSAGE_TYPE.TELEMETRY, 9))
      channel.write(frame(MESSAGE_TYPE.FAULT, 0, Uint8Array.of(0xff)))
      channel.write(frame(0x0e, 0))
      await bench.untilFinished()
    },
    expect(told) {
      expectAllOnce(told)
      expect(told.station.link.view.rejected).toEqual({ ECHO: 1, UNEXPECTED: 2, NOT_PROTOBUF: 1 })
    },
  },
  {
    ...{ ...CABLE, name: 'says when nothing is there, and connects when it comes' },
    notByRecording: 'a recording begins with a scanner that is there',
    async drive(bench) {
      const { station, cable, until } = bench
      cable.pull()
      bench.start()
      await until(() => station.link.view.state === 'Absent')
      expect(station.link.view.retryInMs).not.toBeNull()
      await cable.plug()
      await until(() => station.link.view.state === 'Streaming')
      await bench.untilFinished()
    },
    expect: expectAllOnce,
  },
]
