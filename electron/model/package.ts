import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../base/result.ts'
import { MANIFEST_BYTES_MAX, type ManifestError, type ModelManifest, modelId, parseManifest } from './manifest.ts'

/** A model with its golden scans is a few megabytes; a file above this is not read, so that a wrong folder cannot fill the memory. */
export const PACKAGE_FILE_BYTES_MAX = 256 * 1024 * 1024

export interface ModelPackage {
  readonly modelId: string
  readonly manifest: ModelManifest
  readonly folder: string
  /** The verified bytes of the network: what was hashed is what is run. */
  readonly modelBytes: Uint8Array
  /** Golden scans in the input's shape. */
  readonly goldenScans: Uint16Array
  /** Expected figures, count × 6: fertility, then p(female). */
  readonly goldenExpected: Float32Array
}

export interface PackageError {
  readonly code: ManifestError['code'] | 'MANIFEST_MISSING' | 'FILE_MISSING' | 'FILE_SIZE' | 'FILE_HASH' | 'GOLDEN_SIZE'
  /** File inside the package. */
  readonly path: string
  readonly detail: string
}

const MANIFEST_FILE = 'manifest.json'
const FIGURES_PER_SCAN = 6

/** Reads a package and verifies every file that its manifest states. Nothing is run here. */
export async function loadModelPackage(folder: string): Promise<Result<ModelPackage, PackageError>> {
  const text = await readFileOfAtMost(join(folder, MANIFEST_FILE), MANIFEST_BYTES_MAX)
  if (!text.ok) {
    const code = text.error === 'missing' ? 'MANIFEST_MISSING' : 'MANIFEST_TOO_LARGE'
    return err({ code, path: MANIFEST_FILE, detail: `${folder} holds no readable model manifest` })
  }
  const manifest = parseManifest(new TextDecoder().decode(text.value))
  if (!manifest.ok) return err({ ...manifest.error, path: MANIFEST_FILE })
  const files = new Map<string, Uint8Array>()
  for (const file of manifest.value.files) {
    const bytes = await verifiedFile(folder, file)
    if (!bytes.ok) return bytes
    files.set(file.path, bytes.value)
  }
  return assemble(folder, manifest.value, files)
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
  const hash = createHash('sha256').update(read.value).digest('hex')
  if (hash !== file.sha256) {
    return err({ code: 'FILE_HASH', path: file.path, detail: `sha256 is ${hash}, the manifest says ${file.sha256}` })
  }
  return ok(read.value)
}

function assemble(
  folder: string,
  manifest: ModelManifest,
  files: ReadonlyMap<string, Uint8Array>,
): Result<ModelPackage, PackageError> {
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
    folder,
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
