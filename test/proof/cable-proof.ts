import { cableReport } from './cable/cable-report.ts'
import { runCable } from './cable/cable-run.ts'
import { type ProofWish, writeReport } from './kept-proof.ts'

const PULLS = 200
const SCANS_PER_PULL = 100
/** One pull in so many with the station killed or stopped meanwhile, and one with the scanner switched off. */
const PULLS_PER_STATION_RESTART = 20
const PULLS_PER_SCANNER_RESTART = 40

/** 200 pulls during 20,000 scans; true when the database holds every scan once. It is one run and begins anew each time. */
export async function proveCable(wish: ProofWish): Promise<boolean> {
  const pulls = wish.count ?? PULLS
  const scans = pulls * SCANS_PER_PULL
  const seed = wish.seed ?? `cable-${new Date().toISOString()}`
  console.log(`cable: ${pulls} pulls during ${scans} scans, seed ${seed}`)
  const outcome = await runCable(
    {
      ...{ seed, pulls, scans },
      stationRestarts: Math.ceil(pulls / PULLS_PER_STATION_RESTART),
      scannerRestarts: Math.ceil(pulls / PULLS_PER_SCANNER_RESTART),
    },
    (text) => console.log(`  ${text}`),
  )
  writeReport('cable', cableReport(seed, new Date().toISOString(), outcome))
  return outcome.faults.length === 0
}
