import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { err, ok, type Result } from '../base/result.ts'
import { type MachinePolicy, machinePolicySchema, type PolicyRefusal } from '../contract/policy.ts'
import { readSeal, SEAL_SUFFIX, sha256Of } from './policy-seal.ts'

/** A policy has some hundred bytes; a file beyond this is refused, so that a wrong one costs no memory. */
export const POLICY_BYTES_MAX = 64 * 1024

/** What the policy file says. A refused one decides nothing, and the program then does what can do no harm. */
export type PolicyReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'applied'; readonly policy: MachinePolicy }
  | RefusedPolicy

export interface RefusedPolicy {
  readonly kind: 'refused'
  readonly refusal: PolicyRefusal
  /** What exactly: a field, a name, the system's word. Empty where there is nothing more to say. */
  readonly detail: string
}

/** Write bits of everybody but the owner. */
const WRITE_BY_OTHERS = 0o022

/**
 * Where the policy lies. Never an argument or an environment variable: whoever starts the program could then choose another policy, which is
 * why Windows' %ProgramData% is written out.
 */
export function machinePolicyPath(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'C:\\ProgramData\\Ovoscope\\policy.json'
  if (platform === 'darwin') return '/Library/Application Support/Ovoscope/policy.json'
  return '/etc/ovoscope/policy.json'
}

/** Reads the policy and checks who may write it, its seal and its content, in this order. Never throws. */
export function readMachinePolicy(path: string): PolicyReading {
  const file = readGuarded(path)
  if (!file.ok) return file.error.refusal === 'ABSENT' ? { kind: 'absent' } : refused(file.error)
  const seal = readGuarded(path + SEAL_SUFFIX)
  if (!seal.ok) return refused(seal.error.refusal === 'ABSENT' ? { refusal: 'NO_SEAL', detail: '' } : seal.error)
  const digest = readSeal(seal.value, basename(path))
  if (!digest.ok) return refused({ refusal: 'BAD_SEAL', detail: digest.error })
  if (digest.value !== sha256Of(file.value)) return refused({ refusal: 'CHANGED', detail: '' })
  const parsed = parsePolicy(file.value)
  return parsed.ok ? { kind: 'applied', policy: parsed.value } : refused(parsed.error)
}

type Refusal = Pick<RefusedPolicy, 'refusal' | 'detail'>
type ReadProblem = Refusal | { readonly refusal: 'ABSENT'; readonly detail: string }

function refused({ refusal, detail }: ReadProblem): RefusedPolicy {
  return { kind: 'refused', refusal: refusal === 'ABSENT' ? 'UNREADABLE' : refusal, detail: detail.slice(0, 300) }
}

/** The content of a policy file, whoever may write it. The detail names the first field that is wrong. */
export function parsePolicy(bytes: Uint8Array): Result<MachinePolicy, Refusal> {
  let json: unknown
  try {
    // A mark at the beginning, as Windows' editors write it, is left out by the decoder.
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (problem) {
    return err({ refusal: 'NOT_JSON', detail: problem instanceof SyntaxError ? problem.message : '' })
  }
  const parsed = machinePolicySchema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const first = parsed.error.issues[0]
  const field = first?.path.join('.') ?? ''
  return err({ refusal: 'NOT_VALID', detail: field === '' ? (first?.message ?? '') : `${field}: ${first?.message}` })
}

/** The bytes of a file that only its owner may write, in a folder that only its owner may write: judged by the open file, so that nobody exchanges it in between. */
function readGuarded(path: string): Result<Uint8Array, ReadProblem> {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const facts = fstatSync(file)
    if (facts.size > POLICY_BYTES_MAX) return err({ refusal: 'TOO_LARGE', detail: '' })
    const open = [
      ...(mayOthersWrite(facts.mode) ? [path] : []),
      ...(mayOthersWrite(statSync(dirname(path)).mode) ? [dirname(path)] : []),
    ]
    if (open[0] !== undefined) return err({ refusal: 'OTHERS_MAY_WRITE', detail: open[0] })
    return ok(readFileSync(file))
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem)
    return err(code === 'ENOENT' ? { refusal: 'ABSENT', detail: '' } : { refusal: 'UNREADABLE', detail: code })
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Windows has no such bits: there the access list of ProgramData lets ordinary accounts only read what an administrator made. */
function mayOthersWrite(mode: number): boolean {
  return process.platform !== 'win32' && (mode & WRITE_BY_OTHERS) !== 0
}

/** A refusal as a sentence for the log and the command, with what to do. */
export function refusalSentence(path: string, { refusal, detail }: Refusal): string {
  const more = detail === '' ? '' : ` (${detail})`
  return `The policy file ${path} is refused: ${WHY[refusal]}${more}. Updates are off and nothing is uploaded until it is right. ${TODO[refusal](path)}`
}

const WHY: Readonly<Record<PolicyRefusal, string>> = {
  UNREADABLE: 'it or its seal cannot be read',
  OTHERS_MAY_WRITE: 'others than its owner may write it, its seal or its folder',
  TOO_LARGE: 'it or its seal is larger than any policy',
  NO_SEAL: 'its seal is missing',
  BAD_SEAL: 'its seal is none',
  CHANGED: 'it is not what was sealed',
  NOT_JSON: 'it is not JSON',
  NOT_VALID: 'its content is not a policy',
}

const reseal = (path: string) =>
  `Look at what it says, then seal it: sha256sum "${path}" > "${path}${SEAL_SUFFIX}" (Windows: Get-FileHash), or npm run policy -- seal "${path}".`
const correct = (path: string) => `Correct it, then seal it again: npm run policy -- seal "${path}".`

const TODO: Readonly<Record<PolicyRefusal, (path: string) => string>> = {
  UNREADABLE: (path) => `Let the account that runs Ovoscope read ${path} and ${path}${SEAL_SUFFIX}.`,
  OTHERS_MAY_WRITE: (path) =>
    `Look at what it says, then run: chmod go-w "${dirname(path)}" "${path}" "${path}${SEAL_SUFFIX}".`,
  TOO_LARGE: correct,
  NO_SEAL: reseal,
  BAD_SEAL: reseal,
  CHANGED: reseal,
  NOT_JSON: correct,
  NOT_VALID: correct,
}
