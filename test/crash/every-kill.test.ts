import { expect, it } from 'vitest'
import { systemClock } from '../../electron/host/system-clock.ts'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { runEveryKill } from '../proof/every-kill/every-kill-run.ts'

const KILLS = 5

it('a sample of `npm run proof -- kills`: any process killed, its owner and the scanner too, nothing lost and nothing twice', async (context) => {
  if (!arePseudoTerminalsSupported()) context.skip('no pseudo-terminals; to provide them: Linux or macOS')
  const seed = process.env['OVOSCOPE_CRASH_SEED'] ?? String(Math.trunc(systemClock.wallMs()))
  process.stdout.write(`crash test every kill, seed ${seed}\n`)
  const { faults, scansStored, killed } = await runEveryKill({ seed, kills: KILLS })
  expect(faults).toEqual([])
  expect(scansStored).toBeGreaterThan(0)
  expect(Object.values(killed).reduce((sum, times) => sum + times, 0)).toBe(KILLS)
})
