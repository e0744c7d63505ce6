import { expect, it } from 'vitest'
import { systemClock } from '../../electron/host/system-clock.ts'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { runCable } from '../proof/cable/cable-run.ts'

/** A sample of `npm run proof -- cable`. */
const SAMPLE = { pulls: 5, scans: 400, stationRestarts: 1, scannerRestarts: 1 }

it('has every scan once, however the cable is pulled and whichever end goes down', async (context) => {
  if (!arePseudoTerminalsSupported()) context.skip('no pseudo-terminals; to provide them: Linux or macOS')
  const seed = process.env['OVOSCOPE_CRASH_SEED'] ?? String(Math.trunc(systemClock.wallMs()))
  process.stdout.write(`cable sample, seed ${seed}\n`)
  const outcome = await runCable({ seed, ...SAMPLE })
  expect(outcome.faults).toEqual([])
  expect(outcome).toMatchObject({ pulls: SAMPLE.pulls, renamed: SAMPLE.pulls, stationEnds: { killed: 1, stopped: 0 } })
  expect(outcome.powerUps).toHaveLength(2)
  expect(outcome.scansMade).toBeGreaterThanOrEqual(SAMPLE.scans)
  // Only what the scanner took with it when it was switched off.
  expect(outcome.lostWithPower).toBeLessThanOrEqual(outcome.powerUps[0]?.unacknowledged ?? 0)
})

it('waits for the scanner that was switched on at the last pull', async (context) => {
  if (!arePseudoTerminalsSupported()) context.skip('no pseudo-terminals; to provide them: Linux or macOS')
  // Two pulls: only the second can take the power, and no further scan is asked for after it.
  const outcome = await runCable({ seed: 'last', pulls: 2, scans: 1, stationRestarts: 0, scannerRestarts: 1 })
  expect(outcome.faults).toEqual([])
  expect(outcome.powerUps).toHaveLength(2)
})
