import { packageFile, runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** Files, exports and dependencies that nothing uses, and dependencies that nobody declared, by knip. */
export async function deadCode(): Promise<StepOutcome> {
  const knip = packageFile('knip', 'bin', 'knip.js')
  const { code, output } = await runNode([knip, '--no-progress', '--config', '.knip.json'], { output: 'capture' })
  return { ok: code === 0, details: output }
}
