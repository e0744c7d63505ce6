import { renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileTime } from '../../base/file-time.ts'
import type { TableResult, TableWish } from '../../contract/table-export.ts'
import { makeFolder, syncFile, syncFolder } from '../../files/durable-file.ts'
import { namesIn } from '../../files/names-in.ts'
import { DISK_LITTLE_BYTES } from '../../store/disk-room.ts'
import type { ReadableDb } from '../../store/open-database.ts'
import { PLAY_WORDS } from '../csv.ts'
import { batchTable } from './batch-table.ts'
import { openCsvFile, type TableFile } from './csv-file.ts'
import { openParquetFile } from './parquet-file.ts'
import { scanTable } from './scan-table.ts'
import type { Marks, Table } from './table.ts'
import { trayTable } from './tray-table.ts'

export interface TableExport extends Marks {
  readonly db: ReadableDb
  readonly wish: TableWish
  /** Of all exports of this station; made if it is not there. */
  readonly folder: string
  readonly nowWallMs: number
  readonly onShare?: (share: number) => void
  /** What may still be written on the disk of a folder, bytes; the system's word where nothing else is given. */
  readonly freeBytes?: (folder: string) => number
}

/** The disk is too full for a file of which nobody knows how large it becomes. */
export class NoRoomForTable extends Error {
  readonly code = 'NO_ROOM'
}

const UNFINISHED = '.unfinished'
/** A look at the disk costs little, and this many rows are some megabytes. */
const LOOK_EVERY_ROWS = 20_000

/** Writes the table that is wished for. Under another name until it is whole and on the disk. Throws NoRoomForTable, and what disk and database throw. */
export function exportTable(options: TableExport): TableResult {
  switch (options.wish.table) {
    case 'batches':
      return write(options, batchTable(options))
    case 'trays':
      return write(options, trayTable(options))
    case 'scans':
      return write(options, scanTable(options))
  }
}

/** What an export that was given up, or a crash, left half written. */
export function removeUnfinishedTables(folder: string): void {
  for (const name of namesIn(folder)) if (name.endsWith(UNFINISHED)) rmSync(join(folder, name), { force: true })
}

function write<Row>(options: TableExport, table: Table<Row>): TableResult {
  const { db, wish, folder, onShare = () => undefined } = options
  makeFolder(folder)
  requireRoom(options)
  const path = freeName(options)
  const unfinished = path + UNFINISHED
  const file = open(options, unfinished, table)
  let rows = 0
  let looked = 0
  try {
    for (const chunk of table.read(db, wish)) {
      file.add(chunk.rows)
      rows += chunk.rows.length
      if (rows - looked >= LOOK_EVERY_ROWS) {
        requireRoom(options)
        looked = rows
      }
      onShare(chunk.share)
    }
    file.close()
  } catch (error) {
    discard(file, unfinished)
    throw error
  }
  syncFile(unfinished)
  renameSync(unfinished, path)
  syncFolder(folder)
  return { wish, file: path, rows, bytes: statSync(path).size }
}

/** Whatever closing says: what is known already is why the table was given up. */
function discard(file: TableFile<never>, path: string): void {
  try {
    file.close()
  } catch {
    // A full disk refuses the last rows too.
  }
  rmSync(path, { force: true })
}

function open<Row>({ wish, play }: TableExport, path: string, { columns }: Table<Row>): TableFile<Row> {
  if (wish.format === 'csv') return openCsvFile(path, columns, play)
  const mark = play ? { play: PLAY_WORDS } : {}
  return openParquetFile(path, columns, { table: wish.table, ...mark })
}

/** `scans-20261122T024501Z.csv`: sorts by time, and never takes the name of another. */
function freeName({ wish, folder, nowWallMs, play }: TableExport): string {
  const at = fileTime(nowWallMs)
  const taken = new Set(namesIn(folder))
  for (let n = 1; ; n++) {
    const name = `${play ? 'training-' : ''}${wish.table}-${at}${n === 1 ? '' : `-${n}`}.${wish.format}`
    if (!taken.has(name) && !taken.has(name + UNFINISHED)) return join(folder, name)
  }
}

function requireRoom({ folder, freeBytes = freeOnDisk }: TableExport): void {
  if (freeBytes(folder) >= DISK_LITTLE_BYTES) return
  throw new NoRoomForTable(`less than ${DISK_LITTLE_BYTES / 1024 ** 3} GiB are free on the disk of ${folder}`)
}

function freeOnDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
