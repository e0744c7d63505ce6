import { StoreError } from './errors.ts'
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import type { ReadableDb, WritableDb } from './open-database.ts'

/** How far the schema of a database is; 0 for a new file. */
export function schemaVersion(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Brings the schema up to date, one transaction a step. Throws NEWER_SCHEMA before anything is touched. */
export function migrate(db: WritableDb, migrations: readonly Migration[] = MIGRATIONS): void {
  refuseNewer(db, migrations.length)
  for (const migration of migrations.slice(schemaVersion(db))) {
    db.transaction(() => {
      for (const statement of migration.statements) db.exec(statement)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  }
}

/** For readers: the schema must be exactly ours, because they cannot migrate. */
export function requireCurrentSchema(db: ReadableDb): void {
  refuseNewer(db, SCHEMA_VERSION)
  const version = schemaVersion(db)
  if (version < SCHEMA_VERSION) {
    throw new StoreError(
      'MISSING',
      `the database has schema ${version}; the station brings it to ${SCHEMA_VERSION} when it starts`,
    )
  }
}

function refuseNewer(db: ReadableDb, known: number): void {
  const version = schemaVersion(db)
  if (version > known) {
    throw new StoreError(
      'NEWER_SCHEMA',
      `this database was written by a newer Ovoscope (schema ${version}, this version knows ${known}); install that version or restore an older backup`,
    )
  }
}
