import { packageFile, runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** Formatting and the order of imports, by biome. */
export async function format(): Promise<StepOutcome> {
  const biome = packageFile('@biomejs', 'biome', 'bin', 'biome')
  const { code, output } = await runNode([biome, 'ci', '--colors=off', '--max-diagnostics=none', '.'], {
    output: 'capture',
  })
  const read = /Checked (\d+) files/.exec(output)?.[0]
  // A tool that read nothing agrees with everything.
  return { ok: code === 0 && read !== undefined, note: read ?? '', details: summarise(output) }
}

/** The names are enough: the tool mends by itself what it can. What it says without a file name is shown in full. */
function summarise(output: string): string {
  const named = output.matchAll(/^(\S+?)(?::\d+:\d+)? (format|assist\/\S+|parse|lint\/\S+)\s.*━/gm)
  const files = new Set([...named].map((match) => `${match[1]} (${match[2]})`))
  if (files.size === 0) return output
  return [...files, 'To mend: node_modules/.bin/biome check --write .'].join('\n')
}
