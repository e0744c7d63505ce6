import { statSync } from 'node:fs'
import type { Clock } from '../base/clock.ts'
import { StoreError, storeErrorFrom } from './errors.ts'
import type { WritableDb } from './open-database.ts'

/** A start must not wait for gigabytes to be read: whatever is left then is for the check in the background. */
const LOOK_MS_MAX = 500

/**
 * What can be told of a database within a moment, whatever its size: that the file is as long as its head says, and that the first and the last
 * row of every table and index can be reached; those are the pages that the next commits will touch. The cipher authenticates each page that is
 * read. Throws StoreError CORRUPT. Everything else is found by the check of every page, in the background.
 */
export function lookQuickly(db: WritableDb, path: string, clock: Clock): void {
  const pages = Number(db.pragma('page_count', { simple: true }))
  const bytes = pages * Number(db.pragma('page_size', { simple: true }))
  // The log was folded in just now: nothing of the database is outside its file.
  const there = statSync(path).size
  if (there < bytes)
    throw new StoreError('CORRUPT', `the database should have ${bytes} bytes and has ${there}: its end is missing`)
  const untilMonoMs = clock.monoMs() + LOOK_MS_MAX
  for (const { name, sql } of endsOfTables(db)) {
    if (clock.monoMs() > untilMonoMs) return
    try {
      db.prepare(sql).get()
    } catch (error) {
      throw damaged(name, error)
    }
  }
}

interface SchemaRow {
  readonly name: string
  readonly table: string
  readonly kind: string
}

/** One question for each end of each tree of pages. An index of some rows alone answers no question about all of them, and is left out. */
function endsOfTables(db: WritableDb): { readonly name: string; readonly sql: string }[] {
  const rows = db
    .prepare<[], SchemaRow>(
      "SELECT name, tbl_name AS 'table', type AS kind FROM sqlite_schema WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite_%' AND (type = 'table' OR sql NOT LIKE '% WHERE %')",
    )
    .all()
  return rows.flatMap(({ name, table, kind }) => {
    const columns = kind === 'table' ? keyColumns(db, table) : indexColumns(db, name)
    const by = kind === 'index' ? ` INDEXED BY ${quoted(name)}` : ''
    return ['ASC', 'DESC'].map((order) => ({
      name,
      sql: `SELECT * FROM ${quoted(table)}${by} ORDER BY ${columns.map((column) => `${column} ${order}`).join(', ')} LIMIT 1`,
    }))
  })
}

function keyColumns(db: WritableDb, table: string): string[] {
  const columns = db.pragma(`table_info(${quoted(table)})`) as { readonly name: string; readonly pk: number }[]
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  return key.length === 0 ? ['rowid'] : key.map(({ name }) => quoted(name))
}

function indexColumns(db: WritableDb, index: string): string[] {
  const columns = db.pragma(`index_info(${quoted(index)})`) as { readonly name: string | null }[]
  return columns.flatMap(({ name }) => (name === null ? [] : [quoted(name)]))
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function damaged(name: string, error: unknown): Error {
  const reason = storeErrorFrom(error)
  const isDamage = reason instanceof StoreError && (reason.code === 'CORRUPT' || reason.code === 'WRONG_KEY')
  return isDamage
    ? new StoreError('CORRUPT', `the database is damaged: ${name} cannot be read (${reason.message})`, error)
    : reason
}
