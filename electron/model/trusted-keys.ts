import { createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { keyId, type TrustedKey } from './signature.ts'

/** Public keys of those whose model packages may run here, `*.pem`; it lies beside the packages, where only an administrator may write. */
const TRUSTED_KEYS_FOLDER = 'trusted-keys'
/** A public key has a hundred bytes; what is longer is not read. */
const KEY_BYTES_MAX = 4_096

export interface TrustedKeys {
  readonly folder: string
  readonly keys: readonly TrustedKey[]
  /** Files in the folder that are no public key of the right kind; their names, so that somebody can mend them. */
  readonly unusable: readonly string[]
}

/** Where the keys for the packages of a folder lie: among them. */
export function trustedKeysIn(modelsFolder: string): string {
  return join(modelsFolder, TRUSTED_KEYS_FOLDER)
}

/** Reads every key of a folder. A folder that is not there trusts nobody. Only Ed25519, and only public halves: a private one does not belong on a station. */
export function readTrustedKeys(folder: string): TrustedKeys {
  const keys: TrustedKey[] = []
  const unusable: string[] = []
  for (const file of pemFiles(folder)) {
    const key = readKey(join(folder, file))
    if (key === undefined) unusable.push(file)
    else keys.push({ id: keyId(key), file, key })
  }
  return { folder, keys, unusable }
}

function pemFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pem'))
      .sort()
  } catch {
    return []
  }
}

function readKey(path: string): TrustedKey['key'] | undefined {
  try {
    if (statSync(path).size > KEY_BYTES_MAX) return undefined
    const text = readFileSync(path, 'utf8')
    // From a private key the public one could be derived; whoever put it here must learn that it does not belong here.
    if (!/^-----BEGIN PUBLIC KEY-----\r?$/m.test(text) || text.includes('PRIVATE KEY')) return undefined
    const key = createPublicKey(text)
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}
