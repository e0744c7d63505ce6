import { framesFaults, framesReport } from './frames/frames-report.ts'
import { walkFrames } from './frames/frames-section.ts'
import { emptyFramesTally, framesTallySchema } from './frames/frames-tally.ts'
import { measureThroughput } from './frames/throughput.ts'
import { type ProofWish, runChunks, writeReport } from './kept-proof.ts'

/** A million damaged frames through the frame reader, and how fast it is among them; true when everything holds. */
export async function proveFrames(wish: ProofWish): Promise<boolean> {
  const run = await runChunks(
    {
      ...{ name: 'frames', what: 'damaged frames', count: 1_000_000, chunk: 50_000 },
      ...{ tallySchema: framesTallySchema, emptyTally: emptyFramesTally, walkChunk: walkFrames },
      progress: ({ mutated, crashes, wrongAccepts, otherwise }) =>
        `${mutated} damaged frames, ${crashes} crashes, ${wrongAccepts} wrong accepts, ${otherwise} streams read otherwise`,
    },
    wish,
  )
  const throughput = measureThroughput(run.seed)
  writeReport('frames', framesReport({ ...run, throughput }))
  return framesFaults(run.tally, throughput).length === 0
}
