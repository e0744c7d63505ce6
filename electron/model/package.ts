import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { err, ok, type Result } from '../base/result.ts'
import { MANIFEST_BYTES_MAX, type ModelManifest, modelId, parseManifest } from './manifest.ts'
import type { PackageError } from './package-error.ts'
import { archiveSource, folderSource, type PackageSource } from './package-source.ts'
import { checkSignature, SIGNATURE_BYTES_MAX, SIGNATURE_FILE, sha256 } from './signature.ts'
import { type KeysFolders, readTrustedKeys, type TrustedKeys, trustedKeysIn } from './trusted-keys.ts'

/**
 * A package is held in memory as a whole, and a model with its golden scans has a few megabytes. Effect: one that states more is refused
 * before its files are read, so that a wrong folder cannot fill the memory.
 */
export const PACKAGE_BYTES_MAX = 256 * 1024 * 1024

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

export const MANIFEST_FILE = 'manifest.json'
const FIGURES_PER_SCAN = 6

/** Reads a package folder and verifies it; see `verifyPackage`. */
export async function loadModelPackage(
  folder: string,
  keysFolder: KeysFolders = trustedKeysIn(dirname(folder)),
): Promise<Result<ModelPackage, PackageError>> {
  if (!existsSync(folder)) {
    return err({ code: 'PACKAGE_MISSING', path: basename(folder), detail: `there is no folder ${folder}` })
  }
  const verified = await verifyPackage(folderSource(folder), keysFolder)
  return verified.ok ? ok({ folder, ...verified.value.content }) : verified
}

/** A package whose every byte is as it was signed. */
export interface VerifiedPackage {
  readonly content: Omit<ModelPackage, 'folder'>
  /** All files by their path, manifest and signature first: what was hashed, to be written somewhere else. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Verifies a package in a single file as thoroughly as one in a folder, without writing anything anywhere. */
export async function openModelArchive(
  file: string,
  keysFolder: KeysFolders,
): Promise<Result<VerifiedPackage, PackageError>> {
  const source = await archiveSource(file)
  return source.ok ? verifyPackage(source.value, keysFolder) : source
}

/**
 * Verifies a package from the outside in: the signature over the manifest first, then the manifest, then every file that it states; each is
 * read and hashed once. What the manifest does not state is not read at all, and in an archive nothing else may be. Nothing is run here.
 */
export function verifyPackage(
  source: PackageSource,
  keysFolder: KeysFolders,
): Promise<Result<VerifiedPackage, PackageError>> {
  return checkPackage(source, () => readTrustedKeys(keysFolder))
}

/** The same, by keys that are at hand; they are asked for once manifest and signature are read. */
export async function checkPackage(
  source: PackageSource,
  trustedKeys: () => TrustedKeys,
): Promise<Result<VerifiedPackage, PackageError>> {
  const signed = await loadSignedManifest(source, trustedKeys)
  if (!signed.ok) return signed
  const { signedBy, bytes, signature } = signed.value
  const manifest = parseManifest(new TextDecoder().decode(bytes))
  if (!manifest.ok) return err({ ...manifest.error, path: MANIFEST_FILE })
  const files = new Map<string, Uint8Array>([
    [MANIFEST_FILE, bytes],
    [SIGNATURE_FILE, signature],
  ])
  const stated = manifest.value.files.reduce((sum, file) => sum + file.bytes, 0)
  if (stated > PACKAGE_BYTES_MAX) {
    const detail = `it states ${stated} bytes, at most ${PACKAGE_BYTES_MAX} are read`
    return err({ code: 'PACKAGE_TOO_LARGE', path: MANIFEST_FILE, detail })
  }
  for (const file of manifest.value.files) {
    const content = await verifiedFile(source, file)
    if (!content.ok) return content
    files.set(file.path, content.value)
  }
  const unstated = source.paths?.find((path) => !files.has(path))
  if (unstated !== undefined) {
    return err({ code: 'ARCHIVE_ENTRY', path: unstated, detail: 'it is in the archive, and not in the manifest' })
  }
  const content = assemble(manifest.value, files)
  return content.ok ? ok({ content: { signedBy, manifestSha256: sha256(bytes), ...content.value }, files }) : content
}

interface SignedManifest {
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  readonly signedBy: string
}

/** The manifest's bytes, once a trusted key vouches for them; not yet parsed. */
async function loadSignedManifest(
  source: PackageSource,
  trustedKeys: () => TrustedKeys,
): Promise<Result<SignedManifest, PackageError>> {
  const manifest = await source.read(MANIFEST_FILE, MANIFEST_BYTES_MAX)
  if (!manifest.ok) {
    const code = manifest.error === 'missing' ? 'MANIFEST_MISSING' : 'MANIFEST_TOO_LARGE'
    return err({ code, path: MANIFEST_FILE, detail: `${source.where} holds no readable model manifest` })
  }
  const signature = await source.read(SIGNATURE_FILE, SIGNATURE_BYTES_MAX)
  if (!signature.ok) {
    const code = signature.error === 'missing' ? 'SIGNATURE_MISSING' : 'SIGNATURE_INVALID'
    const detail = `${source.where} holds no readable signature; an unsigned model is not run`
    return err({ code, path: SIGNATURE_FILE, detail })
  }
  const trusted = trustedKeys()
  const checked = checkSignature(manifest.value, Buffer.from(signature.value).toString('latin1'), trusted.keys)
  if (checked.ok) return ok({ bytes: manifest.value, signature: signature.value, signedBy: checked.value.id })
  const { code, detail } = checked.error
  const path = code === 'MANIFEST_CHANGED' ? MANIFEST_FILE : SIGNATURE_FILE
  return err({ code, path, detail: code === 'KEY_UNKNOWN' ? `${detail}. ${howToTrust(trusted)}` : detail })
}

function howToTrust({ folder, unusable }: Pick<TrustedKeys, 'folder' | 'unusable'>): string {
  const hint = `Whoever trusts that key puts its public half (a .pem file) into ${folder}`
  return unusable.length === 0 ? hint : `${hint}; no public keys of Ed25519 there: ${unusable.join(', ')}`
}

async function verifiedFile(
  source: PackageSource,
  file: ModelManifest['files'][number],
): Promise<Result<Uint8Array, PackageError>> {
  const read = await source.read(file.path, PACKAGE_BYTES_MAX)
  if (!read.ok) {
    const missing = read.error === 'missing'
    const detail = missing ? `the manifest names it, ${source.where} does not have it` : `more than ${file.bytes} bytes`
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
