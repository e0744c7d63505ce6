import { commandLine, endCommand } from '../../electron/command/command-line.ts'
import { text } from '../../electron/command/typed-values.ts'
import { domainCovered, plantedCoverage } from '../checks/coverage.ts'
import { deadCode } from '../checks/dead-code.ts'
import { format } from '../checks/format.ts'
import { generatedCode } from '../checks/generated-code.ts'
import { layers, plantedLayers } from '../checks/layers.ts'
import { lint, plantedLint } from '../checks/lint.ts'
import { folderReadmes } from '../checks/readmes.ts'
import { cleanTree } from '../checks/tree.ts'
import { plantedTypes, types } from '../checks/types.ts'
import { type Step, type StepOutcome, step } from './step.ts'

/** Every check by its name, in the order they are printed. The planted ones prove that the check beside them finds what it is for. */
const CHECKS: readonly (readonly [string, () => Promise<StepOutcome>])[] = [
  ['format', format],
  ['types', types],
  ['types find planted', plantedTypes],
  ['lint', lint],
  ['lint finds planted', plantedLint],
  ['layers', layers],
  ['layers find planted', plantedLayers],
  ['dead code', deadCode],
  ['domain covered', domainCovered],
  ['coverage finds planted', plantedCoverage],
  ['generated code fresh', generatedCode],
  ['folder readmes', folderReadmes],
  ['clean tree', cleanTree],
]

/** `npm run check`. */
export async function run(args: readonly string[]): Promise<number> {
  const names = CHECKS.map(([name]) => name)
  const usage = `npm run check -- [name …]
All checks, or those whose names begin so: ${names.join(', ')}.
Ends with 0 if all of them hold, 1 if not.`
  const { rest: wanted } = commandLine({ usage, rest: text() }, args)
  const unknown = wanted.filter((one) => !names.some((name) => name.startsWith(one)))
  if (unknown.length > 0) {
    return endCommand({ kind: 'wrong', problems: unknown.map((one) => `there is no check '${one}'`) }, usage)
  }
  const steps = await runChecks(wanted)
  return steps.length > 0 && steps.every(({ ok }) => ok) ? 0 : 1
}

export async function runChecks(names: readonly string[] = []): Promise<Step[]> {
  const chosen = CHECKS.filter(([name]) => names.length === 0 || names.some((wanted) => name.startsWith(wanted)))
  const steps: Step[] = []
  for (const [name, check] of chosen) steps.push(await step(name, check))
  return steps
}
