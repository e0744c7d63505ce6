import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ALL_HELD, failureLines, histogram, mendedLines } from '../simulate/histogram.ts'
import { addTally, emptyTally, runFailuresAgain, type Tally, tallySchema } from '../simulate/tally.ts'
import { type ProofRun, type ProofWish, runChunks, writeReport } from './kept-proof.ts'

const CHUNK_COMMAND = join(import.meta.dirname, '..', 'simulate', 'chunk-command.ts')
const OUTPUT = { maxBuffer: 16 * 1024 * 1024 }
const run = promisify(execFile)

/** Ten thousand short lives of a station in which everything around it goes wrong; true when all of them came out right. */
export async function proveSimulate(wish: ProofWish): Promise<boolean> {
  const proof = await runChunks(
    {
      ...{ name: 'simulate', what: 'seeds', count: 10_000, chunk: 100, tallySchema, emptyTally },
      async walkChunk(tally, seed, chunk, seeds) {
        // In a process of its own: thousands of databases that were opened and closed leave their memory behind. One that breaks off breaks off the
        // proof, which goes on with that chunk the next time: none of its seeds may go uncounted.
        const { stdout } = await run(process.execPath, [CHUNK_COMMAND, `${seed}/${chunk}`, String(seeds)], OUTPUT)
        addTally(tally, tallySchema.parse(JSON.parse(stdout)))
      },
      runAgain: runFailuresAgain,
      progress: ({ seeds, scans, failed }) => `${seeds} seeds, ${scans} scans, ${failed} failures`,
    },
    wish,
  )
  writeReport('simulate', simulateReport(proof))
  return proof.tally.failed === 0
}

function simulateReport({ seed, elapsedMs, finishedAt, tally }: ProofRun<Tally>): string {
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0)
  const verdict = tally.failed === 0 ? ALL_HELD : `${tally.failed} SEEDS FAILED, the first of them below.`
  return [
    '# Proof by simulation',
    '',
    `Finished ${finishedAt} · seed \`${seed}\` · ${(elapsedMs / 1000).toFixed(1)} s · ${((tally.seeds / elapsedMs) * 1000).toFixed(1)} seeds a second`,
    '',
    `${tally.seeds} seeds with ${tally.scans} scans, ${tally.commits} transactions and ${(tally.virtualMs / 3_600_000).toFixed(1)} hours of the hall; ${sum(tally.faults)} faults, ${sum(tally.crashes)} of them the end of the station at ${Object.keys(tally.crashes).length} different places.`,
    verdict,
    '',
    ...failureLines(tally),
    ...mendedLines(tally),
    ...histogram('Fault', tally.faults),
    ...histogram('Where the station ended', tally.crashes),
    '',
  ].join('\n')
}
