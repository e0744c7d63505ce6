import { timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import type { BackupInfo } from '../../contract/backups.ts'
import { sealedText, sealOf } from '../../store/seal-manifest.ts'

/** Raised when an older program would misread a backup. */
const BACKUP_FORMAT = 1
export const MANIFEST_FILE = 'manifest.json'
export const BACKUP_DATABASE_FILE = 'ovoscope.db'
/** The slots of the data key as they were. It opens nothing without what opens a slot, so it may travel with the backup. */
export const BACKUP_KEY_FILE = 'data.key'
/** A manifest names a few dozen tables; a longer file is none. */
export const MANIFEST_BYTES_MAX = 64 * 1024

const coldCopySchema = z.strictObject({
  /** 202601; the file is named after it. */
  month: z.int().positive(),
  /** The name that the file gives what it holds; absent in one of an earlier version. */
  content: z.string().max(60).optional(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** When every byte of it was read last: when it was copied, or later when its turn came. */
  readAtWallMs: z.number(),
})
/** The rows of an older month in a backup. */
export type ColdCopy = z.infer<typeof coldCopySchema>

const manifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  madeAtWallMs: z.number(),
  appVersion: z.string().max(60),
  schemaVersion: z.int().nonnegative(),
  play: z.boolean(),
  database: z.strictObject({
    file: z.literal(BACKUP_DATABASE_FILE),
    bytes: z.int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** Rows of every table, as counted in the copy. */
  rows: z.record(z.string(), z.int().nonnegative()),
  /** Absent where there is none. */
  cold: z.array(coldCopySchema).optional(),
  /** Where there are cold files: scans in all. */
  scans: z.int().nonnegative().optional(),
  /** Absent in one of an earlier version, and where a station had no slots yet. */
  keyFile: z
    .strictObject({
      file: z.literal(BACKUP_KEY_FILE),
      bytes: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .optional(),
})
/** What a backup says about itself. */
export type Manifest = z.infer<typeof manifestSchema>
export type NewManifest = Omit<Manifest, 'format'>

const sealedSchema = z.strictObject({ manifest: manifestSchema, seal: z.string().regex(/^[0-9a-f]{64}$/) })

/** The text of the manifest's file, sealed. */
export function sealManifest(manifest: NewManifest, databaseKey: Uint8Array): string {
  // Through the schema, so that the order of the names is always the same.
  const whole = manifestSchema.parse({ format: BACKUP_FORMAT, ...manifest })
  return sealedText(whole, databaseKey)
}

/** The manifest if every byte of it is as it was written; otherwise why not, without the file's name. */
export function openManifest(text: string, databaseKey: Uint8Array): Result<Manifest, string> {
  const read = readManifest(text)
  if (read === undefined) return err('is damaged, or was written by a newer version')
  const expected = sealOf(read.manifest, databaseKey)
  const sameText = text === sealManifest(read.manifest, databaseKey)
  if (!timingSafeEqual(expected, Buffer.from(read.seal, 'hex')) || !sameText) {
    return err('was changed, or belongs to another data key')
  }
  return ok(read.manifest)
}

/** For lists, unproved: what the manifest says, if it is one. */
export function infoFromManifest(name: string, text: string): BackupInfo | undefined {
  const manifest = readManifest(text)?.manifest
  return manifest && infoOf(name, manifest)
}

/** The same of a manifest that was read. */
export function infoOf(name: string, manifest: Manifest): BackupInfo {
  const { madeAtWallMs, appVersion, schemaVersion, database, rows, cold = [], scans = rows['scan'] ?? 0 } = manifest
  const bytes = cold.reduce((sum, one) => sum + one.bytes, database.bytes)
  return { name, madeAtWallMs, appVersion, schemaVersion, bytes, scans }
}

function readManifest(text: string): z.infer<typeof sealedSchema> | undefined {
  try {
    return sealedSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
