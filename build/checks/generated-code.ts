import { join } from 'node:path'
import { projectRoot } from '../tasks/project.ts'
import { runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** What makes something in the tree from something else in it. */
const GENERATORS = ['build/generate-proto.mjs', 'build/generate-pixels.mjs', 'test/bench/table-command.ts']

/** The Protobuf code is what the .proto files give, the passes over pixels what their source gives, and the README's figures those of the kept results. */
export async function generatedCode(): Promise<StepOutcome> {
  const runs = GENERATORS.map((program) => runNode([join(projectRoot, program), '--check'], { output: 'capture' }))
  const outcomes = await Promise.all(runs)
  return { ok: outcomes.every(({ code }) => code === 0), details: outcomes.map(({ output }) => output).join('') }
}
