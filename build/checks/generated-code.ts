import { join } from 'node:path'
import { projectRoot } from '../tasks/project.ts'
import { runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** The Protobuf code in the tree is what the .proto files give. */
export async function generatedCode(): Promise<StepOutcome> {
  const { code, output } = await runNode([join(projectRoot, 'build', 'generate-proto.mjs'), '--check'], {
    output: 'capture',
  })
  return { ok: code === 0, details: output }
}
