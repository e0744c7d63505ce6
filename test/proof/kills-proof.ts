import { type ProofWish, writeReport } from './kept-proof.ts'
import { type KillsOutcome, runKills } from './kills/kills-run.ts'

const KILLS = 500

/** 500 kills of the process in which the model runs; true when no scan was lost and each was decided once. It is one run and begins anew each time. */
export async function proveKills(wish: ProofWish): Promise<boolean> {
  const kills = wish.count ?? KILLS
  const seed = wish.seed ?? `inference-${new Date().toISOString()}`
  console.log(`inference: ${kills} kills, seed ${seed}`)
  const outcome = await runKills({ seed, kills }, (text) => console.log(`  ${text}`))
  writeReport('inference', killsReport(seed, new Date().toISOString(), outcome))
  return outcome.faults.length === 0
}

function killsReport(seed: string, finishedAt: string, outcome: KillsOutcome): string {
  const { kills, whileStarting, scansMade, scansStored, eggsStored, parked, elapsedMs, faults } = outcome
  const seconds = elapsedMs / 1000
  return [
    '# Proof of inference',
    '',
    `Finished ${finishedAt} · seed \`${seed}\` · ${seconds.toFixed(1)} s`,
    '',
    `${kills} kills of the process in which the model runs, ${whileStarting} of them while it was starting, during ${scansMade} scans (${(scansMade / seconds).toFixed(0)} per second, kills included).`,
    `${scansStored} scans of ${eggsStored} eggs are stored, each decided once. ${parked} scans were alone with the process at a kill after another one had hit them in company; they are parked as unreadable, because such a kill cannot be told from one by the scan.`,
    '',
    faults.length === 0 ? 'Nothing is lost and nothing is there twice.' : 'IT DOES NOT AGREE:',
    ...faults.map((fault) => `- ${fault}`),
    '',
  ].join('\n')
}
