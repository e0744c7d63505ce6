import type { ReadableDb } from './open-database.ts'

/** Every table, by name; the first thing that an unreadable schema fails. */
export function tableNames(db: ReadableDb): string[] {
  return db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name)
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
