import * as z from 'zod'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { type EveryKillOutcome, runEveryKill } from './every-kill/every-kill-run.ts'
import { type ProofRun, type ProofWish, runChunks, writeReport } from './kept-proof.ts'

const KILLS = 500
/** In one data folder. */
const KILLS_PER_RUN = 25

const tallySchema = z.object({
  ...{
    kills: z.number(),
    runs: z.number(),
    looks: z.number(),
    scans: z.number(),
    eggs: z.number(),
    pictures: z.number(),
  },
  ...{ killed: z.record(z.string(), z.number()), faults: z.array(z.string()) },
})
type KillTally = z.infer<typeof tallySchema>

/** 500 kills of every process of the program, its owner and the scanner; true when nothing acknowledged is lost or doubled. */
export async function proveEveryKill(wish: ProofWish): Promise<boolean> {
  if (!arePseudoTerminalsSupported()) {
    console.log('kills: skipped. No pseudo-terminals here')
    return true
  }
  const run = await runChunks(
    {
      ...{ name: 'kills', what: 'kills', count: KILLS, chunk: KILLS_PER_RUN, tallySchema, walkChunk },
      emptyTally: () => ({ kills: 0, runs: 0, looks: 0, scans: 0, eggs: 0, pictures: 0, killed: {}, faults: [] }),
      progress: ({ kills, scans, faults }) => `${kills} kills, ${scans} scans stored, ${faults.length} faults`,
    },
    wish,
  )
  writeReport('kills', report(run))
  return run.tally.faults.length === 0
}

async function walkChunk(tally: KillTally, seed: string, chunk: number, kills: number): Promise<void> {
  tally.runs++
  try {
    add(tally, chunk, await runEveryKill({ seed: `${seed}/${chunk}`, kills }))
  } catch (error) {
    tally.faults.push(`run ${chunk} broke off: ${String(error)}`)
  }
}

function add(tally: KillTally, chunk: number, outcome: EveryKillOutcome): void {
  const { killed, looks, scansStored, eggsStored, pictures, faults } = outcome
  tally.looks += looks
  tally.scans += scansStored
  tally.eggs += eggsStored
  tally.pictures += pictures
  for (const [who, times] of Object.entries(killed)) {
    tally.killed[who] = (tally.killed[who] ?? 0) + times
    tally.kills += times
  }
  tally.faults.push(...faults.map((fault) => `run ${chunk}: ${fault}`))
}

function report({ seed, finishedAt, elapsedMs, tally }: ProofRun<KillTally>): string {
  const { kills, runs, looks, scans, eggs, pictures, killed, faults } = tally
  return [
    '# Proof of kills',
    '',
    `Finished ${finishedAt} · seed \`${seed}\` · ${(elapsedMs / 1000).toFixed(0)} s`,
    '',
    `${kills} times a process was ended with SIGKILL at a random moment while eggs came, in ${runs} data folders (seeds \`${seed}/0\` to \`${seed}/${runs - 1}\`; the timing of the operating system is not in them).`,
    `${scans} scans of ${eggs} eggs are stored, and ${pictures} of their pictures are kept. The real files were read ${looks} times past the program, after every kill and in the end.`,
    '',
    faults.length === 0
      ? 'Nothing acknowledged is lost, nothing is there twice; rows, sums, records and screens agree; every picture that is to be kept is where its row says, and no file of pictures is nobody’s.'
      : 'IT DOES NOT AGREE:',
    ...faults.map((fault) => `- ${fault}`),
    '',
    '| Killed, and its state then | times |',
    '|---|---:|',
    ...Object.entries(killed)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([who, times]) => `| ${who} | ${times} |`),
    '',
  ].join('\n')
}
