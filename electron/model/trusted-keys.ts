import { createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keyId, type TrustedKey } from './signature.ts'

/** Public keys of those whose model packages may run here, `*.pem`; it lies beside the packages, where only an administrator may write. */
const TRUSTED_KEYS_FOLDER = 'trusted-keys'
/** Where a maker's key goes on a station, in the words of docs/it.md; screens and commands say it alike. */
export const WHERE_KEYS_BELONG = `the folder ${TRUSTED_KEYS_FOLDER} beside the policy file: /etc/ovoscope/${TRUSTED_KEYS_FOLDER} (Linux), C:\\ProgramData\\Ovoscope\\${TRUSTED_KEYS_FOLDER} (Windows), /Library/Application Support/Ovoscope/${TRUSTED_KEYS_FOLDER} (macOS)`
/** A public key has a hundred bytes; what is longer is not read. */
const KEY_BYTES_MAX = 4_096

/** One folder of keys, or several: see `readTrustedKeys`. */
export type KeysFolders = string | readonly string[]

export interface TrustedKeys {
  /** As people are told where keys belong: the machine's own folder where there is one, because an update leaves it alone. */
  readonly folder: string
  readonly keys: readonly TrustedKey[]
  /** Files in the folder that are no public key of the right kind; their names, so that somebody can mend them. */
  readonly unusable: readonly string[]
}

/** Where the keys for the packages of a folder lie: among them. */
export function trustedKeysIn(modelsFolder: string): string {
  return join(modelsFolder, TRUSTED_KEYS_FOLDER)
}

/**
 * Reads every key of a folder. A folder that is not there trusts nobody. Only Ed25519, and only public halves: a private one does not belong on a station.
 * Of several folders the first is the program's own, which its installer guards. The others are the machine's: what somebody else than its owner
 * may write is not believed there, so that the account which runs the program cannot make itself trusted.
 */
export function readTrustedKeys(folders: KeysFolders): TrustedKeys {
  const keys: TrustedKey[] = []
  const unusable: string[] = []
  for (const [index, folder] of listed(folders).entries()) {
    const isGuarded = index === 0 || !mayOthersWrite(folder)
    for (const file of pemFiles(folder)) {
      const path = join(folder, file)
      const key = isGuarded && (index === 0 || !mayOthersWrite(path)) ? readKey(path) : undefined
      if (key === undefined) unusable.push(file)
      else keys.push({ id: keyId(key), file, key })
    }
  }
  return { folder: resolve(listed(folders).at(-1) ?? ''), keys, unusable }
}

function listed(folders: KeysFolders): readonly string[] {
  return typeof folders === 'string' ? [folders] : folders
}

/** Write bits of everybody but the owner. */
const WRITE_BY_OTHERS = 0o022

/** Windows has no such bits: there an administrator takes the right to add files from everybody else, as docs say. */
function mayOthersWrite(path: string): boolean {
  if (process.platform === 'win32') return false
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & WRITE_BY_OTHERS) !== 0
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
