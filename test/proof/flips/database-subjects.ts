import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingsOf } from '../../../electron/review/upkeep/check-integrity.ts'
import { dataFiles } from '../../../electron/store/data-folder.ts'
import { readDatabaseMark } from '../../../electron/store/database-mark.ts'
import { StoreError } from '../../../electron/store/errors.ts'
import { holdAgainstMark } from '../../../electron/store/hold-against-mark.ts'
import { damagedOrNot, lookAtHead } from '../../../electron/store/look-for-damage.ts'
import { readOwnMark } from '../../../electron/store/mark-rows.ts'
import { openReadable } from '../../../electron/store/open-database.ts'
import { scanLog } from '../../../electron/store/scan-log.ts'
import type { FlipFolder } from './flip-folder.ts'
import { dead, named, SILENT, type Subject, type Verdict } from './subject.ts'

const PAGE_BYTES = 4096
const SALT_BYTES = 16
export const LOG_HEAD_BYTES = 32
export const LOG_FRAME_BYTES = PAGE_BYTES + 24
/** The cipher authenticates a page as a whole; a block of it is 16 bytes. */
const CIPHER_BLOCK_BYTES = 16

/** The database as an end in order leaves it: every page of it is somebody's. */
export function databaseSubject({ closed, keys, scratch }: FlipFolder): Subject {
  const files = dataFiles(scratch)
  const bytes = readFileSync(closed.database)
  const tableOfPage = tablesOfPages(closed.database, keys.database)
  copyFileSync(closed.databaseMark, files.databaseMark)
  return {
    ...{ name: 'database', bytes, runBytes: CIPHER_BLOCK_BYTES },
    judge(changed, at) {
      if (at < SALT_BYTES) return dead('the salt of the cipher, which our kind of key does not use')
      const table = tableOfPage.get(Math.floor(at / PAGE_BYTES) + 1)
      if (table === undefined) return dead('a page that no table has')
      writeFileSync(files.database, changed)
      try {
        lookAtHead(files)
        const db = openReadable({ path: files.database, key: keys.database })
        try {
          const [finding] = findingsOf(db, table)
          return finding === undefined ? SILENT : named(finding)
        } finally {
          db.close()
        }
      } catch (error) {
        const told = damagedOrNot(error as Error, files, { key: keys.database })
        return told instanceof StoreError && told.code === 'CORRUPT' ? named(told.message) : SILENT
      }
    },
  }
}

/** Which table each page belongs to, by itself or through an index; SQLite's own account of its file. */
function tablesOfPages(path: string, key: Uint8Array): Map<number, string> {
  const db = openReadable({ path, key })
  try {
    const rows = db
      .prepare<[], { page: number; name: string }>(
        `SELECT pageno AS page, coalesce(tbl_name, 'sqlite_schema') AS name FROM dbstat LEFT JOIN sqlite_schema USING (name)`,
      )
      .all()
    return new Map(rows.map(({ page, name }) => [page, name]))
  } finally {
    db.close()
  }
}

/** The write-ahead log as a kill leaves it. */
export function logSubject(folder: FlipFolder): Subject {
  const bytes = readFileSync(`${folder.killed.database}-wal`)
  return {
    ...{ name: 'write-ahead log', bytes, runBytes: 1 },
    judge(changed, at) {
      const found = judgeLog(folder, changed)
      const frame = at < LOG_HEAD_BYTES ? 0 : Math.floor((at - LOG_HEAD_BYTES) / LOG_FRAME_BYTES) + 1
      if (found.kind === 'NAMED' && found.words.startsWith('frame ') && found.words !== `frame ${frame}`) return SILENT
      return found
    },
  }
}

/** What the next start says of such a log beside its database: the log itself, else the mark. */
export function judgeLog({ killed, keys, scratch }: FlipFolder, log: Buffer): Verdict {
  const files = dataFiles(scratch)
  const path = join(scratch, 'ovoscope.db-wal')
  writeFileSync(path, log)
  const found = scanLog(path)
  if (found.kind === 'DAMAGED') return named(`frame ${found.frame}`)
  copyFileSync(killed.database, files.database)
  rmSync(`${files.database}-shm`, { force: true })
  const db = openReadable({ path: files.database, key: keys.database })
  try {
    const { own, marked } = readOwnMark(db)
    const behind = holdAgainstMark(readDatabaseMark(killed.databaseMark, keys.database), own, marked)
    return behind === undefined ? SILENT : named(`the mark: ${behind.kind}, ${behind.commits} commits`)
  } finally {
    db.close()
  }
}
