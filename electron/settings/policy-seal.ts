import { createHash } from 'node:crypto'
import { err, ok, type Result } from '../base/result.ts'

/** Beside the policy file, with this at the end of its name. */
export const SEAL_SUFFIX = '.sha256'
/** A digest and a file's name; what is longer is something else and is refused. */
export const SEAL_BYTES_MAX = 2_048

const SHA256 = /^[0-9a-f]{64}$/i

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The seal of a file as `sha256sum` writes it, so that `sha256sum --check` reads it too. */
export function sealText(bytes: Uint8Array, fileName: string): string {
  return `${sha256Of(bytes)}  ${fileName}\n`
}

/**
 * The digest in a seal: one line of `sha256sum` (text or binary, with or without folders before the name), or the bare digest that
 * PowerShell's Get-FileHash gives, also as Windows writes it into a file (UTF-16). The error says what is wrong.
 */
export function readSeal(seal: Uint8Array, fileName: string): Result<string, string> {
  const text = seal.length > SEAL_BYTES_MAX ? undefined : decode(seal)
  const [line, ...more] = (text ?? '').split(/\r?\n/).filter((part) => part.trim() !== '')
  if (text === undefined || line === undefined || more.length > 0) return err('it is not one line of sha256sum')
  const [, digest = '', name] = /^(\S+)(?:[ \t]+\*?(.+?))?\s*$/.exec(line) ?? []
  if (!SHA256.test(digest)) return err('it does not begin with a SHA-256 digest')
  if (name !== undefined && lastPart(name) !== fileName) return err(`it seals ${lastPart(name).slice(0, 80)}`)
  return ok(digest.toLowerCase())
}

function decode(bytes: Uint8Array): string | undefined {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
