import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'

const ROOT = join(import.meta.dirname, '..', '..')
const REPORT_FOLDER = join(ROOT, 'out', 'proof')

/** What the command line says, the same for every section. */
export interface ProofWish {
  /** How many situations, frames or pulls; undefined for what the section has of its own. */
  readonly count: number | undefined
  readonly seed: string | undefined
  /** Begins anew even where an earlier run was broken off. */
  readonly fresh: boolean
  /** Before it goes on, what failed in the part that is done is run once more: after a change, to see whether it mends it. */
  readonly again: boolean
}

/** A proof in chunks, kept after each of them so that one that was broken off goes on where it stopped. */
export interface ChunkedProof<Tally> {
  readonly name: string
  /** What is counted, in its plural. */
  readonly what: string
  readonly count: number
  /** What is lost at most when the proof is broken off. */
  readonly chunk: number
  readonly tallySchema: z.ZodType<Tally>
  readonly emptyTally: () => Tally
  readonly walkChunk: (tally: Tally, seed: string, chunk: number, count: number) => void | Promise<void>
  /** Runs once more what failed, and notes what passes now. Where it is left out nothing can be run again alone. */
  readonly runAgain?: (tally: Tally) => Promise<void>
  /** Said after every chunk. */
  readonly progress: (tally: Tally) => string
}

export interface ProofRun<Tally> {
  readonly seed: string
  readonly elapsedMs: number
  readonly finishedAt: string
  readonly tally: Tally
}

/** Walks what is left of a proof. The kept state stays until `writeReport`. */
export async function runChunks<Tally>(proof: ChunkedProof<Tally>, wish: ProofWish): Promise<ProofRun<Tally>> {
  const { name, what, chunk } = proof
  const count = wish.count ?? proof.count
  const state = openState(proof, wish, count)
  const from = state.chunksDone > 0 ? `, from chunk ${state.chunksDone}` : ''
  console.log(`${name}: ${count} ${what}, seed ${state.seed}${from}`)
  if (wish.again && state.chunksDone > 0) await proof.runAgain?.(state.tally)
  while (state.chunksDone * chunk < count) {
    const beganMs = performance.now()
    await proof.walkChunk(state.tally, state.seed, state.chunksDone, Math.min(chunk, count - state.chunksDone * chunk))
    state.chunksDone++
    state.elapsedMs += performance.now() - beganMs
    keep(stateFile(name), JSON.stringify(state))
    console.log(`  ${proof.progress(state.tally)}, ${(state.elapsedMs / 1000).toFixed(1)} s`)
  }
  return { seed: state.seed, elapsedMs: state.elapsedMs, finishedAt: new Date().toISOString(), tally: state.tally }
}

/** The dated report, on the screen and in `out/proof`; what was kept on the way goes. */
export function writeReport(name: string, report: string): void {
  const path = join(REPORT_FOLDER, `${new Date().toISOString().slice(0, 10)}-${name}.md`)
  keep(path, report)
  rmSync(stateFile(name), { force: true })
  console.log(`\n${report}\nwritten to ${path}`)
}

function stateFile(name: string): string {
  return join(ROOT, '.cache', 'proof', `${name}.json`)
}

/** The proof that was broken off, if it was the same one; otherwise a new one with a seed of its own. */
function openState<Tally>({ name, tallySchema, emptyTally }: ChunkedProof<Tally>, wish: ProofWish, count: number) {
  const schema = z.strictObject({
    ...{ seed: z.string(), count: z.number(), chunksDone: z.number(), elapsedMs: z.number() },
    tally: tallySchema,
  })
  const kept = wish.fresh ? undefined : readState(stateFile(name), schema)
  if (kept?.count === count && (wish.seed === undefined || wish.seed === kept.seed)) return kept
  const seed = wish.seed ?? `${name}-${new Date().toISOString()}`
  return { seed, count, chunksDone: 0, elapsedMs: 0, tally: emptyTally() }
}

function readState<State>(path: string, schema: z.ZodType<State>): State | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}

function keep(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
