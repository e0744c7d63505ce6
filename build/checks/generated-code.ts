import { join } from 'node:path'
import { projectRoot } from '../tasks/project.ts'
import { runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** The Protobuf code in the tree is what the .proto files give, and the passes over pixels are what their source gives. */
export async function generatedCode(): Promise<StepOutcome> {
  const runs = ['generate-proto.mjs', 'generate-pixels.mjs'].map((program) =>
    runNode([join(projectRoot, 'build', program), '--check'], { output: 'capture' }),
  )
  const outcomes = await Promise.all(runs)
  return { ok: outcomes.every(({ code }) => code === 0), details: outcomes.map(({ output }) => output).join('') }
}
