import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KEPT_CLASSES, type KeptClass } from '../../electron/domain/archive/keep.ts'
import { PictureReader } from '../../electron/store/archive/picture-reader.ts'
import { readPictureIndex, unpackClasses } from '../../electron/store/archive-rows.ts'
import type { ReadableDb } from '../../electron/store/open-database.ts'
import { readScanPictures, type ScanPicture } from '../rig/scan-pictures.ts'
import { ARCHIVE_KEY } from './life-pictures.ts'
import { some } from './some.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000

/** Every picture that is there is the one that the scanner made, and every one that is to be kept is there, unless it was erased by rule. */
export function checkPictures(db: ReadableDb, world: World): readonly string[] {
  const index = readPictureIndex(db)
  const reader = new PictureReader({ folder: world.archive.folder, key: ARCHIVE_KEY, index })
  const problems: string[] = []
  for (const scan of readScanPictures(db)) {
    const { key, name, wanted, isCorrected } = scan
    const made = madeOf(world, scan)
    const picture = reader.read(scan.batchId, key)
    if (picture !== undefined) {
      world.picturesRead++
      if (made?.equals(picture.image.pixels) === false) problems.push(`picture ${name} is not the one that was made`)
    }
    const classes = [...wanted, ...(isCorrected ? (['overridden'] as const) : [])]
    if (classes.length === 0 || world.picturesGone.has(name)) continue
    if (index.place(key) === undefined)
      problems.push(`picture ${name} is to be kept as ${classes.join()} and has no place`)
    else if (picture === undefined)
      problems.push(`picture ${name} is to be kept as ${classes.join()} and cannot be read`)
  }
  return some([...problems, ...checkLeftOver(db), ...checkRoom(world), ...checkDays(db, world)])
}

function madeOf({ lines }: World, { scannerSerial, sessionId, sequence }: ScanPicture): Buffer | undefined {
  const truth = lines.find((line) => line.truth.scannerSerial === scannerSerial)?.truth
  return truth?.scans.get(`${sessionId} ${sequence}`)?.pixels
}

/** After an end in order nothing waits to be written, and no segment is half made or half erased. */
function checkLeftOver(db: ReadableDb): string[] {
  const one = (sql: string) => db.prepare<[], { n: number }>(sql).get()?.n ?? 0
  const due = one('SELECT count(*) AS n FROM picture WHERE segment_id IS NULL')
  const unfinished = one('SELECT count(*) AS n FROM picture_segment WHERE state <> 1')
  return [
    ...(due > 0 ? [`${due} pictures are still to be written`] : []),
    ...(unfinished > 0 ? [`${unfinished} segments of pictures are neither whole nor gone`] : []),
  ]
}

function checkRoom({ archive, plan }: World): string[] {
  const bytes = readdirSync(archive.folder).reduce((sum, name) => sum + statSync(join(archive.folder, name)).size, 0)
  const { quotaBytes } = plan.pictures.retention
  return bytes <= quotaBytes ? [] : [`the pictures take ${bytes} bytes of ${quotaBytes}`]
}

/** A segment goes as a whole, so that a picture stays a day longer at most. */
function checkDays(db: ReadableDb, { time, plan, life }: World): string[] {
  if (life?.station?.clockTrusted !== true) return []
  const { days } = plan.pictures.retention
  const rows = db
    .prepare<[], { visitId: number; classes: number; since: number }>(
      'SELECT visit_id AS visitId, classes, since_wall_ms AS since FROM picture',
    )
    .all()
  return rows.flatMap(({ visitId, classes, since }) => {
    const longest = Math.max(...unpackClasses(classes).map((one) => days[one]))
    return since + (longest + 1) * DAY_MS > time.wallMs()
      ? []
      : [`a picture of visit ${visitId} is there longer than ${longest} days`]
  })
}

/** Whether every reason for keeping it is over. */
export function isOld(
  row: { readonly classes: readonly KeptClass[]; readonly sinceWallMs: number },
  { plan, time }: World,
): boolean {
  const { days } = plan.pictures.retention
  return KEPT_CLASSES.every(
    (one) => !row.classes.includes(one) || row.sinceWallMs + days[one] * DAY_MS <= time.wallMs(),
  )
}
