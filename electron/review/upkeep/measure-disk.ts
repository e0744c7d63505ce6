import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from '../../contract/upkeep.ts'
import { namesIn } from '../../files/names-in.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { diskRoom } from '../../store/disk-room.ts'
import type { ReadableDb } from '../../store/open-database.ts'
import { readRetention } from '../../store/retention-rows.ts'
import { listBackups } from '../backup/backup-folders.ts'
import { forecastDisk, GROWTH_WINDOW_DAYS, type VisitFacts } from './disk-forecast.ts'

/** Files that are looked at in one folder tree; no folder of ours has as many. What lies beyond is not counted. */
const FILES_MAX = 20_000
const DAY_MS = 86_400_000

// Ids are given in the order of arrival, so the window is one run of pages at the end of both tables.
export const FIRST_VISIT_SQL =
  'SELECT visit_id, began_wall_ms FROM tray_visit WHERE visit_id >= ? ORDER BY visit_id LIMIT 1'
export const WINDOW_SCANS_SQL = 'SELECT coalesce(sum(scans), 0) AS scans FROM tray_sum WHERE visit_id >= ?'
const IDS_SQL = 'SELECT min(visit_id) AS first, max(visit_id) AS last FROM tray_visit'

export interface MeasureOptions {
  readonly files: DataFiles
  readonly logFolder: string | null
  readonly nowWallMs: number
  /** Null while there is no database. */
  readonly visits: VisitFacts | null
}

/** Folders into which a start puts what was there before; see store/look-for-damage.ts. */
const isAside = (name: string) => /^(replaced|damaged)-/.test(name)

/** Room on the disk of the data folder, who takes how much, and how long it will do. Rejects when the disk cannot be asked. */
export async function measureDisk({ files, logFolder, nowWallMs, visits }: MeasureOptions): Promise<Disk> {
  const room = await diskRoom(files.folder)
  const beside = [files.database, `${files.database}-wal`, `${files.database}-shm`]
  const database = await Promise.all(beside.map(fileBytes))
  const use = {
    database: database.reduce((sum, bytes) => sum + bytes, 0) + (await folderBytes(files.cold)),
    journal: await bytesOf([files.journal, files.journals]),
    pictures: await folderBytes(files.archive),
    backups: await folderBytes(files.backups),
    files: await bytesOf([files.tables, files.dataSets, files.recordings]),
    aside: await bytesOf(
      namesIn(files.folder)
        .filter(isAside)
        .map((name) => join(files.folder, name)),
    ),
    logs: logFolder === null ? 0 : await folderBytes(logFolder),
  }
  return forecastDisk({
    ...{ measuredAtWallMs: nowWallMs, ...room, use, visits },
    backups: listBackups(files.backups).length,
  })
}

/** The trays of the last weeks; a few steps through the index, however large the database is. */
export function readVisits(db: ReadableDb, nowWallMs: number): VisitFacts {
  const { first, last } = db.prepare<[], { first: number | null; last: number | null }>(IDS_SQL).get() ?? {
    first: null,
    last: null,
  }
  const pictureQuotaBytes = readRetention(db).quotaBytes
  if (first === null || last === null) {
    return { visitsInAll: 0, visitsInWindow: 0, scansInWindow: 0, firstWallMs: null, pictureQuotaBytes }
  }
  const begin = firstVisitSince(db, { first, last }, nowWallMs - GROWTH_WINDOW_DAYS * DAY_MS)
  const scans = db.prepare<[number], { scans: number }>(WINDOW_SCANS_SQL).get(begin.visitId)?.scans ?? 0
  return {
    // Dense ids: the store gives them one after the other and never takes one away.
    visitsInAll: last - first + 1,
    visitsInWindow: begin.wallMs === null ? 0 : last - begin.visitId + 1,
    scansInWindow: scans,
    firstWallMs: begin.wallMs,
    pictureQuotaBytes,
  }
}

function firstVisitSince(db: ReadableDb, ids: { readonly first: number; readonly last: number }, sinceWallMs: number) {
  const find = db.prepare<[number], { visit_id: number; began_wall_ms: number }>(FIRST_VISIT_SQL)
  let low = ids.first
  let high = ids.last + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = find.get(middle)
    if (row === undefined || row.began_wall_ms >= sinceWallMs) high = middle
    else low = row.visit_id + 1
  }
  return { visitId: low, wallMs: find.get(low)?.began_wall_ms ?? null }
}

async function bytesOf(folders: readonly string[]): Promise<number> {
  let bytes = 0
  for (const folder of folders) bytes += await folderBytes(folder)
  return bytes
}

/** Bytes of all files below a folder, those with several names once; what is not there or goes meanwhile counts nothing. */
async function folderBytes(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch((): Dirent[] => [])
  const seen = new Set<string>()
  let bytes = 0
  for (const file of files.slice(0, FILES_MAX)) {
    const found = file.isFile() ? await stat(join(file.parentPath, file.name)).catch(() => undefined) : undefined
    if (found === undefined || seen.has(`${found.dev} ${found.ino}`)) continue
    if (found.nlink > 1) seen.add(`${found.dev} ${found.ino}`)
    bytes += found.size
  }
  return bytes
}

/** Length of a file; nothing when it is not there. */
async function fileBytes(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}
