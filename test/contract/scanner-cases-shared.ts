import { expect } from 'vitest'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { expectAllOnce, type SharedCase } from './scanner-case.ts'

const ANSWERS = 'a recording says what it said, whatever the station answers now'

/** What a scanner of any make does. */
export const SHARED_CASES: readonly SharedCase[] = [
  {
    ...{ of: 'every scanner', name: 'shakes hands and brings every tray, once' },
    async drive(bench) {
      bench.start()
      await bench.untilFinished()
    },
    expect(told) {
      const { station } = told
      expect(station.states.slice(0, 3)).toEqual(['Opening', 'Handshaking', 'Streaming'])
      expect(station.hellos).toHaveLength(1)
      expect(station.hellos[0]?.scannerSerial).toMatch(/^[A-Za-z0-9._-]{1,64}$/)
      expect(station.hellos[0]?.sessionId).toMatch(/^[0-9a-f]{16}$/)
      expect(station.ofType(MESSAGE_TYPE.TRAY_END).length).toBeGreaterThan(0)
      // A scanner may have no sorter; then it says so.
      if (station.hellos[0]?.sorterPresent !== false) expect(station.sortedEggs).toBeGreaterThan(0)
      expect(station.link.view.silentForMs).not.toBeNull()
      expectAllOnce(told)
    },
  },
  {
    ...{
      of: 'every scanner',
      name: 'goes on with the other end where a restarted station stopped',
      notByRecording: ANSWERS,
    },
    async drive(bench) {
      const { station, line } = bench
      bench.start()
      await bench.until(() => station.kept.size >= 5)
      const stopped = station.link.stop()
      await line.pass(20)
      await stopped
      station.link.start()
      await bench.untilFinished()
    },
    expect(told) {
      const { hellos } = told.station
      expect(hellos).toHaveLength(2)
      expect(hellos[1]?.sessionId).toBe(hellos[0]?.sessionId)
      expect(hellos[1]?.nextSequence).toBeGreaterThan(5)
      expectAllOnce(told)
    },
  },
  {
    ...{ of: 'every scanner', name: 'feeds no tray while it is told to pause', notByRecording: ANSWERS },
    async drive(bench) {
      const { station, line } = bench
      const begun = () => station.ofType(MESSAGE_TYPE.TRAY_BEGIN).length
      station.link.setFeed('pause')
      bench.start()
      await bench.until(() => station.link.view.state === 'Streaming')
      await bench.untilQuiet()
      const before = begun()
      await line.pass(300)
      expect(begun()).toBe(before)
      station.link.setFeed('run')
      await bench.until(() => begun() > before)
      await bench.untilFinished()
    },
    expect: expectAllOnce,
  },
  {
    ...{ of: 'every scanner', name: 'sends nothing without credit', notByRecording: ANSWERS },
    async drive(bench) {
      const { station, line } = bench
      station.link.grantCredit(0)
      bench.start()
      await bench.until(() => station.link.view.state === 'Streaming')
      await line.pass(400)
      expect(station.kept.size).toBe(0)
      station.link.grantCredit(5)
      await bench.untilFinished()
    },
    expect: expectAllOnce,
  },
  {
    ...{ of: 'every scanner', name: 'scans a cell once more that is to be scanned again', notByRecording: ANSWERS },
    async drive(bench) {
      const { station } = bench
      station.decide = (attempt, row, column) => (attempt === 1 && row === 0 && column === 0 ? 'RESCAN' : 'KEEP')
      bench.start()
      await bench.until(() => [...station.scans].some((place) => place.endsWith('/0/0/2')))
      await bench.untilFinished()
    },
    expect: expectAllOnce,
  },
  {
    ...{ of: 'every scanner', name: 'says how it is' },
    async drive(bench) {
      bench.start()
      await bench.until(() => bench.station.telemetry.length > 0)
      await bench.untilFinished()
    },
    expect({ station }) {
      const [telemetry] = station.telemetry
      const numbers = [
        ...(telemetry?.temperatures ?? []).map(({ celsius }) => celsius),
        ...(telemetry?.coilNoise ?? []).map(({ sigma }) => sigma),
        telemetry?.conveyorSpeedMmPerS ?? Number.NaN,
      ]
      for (const number of numbers) expect(Number.isFinite(number)).toBe(true)
    },
  },
]
