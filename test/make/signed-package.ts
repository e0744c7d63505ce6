import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SIGNATURE_FILE, sha256, signManifest } from '../../electron/model/signature.ts'

export const SHIPPED_PACKAGE = join(import.meta.dirname, '../../models/phantomnet-1.1.0')

/** A copy of the shipped package among models of its own, signed by a key of its own that is trusted there. */
export interface SignedPackage {
  /** Holds the package and the trusted keys. */
  readonly modelsFolder: string
  readonly folder: string
  readonly keysFolder: string
  readonly privateKey: KeyObject
  /** Signs what the manifest is now. */
  sign(): void
  /** Replaces a file and states its new hash, as somebody would who packs a wrong model carefully; then signs. */
  replace(path: string, bytes: Uint8Array): void
  /** Changes the manifest and signs it. */
  change(change: (manifest: Record<string, unknown>) => void): void
}

export function makeSignedPackage(modelsFolder: string): SignedPackage {
  const folder = join(modelsFolder, 'phantomnet-1.1.0')
  const keysFolder = join(modelsFolder, 'trusted-keys')
  cpSync(SHIPPED_PACKAGE, folder, { recursive: true })
  mkdirSync(keysFolder)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(join(keysFolder, 'own.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
  const manifestPath = join(folder, 'manifest.json')
  const sign = () => writeFileSync(join(folder, SIGNATURE_FILE), signManifest(readFileSync(manifestPath), privateKey))
  const change: SignedPackage['change'] = (changeIt) => {
    const manifest: Record<string, unknown> = JSON.parse(readFileSync(manifestPath, 'utf8'))
    changeIt(manifest)
    writeFileSync(manifestPath, JSON.stringify(manifest))
    sign()
  }
  const replace: SignedPackage['replace'] = (path, bytes) => {
    writeFileSync(join(folder, path), bytes)
    change((manifest) => {
      const files = manifest['files'] as { path: string }[]
      const entry = files.find((file) => file.path === path)
      Object.assign(entry ?? {}, { bytes: bytes.length, sha256: sha256(bytes) })
    })
  }
  sign()
  return { modelsFolder, folder, keysFolder, privateKey, sign, change, replace }
}

/** The same network under another version among the same models, signed by the same key; answers with its folder. */
export function addVersion({ modelsFolder, folder, privateKey }: SignedPackage, version: string): string {
  const other = join(modelsFolder, `phantomnet-${version}`)
  cpSync(folder, other, { recursive: true })
  const manifestPath = join(other, 'manifest.json')
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(manifestPath, 'utf8'))
  writeFileSync(manifestPath, JSON.stringify({ ...manifest, version }))
  writeFileSync(join(other, SIGNATURE_FILE), signManifest(readFileSync(manifestPath), privateKey))
  return other
}
