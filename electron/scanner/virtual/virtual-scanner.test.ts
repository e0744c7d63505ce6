import { afterEach, describe, expect, it } from 'vitest'
import { LINE_KINDS } from '../../../test/contract/scanner-lines.ts'
import { type Bench, SMALL_RUN, setUp } from '../../../test/contract/scanner-station.ts'
import { decodeScan } from '../../pipeline/scan/decode-scan.ts'
import { NO_FAULTS, type VirtualFaults } from './faults.ts'

/** Two minutes of a slow line. */
const SLOW = { ratePerHour: 3_600, trays: 20, rows: 2, columns: 3 }

let bench: Bench | undefined

afterEach(async () => {
  await bench?.close()
  bench = undefined
})

async function start(faults: Partial<VirtualFaults>, settings = SMALL_RUN): Promise<Bench> {
  const open = LINE_KINDS.find(({ name }) => name === 'a port between processes')?.open
  if (open === undefined) throw new Error('no line')
  bench = setUp(await open(), { settings, faults: { ...NO_FAULTS, ...faults } })
  bench.station.link.start()
  bench.scanner.start()
  return bench
}

describe('a virtual scanner that is made to fail', () => {
  it('jams: the conveyor stands with its tray, says so, and goes on as if nothing had been', async () => {
    const here = await start({ jamMs: 5_000 }, SLOW)
    await here.until(() => here.scanner.figures.scansMade === 2)
    here.scanner.jam()
    await here.line.pass(4_900)
    expect(here.scanner.figures.scansMade).toBe(2)
    expect(here.station.faults[0]).toEqual({ code: 'JAM', text: 'the conveyor is jammed', active: true })
    expect(here.station.telemetry.at(-1)).toMatchObject({ conveyorSpeedMmPerS: 0 })
    await here.line.pass(1_200)
    expect(here.scanner.figures).toMatchObject({ scansMade: 3, jams: 1 })
    expect(here.station.faults.at(-1)).toMatchObject({ code: 'JAM', active: false })
    expect(here.station.telemetry.at(-1)).toMatchObject({ conveyorSpeedMmPerS: 120 })
  })

  it('jams by itself, and every tray comes through all the same', async () => {
    const here = await start({ jamsPerHour: 600, jamMs: 1_000 }, SLOW)
    await here.until(() => here.scanner.figures.finished, 600_000)
    expect(here.scanner.figures.jams).toBeGreaterThan(5)
    expect(here.station.isUnbroken).toBe(true)
  })

  it('says after a break what still is wrong, and obeys other settings at once', async () => {
    const here = await start({ openCoils: 2, vibrationMmPerS: 9 }, SLOW)
    await here.until(() => here.station.telemetry.length > 0)
    const { code, text } = here.station.faults[0] ?? { code: '', text: '' }
    expect([code, text]).toEqual(['COIL_OPEN', expect.stringMatching(/^coils \d+, \d+: no signal$/)])
    expect(here.station.telemetry[0]?.coilNoise.filter(({ sigma }) => sigma === 0)).toHaveLength(2)
    expect(here.station.telemetry[0]?.vibrationMmPerS).toBeGreaterThan(6)
    here.scanner.pull()
    await here.until(() => here.station.link.view.state !== 'Streaming')
    const before = here.station.faults.length
    await here.scanner.plug()
    await here.until(() => here.station.hellos.length === 2)
    await here.line.pass(100)
    expect(here.station.faults.slice(before)).toContainEqual({ code, text, active: true })
    here.scanner.setFaults(NO_FAULTS)
    await here.line.pass(100)
    expect(here.station.faults.at(-1)).toEqual({ code, text, active: false })
  })

  it('makes dark pictures with a coil that is open, and pictures that lack lines', async () => {
    const zeroBytes = async (faults: Partial<VirtualFaults>) => {
      const here = await start(faults, { ...SMALL_RUN, columns: 16, trays: 1 })
      await here.untilFinished()
      const scans = here.station.ofType(0x11).map((message) => decodeScan(message.payload, message))
      const counts = scans.map((scan) => (scan.ok ? scan.value.image.pixels.filter((byte) => byte === 0).length : -1))
      await here.close()
      bench = undefined
      // Column 0 is dark in these pictures anyway.
      return counts.filter((_, index) => index % 16 !== 0)
    }
    expect(new Set(await zeroBytes({}))).toEqual(new Set([0]))
    expect((await zeroBytes({ openCoils: 16 })).every((count) => count === 128)).toBe(true)
    const lacking = (await zeroBytes({ lineDropShare: 0.5 })).filter((count) => count > 0)
    expect(lacking.length).toBeGreaterThan(7)
    expect(lacking.length).toBeLessThan(23)
    for (const count of lacking) expect([16, 32]).toContain(count)
  })

  it('has a cable that comes out by itself, and nothing is lost', async () => {
    const here = await start({ unplugsPerHour: 600, unpluggedMs: 500 }, SLOW)
    await here.until(() => here.scanner.figures.finished, 900_000)
    expect(here.scanner.figures.unplugs).toBeGreaterThan(3)
    expect(here.station.hellos.length).toBeGreaterThan(3)
    expect(here.station.isUnbroken).toBe(true)
    expect(here.station.kept.size).toBe(here.scanner.figures.sequencedMade)
  })

  it('does the same with the same seed', async () => {
    const run = async () => {
      const faults = { lateShare: 0.15, duplicateShare: 0.1, damageShare: 0.05, dropShare: 0.05, sorterOtherShare: 0.1 }
      const here = await start(faults)
      await here.untilFinished()
      const { figures } = here.scanner
      const { duplicates, link } = here.station
      await here.close()
      bench = undefined
      return { figures, duplicates, rejected: link.view.rejected }
    }
    const first = await run()
    expect(first.figures.framesLate + first.figures.framesDamaged + first.figures.framesDropped).toBeGreaterThan(5)
    expect(await run()).toEqual(first)
  })
})
