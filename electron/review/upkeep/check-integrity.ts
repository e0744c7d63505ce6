import type { IntegrityResult } from '../../contract/upkeep.ts'
import { tableNames } from '../../store/count-rows.ts'
import { storeErrorFrom } from '../../store/errors.ts'
import type { ReadableDb } from '../../store/open-database.ts'

/** Findings that are kept: after the first damaged page of an encrypted file every further one is reported too. */
export const FINDINGS_MAX = 20
const FINDING_CHARS_MAX = 300

/**
 * Has SQLite read every page of every table and its indexes: each page is authenticated by the cipher and checked for its structure.
 * One table after the other, so that somebody sees it move; a large one blocks for seconds: for a thread of its own.
 */
export function checkIntegrity(db: ReadableDb, onShare: (share: number) => void = () => undefined): IntegrityResult {
  const findings: string[] = []
  let tables: string[] = []
  try {
    tables = tableNames(db)
    for (const [at, table] of tables.entries()) {
      onShare(at / tables.length)
      findings.push(...findingsOf(db, table))
    }
  } catch (error) {
    findings.push(storeErrorFrom(error).message)
  }
  const kept = findings.slice(0, FINDINGS_MAX).map((line) => line.slice(0, FINDING_CHARS_MAX))
  return { sound: findings.length === 0, tables: tables.length, bytes: databaseBytes(db), findings: kept }
}

/** What is wrong with one table and its indexes, each finding with the table's name; empty when nothing is. */
export function findingsOf(db: ReadableDb, table: string): string[] {
  try {
    const rows = db.pragma(`integrity_check(${quoted(table)})`) as readonly { readonly integrity_check: string }[]
    return rows
      .flatMap((row) => row.integrity_check.split('\n'))
      .filter((line) => line !== 'ok' && !line.startsWith('***'))
      .map((line) => `${table}: ${line}`)
  } catch (error) {
    return [`${table}: ${storeErrorFrom(error).message}`]
  }
}

function databaseBytes(db: ReadableDb): number {
  try {
    return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  } catch {
    return 0
  }
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}
