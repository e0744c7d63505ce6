import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '../base/result.ts'
import { MANIFEST_BYTES_MAX, type ManifestError, type ModelManifest, modelId, parseManifest } from './manifest.ts'
import { checkSignature, SIGNATURE_BYTES_MAX, SIGNATURE_FILE, type SignatureError, sha256 } from './signature.ts'
import { type KeysFolders, readTrustedKeys, trustedKeysIn } from './trusted-keys.ts'

/** A model with its golden scans is a few megabytes; a file above this is not read, so that a wrong folder cannot fill the memory. */
export const PACKAGE_FILE_BYTES_MAX = 256 * 1024 * 1024

export interface ModelPackage {
  readonly modelId: string
  readonly manifest: ModelManifest
  readonly folder: string
  /** Who signed it: the id of a trusted key. */
  readonly signedBy: string
  /** Hash of the signed manifest: two packages with the same one are the same to the byte. */
  readonly manifestSha256: string
  /** The verified bytes of the network: what was hashed is what is run. */
  readonly modelBytes: Uint8Array
  /** Golden scans in the input's shape. */
  readonly goldenScans: Uint16Array
  /** Expected figures, count × 6: fertility, then p(female). */
  readonly goldenExpected: Float32Array
}

export interface PackageError {
  readonly code:
    | ManifestError['code']
    | SignatureError['code']
    | 'MANIFEST_MISSING'
    | 'SIGNATURE_MISSING'
    | 'FILE_MISSING'
    | 'FILE_SIZE'
    | 'FILE_HASH'
    | 'GOLDEN_SIZE'
  /** File inside the package that is to blame. */
  readonly path: string
  readonly detail: string
}

export const MANIFEST_FILE = 'manifest.json'
const FIGURES_PER_SCAN = 6

/**
 * Reads a package and verifies it, from the outside in: the signature over the manifest first, then the manifest, then every file that it
 * states; each is read and hashed once. What the manifest does not state is not read at all. Nothing is run here.
 */
export async function loadModelPackage(
  folder: string,
  keysFolder: KeysFolders = trustedKeysIn(dirname(folder)),
): Promise<Result<ModelPackage, PackageError>> {
  const signed = await loadSignedManifest(folder, keysFolder)
  if (!signed.ok) return signed
  const manifest = parseManifest(new TextDecoder().decode(signed.value.bytes))
  if (!manifest.ok) return err({ ...manifest.error, path: MANIFEST_FILE })
  const files = new Map<string, Uint8Array>()
  for (const file of manifest.value.files) {
    const bytes = await verifiedFile(folder, file)
    if (!bytes.ok) return bytes
    files.set(file.path, bytes.value)
  }
  const content = assemble(manifest.value, files)
  if (!content.ok) return content
  const { signedBy, bytes } = signed.value
  return ok({ folder, signedBy, manifestSha256: sha256(bytes), ...content.value })
}

interface SignedManifest {
  readonly bytes: Uint8Array
  readonly signedBy: string
}

/** The manifest's bytes, once a trusted key vouches for them; not yet parsed. */
async function loadSignedManifest(
  folder: string,
  keysFolder: KeysFolders,
): Promise<Result<SignedManifest, PackageError>> {
  const manifest = await readFileOfAtMost(join(folder, MANIFEST_FILE), MANIFEST_BYTES_MAX)
  if (!manifest.ok) {
    const code = manifest.error === 'missing' ? 'MANIFEST_MISSING' : 'MANIFEST_TOO_LARGE'
    return err({ code, path: MANIFEST_FILE, detail: `${folder} holds no readable model manifest` })
  }
  const signature = await readFileOfAtMost(join(folder, SIGNATURE_FILE), SIGNATURE_BYTES_MAX)
  if (!signature.ok) {
    const code = signature.error === 'missing' ? 'SIGNATURE_MISSING' : 'SIGNATURE_INVALID'
    return err({
      code,
      path: SIGNATURE_FILE,
      detail: `${folder} holds no readable signature; an unsigned model is not run`,
    })
  }
  const trusted = readTrustedKeys(keysFolder)
  const checked = checkSignature(manifest.value, Buffer.from(signature.value).toString('latin1'), trusted.keys)
  if (checked.ok) return ok({ bytes: manifest.value, signedBy: checked.value.id })
  const { code, detail } = checked.error
  const path = code === 'MANIFEST_CHANGED' ? MANIFEST_FILE : SIGNATURE_FILE
  return err({ code, path, detail: code === 'KEY_UNKNOWN' ? `${detail}. ${howToTrust(trusted)}` : detail })
}

function howToTrust({ folder, unusable }: { readonly folder: string; readonly unusable: readonly string[] }): string {
  const hint = `Whoever trusts that key puts its public half into ${folder}`
  return unusable.length === 0 ? hint : `${hint}; no public keys of Ed25519 there: ${unusable.join(', ')}`
}

async function verifiedFile(
  folder: string,
  file: ModelManifest['files'][number],
): Promise<Result<Uint8Array, PackageError>> {
  const read = await readFileOfAtMost(join(folder, file.path), PACKAGE_FILE_BYTES_MAX)
  if (!read.ok) {
    const missing = read.error === 'missing'
    const detail = missing
      ? 'the manifest names it, the folder does not have it'
      : `larger than ${PACKAGE_FILE_BYTES_MAX} bytes`
    return err({ code: missing ? 'FILE_MISSING' : 'FILE_SIZE', path: file.path, detail })
  }
  if (read.value.length !== file.bytes) {
    return err({ code: 'FILE_SIZE', path: file.path, detail: `${read.value.length} bytes instead of ${file.bytes}` })
  }
  const hash = sha256(read.value)
  if (hash !== file.sha256) {
    return err({ code: 'FILE_HASH', path: file.path, detail: `sha256 is ${hash}, the manifest says ${file.sha256}` })
  }
  return ok(read.value)
}

type PackageContent = Omit<ModelPackage, 'folder' | 'signedBy' | 'manifestSha256'>

function assemble(
  manifest: ModelManifest,
  files: ReadonlyMap<string, Uint8Array>,
): Result<PackageContent, PackageError> {
  const { golden, input } = manifest
  const modelBytes = files.get(manifest.model) ?? new Uint8Array()
  const scans = files.get(golden.scans) ?? new Uint8Array()
  const expected = files.get(golden.expected) ?? new Uint8Array()
  const scanBytes = golden.count * input.width * input.height * input.maps.length * 2
  if (scans.length !== scanBytes) {
    return err({ code: 'GOLDEN_SIZE', path: golden.scans, detail: `${scans.length} bytes instead of ${scanBytes}` })
  }
  const expectedBytes = golden.count * FIGURES_PER_SCAN * 4
  if (expected.length !== expectedBytes) {
    return err({
      code: 'GOLDEN_SIZE',
      path: golden.expected,
      detail: `${expected.length} bytes instead of ${expectedBytes}`,
    })
  }
  const scanView = new DataView(scans.buffer, scans.byteOffset, scans.length)
  const expectedView = new DataView(expected.buffer, expected.byteOffset, expected.length)
  return ok({
    modelId: modelId(manifest),
    manifest,
    modelBytes,
    goldenScans: Uint16Array.from({ length: scans.length / 2 }, (_, i) => scanView.getUint16(2 * i, true)),
    goldenExpected: Float32Array.from({ length: expected.length / 4 }, (_, i) => expectedView.getFloat32(4 * i, true)),
  })
}

async function readFileOfAtMost(path: string, bytesMax: number): Promise<Result<Uint8Array, 'missing' | 'too large'>> {
  try {
    const { size } = await stat(path)
    return size > bytesMax ? err('too large') : ok(await readFile(path))
  } catch {
    return err('missing')
  }
}
