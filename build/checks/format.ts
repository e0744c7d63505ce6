import { packageFile, runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** Formatting and the order of imports, by biome. To mend: `node_modules/.bin/biome check --write .` */
export async function format(): Promise<StepOutcome> {
  const biome = packageFile('@biomejs', 'biome', 'bin', 'biome')
  const { code, output } = await runNode([biome, 'ci', '--colors=off', '--max-diagnostics=20', '.'], {
    output: 'capture',
  })
  const note = /Checked (\d+) files/.exec(output)?.[0]
  // A tool that read nothing agrees with everything.
  return {
    ok: code === 0 && note !== undefined,
    details: `${output}\nTo mend: node_modules/.bin/biome check --write .`,
    note: note ?? '',
  }
}
