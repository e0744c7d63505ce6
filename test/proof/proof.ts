import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { SITUATIONS_PER_STATION, walkChunk, walkStations } from './law/law-section.ts'
import { emptyTally, type Tally, tallySchema } from './law/tally.ts'
import { lawReport } from './law-report.ts'

/**
 * `npm run proof -- law [--situations 1000000] [--seed text]`: what is too heavy for every run. It says what it has done after every
 * chunk and keeps it, so that one that was broken off goes on where it stopped; `--fresh` begins anew.
 */

const ROOT = join(import.meta.dirname, '..', '..')
const STATE_FILE = join(ROOT, '.cache', 'proof', 'law.json')
const REPORT_FOLDER = join(ROOT, 'out', 'proof')
/** What is lost at most when a proof is broken off. */
const CHUNK_SITUATIONS = 50_000

const stateSchema = z.strictObject({
  seed: z.string(),
  situations: z.number(),
  chunksDone: z.number(),
  elapsedMs: z.number(),
  tally: tallySchema,
})
type State = z.infer<typeof stateSchema>

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    situations: { type: 'string', default: '1000000' },
    seed: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})
process.exitCode = await run(positionals)

async function run(sections: readonly string[]): Promise<number> {
  const unknown = sections.filter((name) => name !== 'law')
  const situations = z.coerce.number().int().positive().safeParse(values.situations)
  if (unknown.length > 0 || !situations.success) {
    console.error('usage: npm run proof -- [law] [--situations 1000000] [--seed text] [--fresh]')
    return 2
  }
  return proveLaw(situations.data)
}

async function proveLaw(situations: number): Promise<number> {
  const state = openState(situations)
  const chunks = Math.ceil(situations / CHUNK_SITUATIONS)
  console.log(
    `law: ${situations} situations, seed ${state.seed}${state.chunksDone > 0 ? `, from chunk ${state.chunksDone}` : ''}`,
  )
  while (state.chunksDone < chunks) {
    const beganMs = performance.now()
    const left = situations - state.chunksDone * CHUNK_SITUATIONS
    const inChunk = Math.min(CHUNK_SITUATIONS, left)
    walkChunk(state.tally, state.seed, state.chunksDone, inChunk)
    const stations = Math.ceil(inChunk / SITUATIONS_PER_STATION)
    await walkStations(state.tally, state.seed, state.chunksDone, stations)
    state.chunksDone++
    state.elapsedMs += performance.now() - beganMs
    keep(STATE_FILE, JSON.stringify(state))
    console.log(`  ${state.tally.situations} situations, ${state.tally.offences.length} offences, ${seconds(state)} s`)
  }
  return finish(state)
}

function finish(state: State): number {
  const report = lawReport({ ...state, finishedAt: new Date().toISOString() })
  const path = join(REPORT_FOLDER, `${new Date().toISOString().slice(0, 10)}-law.md`)
  keep(path, report)
  rmSync(STATE_FILE, { force: true })
  console.log(`\n${report}\nwritten to ${path}`)
  return state.tally.offences.length === 0 ? 0 : 1
}

/** The proof that was broken off, if it was the same one; otherwise a new one with a seed of its own. */
function openState(situations: number): State {
  const kept = values.fresh ? undefined : readState()
  if (kept?.situations === situations && (values.seed === undefined || values.seed === kept.seed)) return kept
  const seed = values.seed ?? `law-${new Date().toISOString()}`
  return { seed, situations, chunksDone: 0, elapsedMs: 0, tally: emptyTally() satisfies Tally }
}

function readState(): State | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(readFileSync(STATE_FILE, 'utf8'))).data
  } catch {
    return undefined
  }
}

function keep(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function seconds({ elapsedMs }: State): string {
  return (elapsedMs / 1000).toFixed(1)
}
