import { expect, it } from 'vitest'
import { systemClock } from '../../electron/host/system-clock.ts'
import { runKills } from '../proof/kills/kills-run.ts'

const KILLS = 8

it('a sample of `npm run proof -- inference`: the model killed again and again at full speed, no scan lost, each decided once', async () => {
  const seed = process.env['OVOSCOPE_CRASH_SEED'] ?? String(Math.trunc(systemClock.wallMs()))
  process.stdout.write(`crash test inference kills, seed ${seed}\n`)
  const { faults, scansMade, scansStored } = await runKills({ seed, kills: KILLS })
  expect(faults).toEqual([])
  expect(scansStored).toBe(scansMade)
  expect(scansMade).toBeGreaterThan(0)
})
