import { linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { DEFAULT_RETENTION } from '../../domain/archive/retention.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openReadable } from '../../store/open-database.ts'
import { openStore } from '../../store/open-store.ts'
import { GROWTH_WINDOW_DAYS } from './disk-forecast.ts'
import { measureDisk, readVisits } from './measure-disk.ts'

const DAY_MS = 86_400_000
const key = new Uint8Array(32).fill(9)

/** One tray with one scan for each of the last days, the oldest first. */
function fill(folder: string, days: number): void {
  const store = openStore({ folder, key, clock: { wallMs: () => MORNING_MS, monoMs: () => 0 }, log: silentLogger })
  store.saveBatch(makeBatch())
  for (let n = 0; n < days; n++) {
    const visitId = n + 1
    const arrivedWallMs = MORNING_MS - (days - 1 - n) * DAY_MS
    const scan = scanItem(2 * n + 2, { visitId, arrivedWallMs, decidedWallMs: arrivedWallMs })
    const visit = makeVisit(visitId, { beganWallMs: arrivedWallMs })
    store.commit(makeGroup([{ kind: 'tray-begin', visit }, scan], 2 * n + 2, [2 * n + 1]))
  }
  store.close()
}

function visitsAt(folder: string, nowWallMs: number) {
  const db = openReadable({ path: dataFiles(folder).database, key })
  try {
    return readVisits(db, nowWallMs)
  } finally {
    db.close()
  }
}

describe('readVisits', () => {
  it.each([1, 5, GROWTH_WINDOW_DAYS, 60])('finds the trays of the last weeks among %i days', (days) =>
    withFolder((folder) => {
      fill(folder, days)
      const inWindow = Math.min(days, GROWTH_WINDOW_DAYS + 1)
      expect(visitsAt(folder, MORNING_MS)).toEqual({
        ...{ visitsInAll: days, visitsInWindow: inWindow, scansInWindow: inWindow },
        firstWallMs: MORNING_MS - (inWindow - 1) * DAY_MS,
        pictureQuotaBytes: DEFAULT_RETENTION.quotaBytes,
      })
    }),
  )

  it('finds none after a long rest, and none in an empty database', () =>
    withFolder((folder) => {
      fill(folder, 0)
      expect(visitsAt(folder, MORNING_MS)).toMatchObject({ visitsInAll: 0, firstWallMs: null })
      fill(folder, 3)
      const later = MORNING_MS + 100 * DAY_MS
      expect(visitsAt(folder, later)).toMatchObject({
        visitsInAll: 3,
        visitsInWindow: 0,
        scansInWindow: 0,
        firstWallMs: null,
      })
    }))
})

describe('measureDisk', () => {
  it('adds up what lies in each folder and leaves nothing out that is below it', () =>
    withFolder(async (root) => {
      const files = dataFiles(join(root, 'work'))
      const logFolder = join(root, 'logs')
      const others = [files.tables, files.recordings, join(root, 'work', 'replaced-20261122T125400Z')]
      for (const folder of [files.journal, files.archive, join(files.backups, 'deep'), logFolder, ...others]) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, 'file'), Buffer.alloc(1000))
      }
      // A backup that shares a file with an earlier one.
      linkSync(join(files.backups, 'deep', 'file'), join(files.backups, 'shared'))
      writeFileSync(files.database, Buffer.alloc(300))
      writeFileSync(`${files.database}-wal`, Buffer.alloc(20))
      const disk = await measureDisk({ files, logFolder, nowWallMs: MORNING_MS, visits: null })
      expect(disk.use).toEqual({
        database: 320,
        journal: 1000,
        pictures: 1000,
        backups: 1000,
        files: 2000,
        aside: 1000,
        logs: 1000,
      })
      expect(disk).toMatchObject({ growth: null, measuredAtWallMs: MORNING_MS })
    }))
})
