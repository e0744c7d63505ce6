import { execFile } from 'node:child_process'
import { join } from 'node:path'
import * as z from 'zod'

/** PowerShell starts slowly on a busy machine; past this the signature counts as not checked, which is a no. */
const POWERSHELL_DEADLINE_MS = 60_000

/** Runs PowerShell with a script and one value in its environment; resolves with what it printed, rejects when it fails in any way. */
export type RunPowerShell = (script: string, file: string) => Promise<string>

/** The path comes in by the environment and is taken literally: no name of a file can become part of the script. */
const SCRIPT =
  '$s = Get-AuthenticodeSignature -LiteralPath $env:OVOSCOPE_UPDATE_FILE; ConvertTo-Json -Compress @{ status = [int]$s.Status; subject = [string]$s.SignerCertificate.Subject }'

const answerSchema = z.strictObject({ status: z.int(), subject: z.string() })
const STATUS_VALID = 0

/**
 * Windows' own signature of an installer. Null when it is valid and by one of the publishers; otherwise why it is not taken. Where it cannot be asked
 * for it does not hold: electron-updater's own check passes a file when PowerShell is blocked, as it is on locked-down machines.
 */
export async function whyNotPublisher(
  publisherNames: readonly string[],
  file: string,
  runPowerShell: RunPowerShell,
): Promise<string | null> {
  try {
    const answer = answerSchema.safeParse(JSON.parse(await runPowerShell(SCRIPT, file)))
    if (!answer.success) return 'Windows gave no answer about its signature'
    const { status, subject } = answer.data
    if (status !== STATUS_VALID) return `its Windows signature is not valid (status ${status})`
    return publisherNames.includes(subject)
      ? null
      : `it is signed by "${subject}", not by "${publisherNames.join('" or "')}"`
  } catch (problem) {
    return `its Windows signature could not be checked: ${problem instanceof Error ? problem.message : String(problem)}`
  }
}

/** The system's own PowerShell, by its full path: not one that a folder of the search path offers. */
export function systemPowerShell(environment: NodeJS.ProcessEnv): RunPowerShell {
  const program = join(
    environment['SystemRoot'] ?? 'C:\\Windows',
    'System32',
    'WindowsPowerShell',
    'v1.0',
    'powershell.exe',
  )
  // A newer PowerShell in the environment would point the old one to modules that it cannot load.
  const { PSModulePath: _unused, ...rest } = environment
  return (script, file) =>
    new Promise((resolve, reject) => {
      execFile(
        program,
        ['-NoProfile', '-NonInteractive', '-Command', script],
        { env: { ...rest, OVOSCOPE_UPDATE_FILE: file }, timeout: POWERSHELL_DEADLINE_MS, windowsHide: true },
        (problem, output, complaint) => {
          if (problem !== null) reject(new Error(problem.message))
          else if (complaint.trim() !== '') reject(new Error(complaint.trim().slice(0, 200)))
          else resolve(output)
        },
      )
    })
}
