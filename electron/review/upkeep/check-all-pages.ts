import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { IntegrityResult } from '../../contract/upkeep.ts'
import { coldFile, coldKey } from '../../store/cold/cold-files.ts'
import { storeErrorFrom } from '../../store/errors.ts'
import { type OpenDatabaseOptions, openReadable, type ReadableDb } from '../../store/open-database.ts'
import { checkIntegrity, FINDINGS_MAX } from './check-integrity.ts'

type OnShare = (share: number) => void

/**
 * The check of the database and of every cold file that it knows, one after the other; a finding about a cold file begins with the file's name. Throws
 * StoreError when the database cannot be opened.
 */
export function checkAllPages(place: OpenDatabaseOptions, onShare: OnShare = () => undefined): IntegrityResult {
  const db = openReadable(place)
  try {
    const months = coldMonthsOf(db)
    const parts = months.length + 1
    const results = [checkIntegrity(db, (share) => onShare(share / parts))]
    for (const [at, month] of months.entries()) {
      results.push(checkColdFile(place, month, (share) => onShare((at + 1 + share) / parts)))
    }
    return {
      sound: results.every(({ sound }) => sound),
      tables: sumOf(results.map(({ tables }) => tables)),
      bytes: sumOf(results.map(({ bytes }) => bytes)),
      findings: results.flatMap(({ findings }) => findings).slice(0, FINDINGS_MAX),
    }
  } finally {
    db.close()
  }
}

function checkColdFile({ path, key }: OpenDatabaseOptions, month: number, onShare: OnShare): IntegrityResult {
  const file = coldFile(path, month)
  const unusable = (why: string): IntegrityResult => ({
    ...{ sound: false, tables: 0, bytes: 0, findings: [`${basename(file)}: ${why}`] },
  })
  if (!existsSync(file)) return unusable('is not there')
  let db: ReadableDb | undefined
  try {
    db = openReadable({ path: file, key: coldKey(key, month) })
    const result = checkIntegrity(db, onShare)
    return { ...result, findings: result.findings.map((finding) => `${basename(file)}: ${finding}`) }
  } catch (error) {
    return unusable(storeErrorFrom(error).message)
  } finally {
    db?.close()
  }
}

/** None where the list itself cannot be read: the check of the database says so. */
function coldMonthsOf(db: ReadableDb): number[] {
  try {
    const rows = db.prepare<[], { month: number }>('SELECT month FROM cold_file ORDER BY month').all()
    return rows.map(({ month }) => month)
  } catch {
    return []
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
