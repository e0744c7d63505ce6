import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { err, type Result } from '../../base/result.ts'
import { hashFile } from '../../files/hash-file.ts'
import { SCHEMA_VERSION } from '../../store/migrations/all.ts'
import { coldDifference } from './cold-copies.ts'
import { inspectCopy } from './inspect-copy.ts'
import { BACKUP_DATABASE_FILE, MANIFEST_BYTES_MAX, MANIFEST_FILE, type Manifest, openManifest } from './manifest.ts'

/**
 * The manifest of a backup whose database and cold files hold in every byte; otherwise a sentence that names the file and says what is wrong with it.
 * Of its key file see `keyFileFinding`: without it the data are as good here.
 */
export function verifyBackup(
  folder: string,
  databaseKey: Uint8Array,
  onShare: (share: number) => void = () => undefined,
): Result<Manifest, string> {
  const manifest = manifestIn(folder, databaseKey)
  if (!manifest.ok) return manifest
  const databasePath = join(folder, BACKUP_DATABASE_FILE)
  const wrong = differenceOf(databasePath, manifest.value, databaseKey, onShare)
  if (wrong !== undefined) return err(`${databasePath} ${wrong}`)
  const cold = coldDifference(folder, manifest.value.cold ?? [], databaseKey)
  return cold === undefined ? manifest : err(cold)
}

/** The manifest in a backup if it is as it was written; otherwise a sentence as above. */
export function manifestIn(folder: string, databaseKey: Uint8Array): Result<Manifest, string> {
  const path = join(folder, MANIFEST_FILE)
  const text = readText(path)
  if (text === undefined) return err(`${path} cannot be read; is ${folder} the folder of one backup?`)
  const manifest = openManifest(text, databaseKey)
  return manifest.ok ? manifest : err(`${path} ${manifest.error}`)
}

/** Opens a copy and holds it against its manifest; undefined when nothing differs. */
function differenceOf(
  path: string,
  manifest: Manifest,
  databaseKey: Uint8Array,
  onShare: (share: number) => void,
): string | undefined {
  const found = hashIfThere(path)
  if (found === undefined) return 'cannot be read'
  if (found.bytes !== manifest.database.bytes || found.sha256 !== manifest.database.sha256) {
    return 'was changed or damaged after the backup was made; use another backup'
  }
  if (manifest.schemaVersion > SCHEMA_VERSION) {
    return `was made by a newer Ovoscope (${manifest.appVersion}); install that version first`
  }
  const inspected = inspectCopy(path, databaseKey, onShare)
  if (!inspected.ok) return inspected.error
  const { schema, rows } = inspected.value
  if (schema !== manifest.schemaVersion) return `has schema ${schema}, the manifest says ${manifest.schemaVersion}`
  const odd = Object.keys({ ...rows, ...manifest.rows }).find((table) => rows[table] !== manifest.rows[table])
  return odd === undefined
    ? undefined
    : `has ${rows[odd] ?? 0} rows in ${odd}, the manifest says ${manifest.rows[odd] ?? 0}`
}

function hashIfThere(path: string): ReturnType<typeof hashFile> | undefined {
  try {
    return hashFile(path)
  } catch {
    return undefined
  }
}

function readText(path: string): string | undefined {
  try {
    return statSync(path).size > MANIFEST_BYTES_MAX ? undefined : readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
