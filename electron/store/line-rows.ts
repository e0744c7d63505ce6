import type { ReadableDb, WritableDb } from './open-database.ts'

export const FIND_LINE_SQL = 'SELECT line_id FROM line WHERE line_key = ?'

/** The number by which rows name a line; makes it for a line that is seen for the first time. */
export function lineIdOf(db: WritableDb, lineKey: string): number {
  const known = findLine(db, lineKey)
  if (known !== undefined) return known
  const { lastInsertRowid } = db.prepare('INSERT INTO line (line_key, released_through) VALUES (?, 0)').run(lineKey)
  return Number(lastInsertRowid)
}

/** Undefined for a line that never ran here. */
export function findLine(db: ReadableDb, lineKey: string): number | undefined {
  return db.prepare<[string], { line_id: number }>(FIND_LINE_SQL).get(lineKey)?.line_id
}

/** Every line that ever ran here, in the order in which they first did. */
export function lineKeys(db: ReadableDb): string[] {
  const rows = db.prepare<[], { line_key: string }>('SELECT line_key FROM line ORDER BY line_id').all()
  return rows.map(({ line_key }) => line_key)
}
