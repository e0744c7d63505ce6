import type { OpenedKey, SealedKey } from '../contract/secrets.ts'
import { type KeyStore, storeProblem } from './sealed-token.ts'

/** Seals the key of a data folder's key slot for whoever asks over the port of secrets. What it answers in words never holds any of it. */
export interface KeySealer {
  /** `key` in base64. */
  seal(key: string): Promise<SealedKey>
  open(sealed: string): Promise<OpenedKey>
}

export interface KeySealerOptions {
  readonly keyStore: KeyStore
  readonly platform: NodeJS.Platform
  /** That runs the program, as people know it: only it can open what it sealed. */
  readonly account: string
}

/** Under Electron: by the operating system's key store. */
export function keyStoreSealer(options: KeySealerOptions): KeySealer {
  const { keyStore, account } = options
  return {
    async seal(key) {
      const problem = await storeProblem(options)
      if (problem !== null) return { missing: NO_STORE }
      try {
        const sealed = await keyStore.encryptStringAsync(key)
        return { sealed: Buffer.from(sealed).toString('base64'), account }
      } catch {
        // What the key store says is not ours to pass on: it was handed the key.
        return { missing: 'the key store of this desktop did not take the key' }
      }
    },
    async open(sealed) {
      try {
        const { result } = await keyStore.decryptStringAsync(Buffer.from(sealed, 'base64'))
        return { key: result }
      } catch {
        return { missing: `the key store of this desktop does not open it for the account ${account}` }
      }
    },
  }
}

/** Without Electron there is no key store. */
export const noKeySealer: KeySealer = {
  seal: async () => ({ missing: NO_STORE }),
  open: async () => ({ missing: 'only the desktop program can ask the key store' }),
}

const NO_STORE = 'there is no key store here that seals'
