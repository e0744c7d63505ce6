import { type ProofWish, runChunks, writeReport } from './kept-proof.ts'
import { SITUATIONS_PER_STATION, walkChunk, walkStations } from './law/law-section.ts'
import { emptyTally, tallySchema } from './law/tally.ts'
import { lawReport } from './law-report.ts'

/** A million situations around the legal limit; true when no action was against the law. */
export async function proveLaw(wish: ProofWish): Promise<boolean> {
  const run = await runChunks(
    {
      ...{ name: 'law', what: 'situations', count: 1_000_000, chunk: 50_000, tallySchema, emptyTally },
      async walkChunk(tally, seed, chunk, situations) {
        walkChunk(tally, seed, chunk, situations)
        await walkStations(tally, seed, chunk, Math.ceil(situations / SITUATIONS_PER_STATION))
      },
      progress: ({ situations, offences }) => `${situations} situations, ${offences.length} offences`,
    },
    wish,
  )
  writeReport('law', lawReport(run))
  return run.tally.offences.length === 0
}
