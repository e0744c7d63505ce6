import { hkdfSync } from 'node:crypto'
import { dirname, join } from 'node:path'
import { COLD_FOLDER } from '../data-folder.ts'
import type { DatabaseKey } from '../open-database.ts'

/** Tables whose rows go; the first column of each one's key is the tray visit. */
export const COLD_TABLES = ['scan', 'egg', 'sorter_ack'] as const

/** A month by UTC as one number, 202601. */
export function monthOf(wallMs: number): number {
  const date = new Date(wallMs)
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1
}

/** The file of a month, beside the database. */
export function coldFile(database: string, month: number): string {
  return join(dirname(database), coldFileName(month))
}

/** The same below the folder of the data, on every system: cold/2026-09.db. */
export function coldFileName(month: number): string {
  const [year, number] = [Math.floor(month / 100), month % 100]
  return `${COLD_FOLDER}/${year}-${String(number).padStart(2, '0')}.db`
}

/** Each file has a key of its own, so that no page of one can stand in for one of another. */
export function coldKey(key: DatabaseKey, month: number): DatabaseKey {
  return key === 'unencrypted' ? key : new Uint8Array(hkdfSync('sha256', key, '', `ovoscope cold ${month} key 1`, 32))
}

/** A query over the rows of a tray, asked of a cold file that is attached as `cold`; everything else in it stays where it is. */
export function inCold(sql: string): string {
  return sql.replace(new RegExp(`\\b(FROM|JOIN) (${COLD_TABLES.join('|')})\\b`, 'g'), '$1 cold.$2')
}
