import { expect } from 'vitest'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { decodeScan } from '../../electron/pipeline/scan/decode-scan.ts'
import { NO_FAULTS } from '../../electron/scanner/virtual/faults.ts'
import { expectAllOnce, type VirtualCase } from './scanner-case.ts'
import { SMALL_RUN } from './scanner-station.ts'

const FAULTY = { of: 'the virtual scanner', notByHardware: 'a real scanner is not to be made to fail' } as const
const ANSWERS = 'a recording says what it said, whatever the station answers now'

const LONG_RUN = { ...SMALL_RUN, trays: 12 }
const BAD_LINE_MS_MAX = 60_000
const DAY_MS = 86_400_000

/** What becomes of the link when the scanner itself is at fault. */
export const FAULT_CASES: readonly VirtualCase[] = [
  {
    ...{
      ...FAULTY,
      name: 'takes every message once though 15 % are late and out of order, and others doubled, damaged or lost',
    },
    options: {
      settings: LONG_RUN,
      faults: {
        ...{ ...NO_FAULTS, lateShare: 0.15, lateByMs: 80 },
        ...{ duplicateShare: 0.1, damageShare: 0.05, dropShare: 0.03 },
      },
    },
    async drive(bench) {
      bench.start()
      await bench.untilFinished(BAD_LINE_MS_MAX)
    },
    expect(told) {
      expectAllOnce(told)
      const { station, figures } = told
      const order = [...station.kept.keys()]
      expect(order).not.toEqual(order.toSorted((one, other) => one - other))
      expect(station.duplicates).toBeGreaterThan(0)
      expect(figures?.framesLate).toBeGreaterThan(5)
      expect(figures?.framesDamaged).toBeGreaterThan(0)
      expect(Object.keys(station.link.view.rejected).length).toBeGreaterThan(0)
    },
  },
  {
    ...{ ...FAULTY, name: 'is not disturbed by a clock that is a day ahead and runs away' },
    options: { faults: { ...NO_FAULTS, clockDriftPpm: 50_000, clockOffsetMs: DAY_MS } },
    async drive(bench) {
      bench.start()
      await bench.untilFinished()
    },
    expect(told) {
      expectAllOnce(told)
      const times = told.station.ofType(MESSAGE_TYPE.SCAN).map((message) => {
        const scan = decodeScan(message.payload, message)
        return scan.ok ? scan.value.capturedAtUs : Number.NaN
      })
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect(times[0]).toBeGreaterThanOrEqual(DAY_MS * 1_000)
      expect(told.station.states.slice(0, 4)).toEqual(['Opening', 'Handshaking', 'Streaming'])
    },
  },
  {
    ...{ ...FAULTY, name: 'goes on with a scanner that was restarted: a new session, from 1' },
    async drive(bench) {
      bench.start()
      await bench.until(() => bench.station.kept.size >= 9)
      bench.restartScanner()
      await bench.until(() => bench.station.hellos.length === 2)
      await bench.untilFinished()
    },
    expect(told) {
      const { hellos, earlier } = told.station
      expect(hellos).toHaveLength(2)
      expect(hellos[1]?.sessionId).not.toBe(hellos[0]?.sessionId)
      expect(hellos[1]?.nextSequence).toBe(1)
      expect(earlier.map((kept) => [...kept.keys()].toSorted((one, other) => one - other))).toEqual([
        Array.from({ length: earlier[0]?.size ?? 0 }, (_, index) => index + 1),
      ])
      expectAllOnce(told)
    },
  },
  {
    ...{ ...FAULTY, name: 'hears of a jam, and of its end' },
    options: { faults: { ...NO_FAULTS, jamMs: 300 } },
    async drive(bench) {
      bench.start()
      await bench.until(() => bench.scanner.figures.scansMade >= 3)
      bench.scanner.jam()
      await bench.until(() => bench.station.faults.some(({ active }) => !active))
      await bench.untilFinished()
    },
    expect(told) {
      expect(told.station.faults.slice(0, 1)).toMatchObject([{ code: 'JAM', active: true }])
      expect(told.station.faults.at(-1)).toMatchObject({ code: 'JAM', active: false })
      expectAllOnce(told)
    },
  },
  {
    ...{ ...FAULTY, name: 'refuses another protocol version and says why' },
    options: { self: { protocolMajor: 2 } },
    async drive(bench) {
      bench.start()
      await bench.until(() => bench.station.link.view.state === 'Incompatible')
      expect(bench.scanner.figures.connected).toBe(false)
      expect(bench.station.link.view.retryInMs).toBeGreaterThan(5_000)
    },
    expect({ station }) {
      expect(station.states).toContain('Incompatible')
      expect(station.hellos).toEqual([])
    },
  },
  {
    ...{
      ...FAULTY,
      name: 'scans a cell once more that was held, to be rescanned or not answered',
      notByRecording: ANSWERS,
    },
    async drive(bench) {
      const answers = ['KEEP', 'RESCAN', 'HOLD', undefined, 'REMOVE_MALE', 'NONE']
      bench.station.decide = (attempt, row, column) =>
        attempt === 1 ? answers[row * SMALL_RUN.columns + column] : 'HOLD'
      bench.start()
      await bench.until(() => bench.scanner.figures.traysMade >= 1)
    },
    expect({ station }) {
      const attempts = [...station.scans].filter((place) => place.startsWith('1/'))
      expect(attempts.filter((place) => place.endsWith('/2'))).toEqual(['1/0/1/2', '1/0/2/2', '1/1/0/2'])
    },
  },
]
