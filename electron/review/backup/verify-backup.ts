import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { storeErrorFrom } from '../../store/errors.ts'
import { schemaVersion } from '../../store/migrate.ts'
import { SCHEMA_VERSION } from '../../store/migrations/all.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { checkIntegrity, tableNames } from '../upkeep/check-integrity.ts'
import { hashFile } from './hash-file.ts'
import { BACKUP_DATABASE_FILE, MANIFEST_BYTES_MAX, MANIFEST_FILE, type Manifest, openManifest } from './manifest.ts'

/** The manifest of a backup that holds in every byte; otherwise a sentence that names the file and says what is wrong with it. */
export function verifyBackup(folder: string, databaseKey: Uint8Array): Result<Manifest, string> {
  const manifestPath = join(folder, MANIFEST_FILE)
  const text = readText(manifestPath)
  if (text === undefined) return err(`${manifestPath} cannot be read; is ${folder} the folder of one backup?`)
  const manifest = openManifest(text, databaseKey)
  if (!manifest.ok) return err(`${manifestPath} ${manifest.error}`)
  const databasePath = join(folder, BACKUP_DATABASE_FILE)
  const wrong = differenceOf(databasePath, manifest.value, databaseKey)
  return wrong === undefined ? manifest : err(`${databasePath} ${wrong}`)
}

/** Opens a copy and holds it against its manifest; undefined when nothing differs. */
function differenceOf(path: string, manifest: Manifest, databaseKey: Uint8Array): string | undefined {
  const found = hashIfThere(path)
  if (found === undefined) return 'cannot be read'
  if (found.bytes !== manifest.database.bytes || found.sha256 !== manifest.database.sha256) {
    return 'was changed or damaged after the backup was made; use another backup'
  }
  if (manifest.schemaVersion > SCHEMA_VERSION) {
    return `was made by a newer Ovoscope (${manifest.appVersion}); install that version first`
  }
  const inspected = inspectCopy(path, databaseKey)
  if (!inspected.ok) return inspected.error
  const { schema, rows } = inspected.value
  if (schema !== manifest.schemaVersion) return `has schema ${schema}, the manifest says ${manifest.schemaVersion}`
  const odd = Object.keys({ ...rows, ...manifest.rows }).find((table) => rows[table] !== manifest.rows[table])
  return odd === undefined
    ? undefined
    : `has ${rows[odd] ?? 0} rows in ${odd}, the manifest says ${manifest.rows[odd] ?? 0}`
}

/** Reads every page of a copy and counts its rows. The error is a sentence without the file's name. */
export function inspectCopy(
  path: string,
  key: Uint8Array,
  onShare: (share: number) => void = () => undefined,
): Result<{ readonly schema: number; readonly rows: Record<string, number> }, string> {
  let db: ReadableDb | undefined
  try {
    db = openReadable({ path, key })
    const { sound, findings } = checkIntegrity(db, onShare)
    if (!sound) return err(`is damaged: ${findings[0] ?? ''}`)
    return ok({ schema: schemaVersion(db), rows: countRows(db) })
  } catch (error) {
    return err(`cannot be opened: ${storeErrorFrom(error).message}`)
  } finally {
    db?.close()
  }
}

/** Rows of every table; reads them all. */
export function countRows(db: ReadableDb): Record<string, number> {
  return Object.fromEntries(
    tableNames(db).map((table) => [
      table,
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table.replaceAll('"', '""')}"`).get()?.n ?? 0,
    ]),
  )
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
