import { afterEach, describe, expect, it } from 'vitest'
import { NO_FAULTS } from '../../electron/scanner/virtual/faults.ts'
import { CrashRun } from './crash-run.ts'

const SCANS_PER_SEC = 150
const AFTERWARDS = 300

/** All at once, ten times worse than a line on which anybody would work. */
const BAD = {
  ...{ ...NO_FAULTS, lateShare: 0.15, lateByMs: 150, duplicateShare: 0.05, damageShare: 0.02, dropShare: 0.02 },
  ...{ lineDropShare: 0.05, openCoils: 1, coilDriftPerHour: 100, vibrationMmPerS: 9 },
  ...{ clockDriftPpm: 500, clockOffsetMs: 86_400_000, unplugsPerHour: 600, unpluggedMs: 700, jamMs: 3_000 },
  ...{ sorterLostShare: 0.05, sorterLateShare: 0.1, sorterLateByMs: 3_000 },
}

let run: CrashRun | undefined

afterEach(async () => {
  await run?.stop()
  run = undefined
})

describe('a scanner in a process of its own that is made to fail while it runs', () => {
  it('loses and doubles no egg, and the station says what it hears of it', async () => {
    run = await CrashRun.start('scanner faults', SCANS_PER_SEC)
    const { scanner } = run.rig
    await scanner.call('setFaults', BAD)
    for (let rounds = 0; rounds < 2; rounds++) await run.untilScansGrow(AFTERWARDS)
    const open = await run.untilLive('a coil that is open', ({ problems }) =>
      problems.some(({ id, detail }) => id === 'SCANNER_FAULT' && detail['fault'] === 'COIL_OPEN'),
    )
    expect(open.scannerHealth.faults.find(({ code }) => code === 'COIL_OPEN')?.text).toMatch(/^coil \d+: no signal$/)
    const shaken = await run.untilLive('telemetry', ({ scannerHealth }) => scannerHealth.telemetry !== null)
    expect(shaken.scannerHealth.telemetry?.coilNoise.filter(({ sigma }) => sigma === 0)).toHaveLength(1)

    await scanner.call('setFaults', { ...NO_FAULTS, jamMs: 2_000 })
    await run.untilLive(
      'a link that holds',
      ({ link, problems }) => link.state === 'Streaming' && problems.every(({ id }) => id !== 'SCANNER_FAULT'),
    )
    await scanner.call('jam', {})
    await run.untilLive('a jam', ({ problems }) => problems.some(({ detail }) => detail['fault'] === 'JAM'))
    await run.untilLive('its end', ({ problems }) => problems.every(({ id }) => id !== 'SCANNER_FAULT'))
    await run.untilScansGrow(AFTERWARDS)

    const stats = await scanner.call('stats', {})
    expect(stats).toMatchObject({ jams: 1, connected: true })
    for (const count of [stats.framesLate, stats.framesDoubled, stats.framesDamaged, stats.framesDropped]) {
      expect(count).toBeGreaterThan(3)
    }
    expect(await run.findFaults()).toEqual([])
  })
})
