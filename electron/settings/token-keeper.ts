import { rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { err, ok, type Result } from '../base/result.ts'
import { bearerTokenSchema, type CloudToken, type TokenProblem, type TokenState } from '../contract/secrets.ts'
import { writeFileAtomically } from '../files/atomic-file.ts'

/** Keeps the credential for the cloud. What it answers in words never holds any of it. */
export interface TokenKeeper {
  cloudToken(): Promise<CloudToken>
  state(): Promise<TokenState>
  keep(token: string): Promise<Result<undefined, TokenProblem>>
  /** Forgetting what is not there is no failure. */
  forget(): Promise<Result<undefined, TokenProblem>>
}

/** Nobody but the owner may read or write the file. */
const OTHERS = 0o077

/** On a machine without a window: one line in a file of its own, mode 0600. IT may write it as well. */
export function fileTokenKeeper(path: string): TokenKeeper {
  return {
    async cloudToken() {
      const problem = fileProblem(path)
      if (problem === 'OTHERS_MAY_READ') return { missing: `others may read ${path}; run: chmod 600 "${path}"` }
      if (problem !== null || keptSince(path) === null) {
        return { missing: `${path} cannot be read; put the token of the cloud there` }
      }
      return readToken(path)
    },
    async state() {
      const sinceWallMs = keptSince(path)
      const problem = sinceWallMs === null ? null : fileProblem(path)
      const isToken = sinceWallMs === null || problem !== null || 'token' in (await readToken(path))
      return { place: 'machine-file', path, sinceWallMs, problem: isToken ? problem : 'NOT_A_TOKEN' }
    },
    keep: async (token) => {
      try {
        writeFileAtomically(path, `${token}\n`)
        return ok(undefined)
      } catch {
        return err('NOT_SAVED')
      }
    },
    forget: async () => removed(path),
  }
}

async function readToken(path: string): Promise<CloudToken> {
  try {
    const token = bearerTokenSchema.safeParse((await readFile(path, 'utf8')).trim())
    return token.success ? { token: token.data } : { missing: `${path} holds no bearer token` }
  } catch {
    return { missing: `${path} cannot be read; put the token of the cloud there` }
  }
}

/** When the file was written; null where there is none. */
export function keptSince(path: string): number | null {
  try {
    return Math.round(statSync(path).mtimeMs)
  } catch {
    return null
  }
}

export function removed(path: string): Result<undefined, TokenProblem> {
  try {
    rmSync(path, { force: true })
    return ok(undefined)
  } catch {
    return err('NOT_SAVED')
  }
}

function fileProblem(path: string): TokenProblem | null {
  try {
    // Windows has no such bits: there the folder's access list protects the file.
    return process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0 ? 'OTHERS_MAY_READ' : null
  } catch {
    return 'UNREADABLE'
  }
}
