import { type KeptClass, keepReasons } from '../../electron/domain/archive/keep.ts'
import { type PictureKey, pictureName } from '../../electron/store/archive/picture.ts'
import { CLASS_CODES, REASON_CODES } from '../../electron/store/codes.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { readDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openReadable, type ReadableDb } from '../../electron/store/open-database.ts'
import { unpackCell } from '../../electron/store/quantise.ts'
import { readRetention } from '../../electron/store/retention-rows.ts'

const PLACES_SQL = 'SELECT visit_id AS visitId, cell, attempt, segment_id AS segmentId FROM picture'

interface PlaceRow {
  readonly visitId: number
  readonly cell: number
  readonly attempt: number
  readonly segmentId: number | null
}

const SCANS_SQL = `SELECT s.visit_id AS visitId, s.cell, s.attempt, s.egg_class AS eggClass, s.reason, s.sampled, s.sequence,
  serial AS scannerSerial, e.session_key AS sessionId, b.batch_key AS batchId,
  EXISTS (SELECT 1 FROM egg_override o WHERE o.visit_id = s.visit_id AND o.cell = s.cell AND o.attempt = s.attempt) AS corrected
  FROM scan s JOIN session e USING (session_id) JOIN scanner USING (scanner_id) LEFT JOIN batch b ON b.batch_id = s.batch_id`

interface ScanRow {
  readonly visitId: number
  readonly cell: number
  readonly attempt: number
  readonly eggClass: number
  readonly reason: number
  readonly sampled: number
  readonly sequence: number
  readonly scannerSerial: string
  readonly sessionId: string
  readonly batchId: string | null
  readonly corrected: number
}

/** What the rows of a scan say of its picture. */
export interface ScanPicture {
  readonly key: PictureKey
  readonly name: string
  readonly scannerSerial: string
  readonly sessionId: string
  readonly sequence: number
  readonly batchId: string | null
  /** Why it is to be kept for long, by what was decided on the scan alone; read past the archive's own rows. */
  readonly wanted: readonly KeptClass[]
  /** A person called its egg something else. */
  readonly isCorrected: boolean
}

export function readScanPictures(db: ReadableDb): readonly ScanPicture[] {
  const { sampleShare } = readRetention(db)
  return db
    .prepare<[], ScanRow>(SCANS_SQL)
    .all()
    .map(({ visitId, cell, attempt, eggClass, reason, sampled, corrected, batchId, ...name }) => {
      const key = { visitId, cell: unpackCell(cell), attempt }
      const decided = {
        eggClass: CLASS_CODES.word(eggClass),
        reason: REASON_CODES.word(reason),
        sampled: sampled === 1,
        name,
      }
      const { scannerSerial, sessionId, sequence } = name
      return {
        ...{ key, name: pictureName(key), scannerSerial, sessionId, sequence, batchId },
        ...{ wanted: keepReasons(decided, sampleShare), isCorrected: corrected === 1 },
      }
    })
}

/** Pictures of a data folder that are to be kept and lie nowhere, one line for each; `mayBeDue` while a station may still be about to write them. */
export function missingPictures(dataFolder: string, mayBeDue: boolean): readonly string[] {
  const files = dataFiles(dataFolder)
  const db = openReadable({ path: files.database, key: subKeys(readDataKey(files.keyFile)).database })
  try {
    return db.transaction(() => {
      const places = db.prepare<[], PlaceRow>(PLACES_SQL).all()
      const there = new Set(
        places
          .filter(({ segmentId }) => mayBeDue || segmentId !== null)
          .map(({ visitId, cell, attempt }) => pictureName({ visitId, cell: unpackCell(cell), attempt })),
      )
      return readScanPictures(db)
        .filter(({ name, wanted }) => wanted.length > 0 && !there.has(name))
        .map(({ name, wanted }) => `picture ${name} is to be kept as ${wanted.join()} and lies nowhere`)
    })()
  } finally {
    db.close()
  }
}
