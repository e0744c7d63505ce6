import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const figure = z.number().nullable()
const byProcess = z.record(z.string(), figure)
const quantiles = z.object({ p50: figure, p99: figure })

/** What the table needs of a result of `npm run bench -- --json`. Results of older days may lack what was added since. */
const keptResultSchema = z.object({
  machine: z.object({ cores: z.number(), processor: z.string() }),
  stealPct: figure,
  inferenceAlonePerSec: z.number(),
  inferencePortOverAlone: z.number(),
  serialAlonePerSec: z.number(),
  commitAlonePerSec: z.number(),
  endToEndPerSec: z.number(),
  endToEndOverPortPerSec: figure.default(null),
  endToEndOverLimit: z.number(),
  latencyMs: z.object({ ackable: quantiles, decision: quantiles }),
  cpuUsPerScan: byProcess,
  processorWaitUsPerScan: byProcess.default({}),
  stagesUsPerScan: z.record(z.string(), z.record(z.string(), z.number())),
  paced: z.object({
    wantedPerSec: z.number(),
    perSec: z.number(),
    seconds: z.number(),
    scansMade: z.number(),
    scansStored: z.number(),
    backlog: z.array(z.object({ undecided: z.number(), unacknowledged: z.number() })),
    othersCpuPct: figure,
  }),
})

export interface KeptResult extends z.infer<typeof keptResultSchema> {
  /** Of its file, which begins with its day: 2026-11-22-first. */
  readonly name: string
}

/** All results of a folder by their names, oldest first. Throws where a file is none. */
export function readKeptResults(folder: string): KeptResult[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      ...keptResultSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
      name: file.slice(0, -'.json'.length),
    }))
}
