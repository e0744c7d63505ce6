import { emptyFlipsTally, type FlipsTally, flipsTallySchema, SLICES, walkFlips } from './flips/flips-section.ts'
import { type ProofRun, type ProofWish, runChunks, writeReport } from './kept-proof.ts'

/** One bit flipped in byte after byte of a small data folder; true when each is named, or says nothing by its format. */
export async function proveFlips(wish: ProofWish): Promise<boolean> {
  const run = await runChunks(
    {
      ...{ name: 'flips', what: `slices of ${SLICES}`, count: SLICES, chunk: 1 },
      ...{ tallySchema: flipsTallySchema, emptyTally: emptyFlipsTally, walkChunk: walkFlips },
      progress: ({ files, faults }) =>
        `${Object.values(files).reduce((sum, { flips }) => sum + flips, 0)} flips, ${faults.length} faults`,
    },
    wish,
  )
  writeReport('flips', report(run))
  return run.tally.faults.length === 0
}

function report({ seed, finishedAt, elapsedMs, tally }: ProofRun<FlipsTally>): string {
  const { slices, files, cuts, cutsSilent, faults } = tally
  return [
    '# Proof of flipped bits',
    '',
    `Finished ${finishedAt} · seed \`${seed}\` · ${(elapsedMs / 1000).toFixed(0)} s · ${slices} of ${SLICES} slices`,
    '',
    'A small data folder of the real station: one random bit flipped in every byte of log, journal, archive and manifest, in every 16 bytes of the',
    'database (a block of its cipher, which seals each page as a whole), and in every 64 of its backup, which is hashed as a whole. Each is opened with the product’s own code.',
    '',
    '| file | bytes | flips | named | not live | silent |',
    '|---|---|---|---|---|---|',
    ...Object.entries(files).map(([name, file]) => {
      const dead = Object.values(file.dead).reduce((sum, n) => sum + n, 0)
      return `| ${name} | ${file.bytes} | ${file.flips} | ${file.named} | ${dead} | ${file.silent} |`
    }),
    '',
    `The log cut off before each of its frames: ${cuts} cuts, ${cuts - cutsSilent} named.`,
    '',
    'Not live, and why:',
    ...reasons(tally).map(([reason, count]) => `- ${count}: ${reason}`),
    '',
    faults.length === 0 ? 'Every flip of a live byte is named.' : 'IT DOES NOT AGREE:',
    ...faults.map((fault) => `- ${fault}`),
    '',
  ].join('\n')
}

function reasons({ files }: FlipsTally): [string, number][] {
  const sums = new Map<string, number>()
  for (const { dead } of Object.values(files)) {
    for (const [reason, count] of Object.entries(dead)) sums.set(reason, (sums.get(reason) ?? 0) + count)
  }
  return [...sums]
}
