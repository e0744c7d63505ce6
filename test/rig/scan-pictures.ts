import { type KeptClass, keepReasons } from '../../electron/domain/archive/keep.ts'
import { type PictureKey, pictureName } from '../../electron/store/archive/picture.ts'
import { readPictureIndex } from '../../electron/store/archive-rows.ts'
import { CLASS_CODES, REASON_CODES } from '../../electron/store/codes.ts'
import type { ReadableDb } from '../../electron/store/open-database.ts'
import { unpackCell } from '../../electron/store/quantise.ts'
import { readRetention } from '../../electron/store/retention-rows.ts'

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

/** Pictures that are to be kept and lie nowhere, one line for each; `isDueFine` while a station may still be about to write them. */
export function missingPictures(db: ReadableDb, isDueFine: boolean): readonly string[] {
  const index = readPictureIndex(db)
  const due = new Set(
    isDueFine
      ? db
          .prepare<[], { visit_id: number; cell: number; attempt: number }>(
            'SELECT visit_id, cell, attempt FROM picture WHERE segment_id IS NULL',
          )
          .all()
          .map(({ visit_id, cell, attempt }) => pictureName({ visitId: visit_id, cell: unpackCell(cell), attempt }))
      : [],
  )
  return readScanPictures(db).flatMap(({ key, name, wanted }) =>
    wanted.length === 0 || due.has(name) || index.place(key) !== undefined
      ? []
      : [`picture ${name} is to be kept as ${wanted.join()} and lies nowhere`],
  )
}
