import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyStore } from '../../electron/settings/sealed-token.ts'

/** The operating system's key store as Electron's `safeStorage` shows it: seals for real, and can be taken away, weakened or rotated. */
export class FakeKeyStore implements KeyStore {
  available = true
  /** Every question fails, as it does before the app is ready. */
  broken = false
  backend: string = 'gnome_libsecret'
  /** The newest last. */
  #keys = [randomBytes(32)]

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    if (this.broken) throw new Error('not ready')
    return this.available
  }

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#keys.at(-1) ?? randomBytes(32), nonce)
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  }

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    for (const [age, key] of this.#keys.toReversed().entries()) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        decipher.setAuthTag(sealed.subarray(12, 28))
        const result = decipher.update(sealed.subarray(28)).toString('utf8') + decipher.final('utf8')
        return { result, shouldReEncrypt: age > 0 }
      } catch {
        // Sealed with another key.
      }
    }
    throw new Error(`cannot open ${sealed.length} bytes`)
  }

  getSelectedStorageBackend(): never {
    return this.backend as never
  }

  /** A newer key is there; the old one still opens. */
  rotate(): void {
    this.#keys.push(randomBytes(32))
  }

  /** Another account, or another machine. */
  forgetKeys(): void {
    this.#keys = [randomBytes(32)]
  }
}
