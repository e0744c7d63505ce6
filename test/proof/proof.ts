import { commandLine } from '../../electron/command/command-line.ts'
import { oneOf, text, wholeNumber } from '../../electron/command/typed-values.ts'
import { proveCable } from './cable-proof.ts'
import { proveEveryKill } from './every-kill-proof.ts'
import { proveFlips } from './flips-proof.ts'
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

interface Section {
  readonly prove: (wish: ProofWish) => Promise<boolean>
  /** What it does, and about how long on two cores. */
  readonly about: string
}

const SECTIONS = {
  law: { prove: proveLaw, about: 'a million situations around the legal limit; a quarter of an hour' },
  frames: { prove: proveFrames, about: 'a million damaged frames through the frame reader; five minutes' },
  cable: { prove: proveCable, about: 'the cable pulled 200 times during 20,000 scans; a quarter of an hour' },
  inference: {
    prove: proveKills,
    about: 'the process of the model killed 500 times at full speed; a quarter of an hour',
  },
  kills: { prove: proveEveryKill, about: 'any process killed, 500 times, the owner and the scanner too; hours' },
  power: { prove: provePower, about: 'every disk that a power cut may leave of 200 runs, opened again; hours' },
  loop: {
    prove: proveLoop,
    about: 'a line drifts, a model learns, takes over, is taken back (needs PyTorch); an hour',
  },
  simulate: {
    prove: proveSimulate,
    about: '10,000 short lives of a whole station while everything goes wrong; an hour',
  },
  flips: {
    prove: proveFlips,
    about: 'one bit flipped in every byte of every file of a data folder, each to be named; a quarter of an hour',
  },
} satisfies Readonly<Record<string, Section>>
type SectionName = keyof typeof SECTIONS
const NAMES = Object.keys(SECTIONS) as SectionName[]

const { count, situations, seed, fresh, again, rest } = commandLine({
  usage: `npm run proof -- [section …] [--count N] [--seed TEXT] [--fresh] [--again]
What is too heavy for every run; without a section all of them, one after the other. Each writes a dated report into out/proof.

${sectionLines(NAMES).join('\n')}

  --count N    so many of what a section counts, instead of its own number
  --seed TEXT  the same seed, the same run
  --fresh      begins anew; otherwise a section that was broken off goes on where it stopped, if it can
  --again      what failed in the part that is done is run once more, after a change that is to mend it; simulate

Ends with 0 if every section holds, 1 if not.`,
  flags: ['fresh', 'again'],
  options: {
    count: wholeNumber(1).optional(),
    /** The old name of `count`, for the law. */
    situations: wholeNumber(1).optional(),
    seed: text().optional(),
  },
  rest: oneOf(NAMES),
})
process.exitCode = await run(rest.length > 0 ? rest : NAMES)

async function run(names: readonly SectionName[]): Promise<number> {
  console.log(`To come:\n${sectionLines(names).join('\n')}\n`)
  let holds = true
  for (const name of names) {
    holds = (await SECTIONS[name].prove({ count: count ?? situations, seed, fresh, again })) && holds
  }
  return holds ? 0 : 1
}

function sectionLines(names: readonly SectionName[]): string[] {
  return names.map((name) => `  ${name.padEnd(11)}${SECTIONS[name].about}`)
}
