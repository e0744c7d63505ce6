import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Clock } from '../base/clock.ts'
import { err, ok } from '../base/result.ts'
import { bearerTokenSchema, type CloudToken, type TokenProblem } from '../contract/secrets.ts'
import { writeFileAtomically } from '../files/atomic-file.ts'
import type { Logger } from '../log/logger.ts'
import { fileTokenKeeper, removed, type TokenKeeper } from './token-keeper.ts'

/** What the operating system offers to seal a text for this account; Electron's `safeStorage` is one. */
export interface KeyStore {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(plainText: string): Promise<Uint8Array>
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
  /** Linux only. */
  getSelectedStorageBackend(): string
}

export interface SealedTokenOptions {
  readonly keyStore: KeyStore
  readonly platform: NodeJS.Platform
  /** The sealed token. */
  readonly path: string
  /** Where IT may put the token on a machine whose desktop has no key store; read only while no sealed token is kept. */
  readonly machineFile: string
  readonly clock: Clock
  readonly log: Logger
}

/** Backends of Linux that would seal with a password everybody knows. */
const WEAK_BACKENDS = new Set(['basic_text', 'unknown'])

const sealedSchema = z.strictObject({
  version: z.literal(1),
  keptAtWallMs: z.number(),
  sealed: z.base64().max(20_000),
})
type Sealed = z.infer<typeof sealedSchema>

/** Under Electron: sealed by the operating system for this account, so that a copy of the disk does not give it away. */
export function sealedTokenKeeper(options: SealedTokenOptions): TokenKeeper {
  const { path } = options
  const machineFile = fileTokenKeeper(options.machineFile)
  return {
    async cloudToken() {
      const kept = read(path)
      if (kept === undefined) return machineFile.cloudToken()
      const problem = kept === 'damaged' ? 'UNREADABLE' : await storeProblem(options)
      if (kept === 'damaged' || problem !== null) return missing(path, problem ?? 'UNREADABLE')
      return open(options, kept)
    },
    async state() {
      const kept = read(path)
      if (kept === undefined) {
        const file = await machineFile.state()
        if (file.sinceWallMs !== null) return file
        return { place: 'key-store', path, sinceWallMs: null, problem: await storeProblem(options) }
      }
      if (kept === 'damaged') return { place: 'key-store', path, sinceWallMs: null, problem: 'UNREADABLE' }
      const problem = (await storeProblem(options)) ?? ('token' in (await open(options, kept)) ? null : 'UNREADABLE')
      return { place: 'key-store', path, sinceWallMs: kept.keptAtWallMs, problem }
    },
    async keep(token) {
      const problem = await storeProblem(options)
      if (problem !== null) return err(problem)
      return (await seal(options, token)) ? ok(undefined) : err('NOT_SAVED')
    },
    async forget() {
      const sealed = removed(path)
      return sealed.ok ? machineFile.forget() : sealed
    },
  }
}

/** Why nothing may be sealed here. Asked each time: on Linux a key ring may be unlocked later. */
export async function storeProblem({
  keyStore,
  platform,
}: Pick<SealedTokenOptions, 'keyStore' | 'platform'>): Promise<TokenProblem | null> {
  try {
    if (platform === 'linux' && WEAK_BACKENDS.has(keyStore.getSelectedStorageBackend())) return 'WEAK_KEY_STORE'
    return (await keyStore.isAsyncEncryptionAvailable()) ? null : 'NO_KEY_STORE'
  } catch {
    return 'NO_KEY_STORE'
  }
}

async function seal({ keyStore, path, clock, log }: SealedTokenOptions, token: string, keptAtWallMs?: number) {
  try {
    const bytes = await keyStore.encryptStringAsync(token)
    const sealed: Sealed = {
      version: 1,
      keptAtWallMs: Math.round(keptAtWallMs ?? clock.wallMs()),
      sealed: Buffer.from(bytes).toString('base64'),
    }
    writeFileAtomically(path, `${JSON.stringify(sealed)}\n`)
    return true
  } catch {
    // What the key store says is not ours to log: it was handed the token.
    log.warn({ path }, 'the sealed credential could not be written')
    return false
  }
}

async function open(options: SealedTokenOptions, kept: Sealed): Promise<CloudToken> {
  try {
    const { result, shouldReEncrypt } = await options.keyStore.decryptStringAsync(Buffer.from(kept.sealed, 'base64'))
    const token = bearerTokenSchema.safeParse(result)
    if (!token.success) return missing(options.path, 'NOT_A_TOKEN')
    // The system has a better key now; a failure costs nothing, the old one still opens it.
    if (shouldReEncrypt) await seal(options, token.data, kept.keptAtWallMs)
    return { token: token.data }
  } catch {
    return missing(options.path, 'UNREADABLE')
  }
}

function read(path: string): Sealed | 'damaged' | undefined {
  try {
    const parsed = sealedSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : 'damaged'
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT' ? undefined : 'damaged'
  }
}

/** In words for the log; the screen has its own for each problem. */
function missing(path: string, problem: TokenProblem): CloudToken {
  const noStore = problem === 'NO_KEY_STORE' || problem === 'WEAK_KEY_STORE'
  return {
    missing: noStore
      ? `${path} cannot be opened: this desktop has no key store that seals; ask IT`
      : `the credential in ${path} cannot be opened by this account; enter the token again`,
  }
}
