import { parseArgs } from 'node:util'
import * as z from 'zod'
import { proveCable } from './cable-proof.ts'
import { proveEveryKill } from './every-kill-proof.ts'
import { proveFrames } from './frames-proof.ts'
import type { ProofWish } from './kept-proof.ts'
import { proveKills } from './kills-proof.ts'
import { proveLaw } from './law-proof.ts'
import { proveLoop } from './loop-proof.ts'
import { provePower } from './power-proof.ts'
import { proveSimulate } from './simulate-proof.ts'

/**
 * `npm run proof -- [section …] [--count N] [--seed text] [--fresh]`: what is too heavy for every run. A section says what it has done after
 * every chunk and keeps it, so that one that was broken off goes on where it stopped; `--fresh` begins anew.
 */

const SECTIONS: Readonly<Record<string, (wish: ProofWish) => Promise<boolean>>> = {
  law: proveLaw,
  frames: proveFrames,
  cable: proveCable,
  inference: proveKills,
  kills: proveEveryKill,
  power: provePower,
  loop: proveLoop,
  simulate: proveSimulate,
}
const USAGE = `usage: npm run proof -- [${Object.keys(SECTIONS).join('] [')}] [--count N] [--seed text] [--fresh]`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string' },
    /** The old name of `count`, for the law. */
    situations: { type: 'string' },
    seed: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})
process.exitCode = await run(positionals.length > 0 ? positionals : Object.keys(SECTIONS))

async function run(names: readonly string[]): Promise<number> {
  const count = z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .safeParse(values.count ?? values.situations)
  const sections = names.flatMap((name) => SECTIONS[name] ?? [])
  if (sections.length < names.length || !count.success) {
    console.error(USAGE)
    return 2
  }
  let holds = true
  for (const prove of sections) {
    holds = (await prove({ count: count.data, seed: values.seed, fresh: values.fresh })) && holds
  }
  return holds ? 0 : 1
}
