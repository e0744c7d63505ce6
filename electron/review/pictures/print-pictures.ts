import { PRINT_PICTURES_MAX } from '../../contract/pictures.ts'
import { CLASS_CODES } from '../../store/codes.ts'
import { rowsOfBatch } from '../../store/cold/rows-of.ts'
import { unpackCell } from '../../store/quantise.ts'
import { BATCH_ID_SQL } from '../batch-report.ts'
import { readBatchOverrides } from '../overrides.ts'
import type { PrintPicture } from '../print/print-input.ts'
import type { PictureSources } from './pictures.ts'
import { thumbnailSheet } from './thumbnails.ts'

/** Pixels of one printed picture: more than the scans of today have, so that paper shows them as they are. */
const PRINTED_SIDE = 128

export const UNCERTAIN_EGGS_SQL = `SELECT egg.visit_id, egg.cell, egg.attempt, tray_visit.code FROM tray_visit CROSS JOIN egg USING (visit_id)
  WHERE cold_month IS ? AND tray_visit.batch_id = ? AND egg.egg_class = ${CLASS_CODES.code('UNCERTAIN')}
  ORDER BY tray_visit.visit_id DESC LIMIT ${2 * PRINT_PICTURES_MAX}`

interface UncertainRow {
  readonly visit_id: number
  readonly cell: number
  readonly attempt: number
  readonly code: string
}

type Wanted = Omit<PrintPicture, 'png'> & { readonly visitId: number; readonly attempt: number }

/** Corrected eggs of a batch, then uncertain ones, with their pictures where these are kept; undefined where none can be made. */
export async function printPictures(
  batchId: string,
  { db, pictures, imaging }: PictureSources,
): Promise<readonly PrintPicture[] | undefined> {
  if (imaging === undefined) return undefined
  const corrected = readBatchOverrides(db, batchId).map(
    (one): Wanted => ({
      ...{ visitId: one.visitId, cell: one.cell, attempt: one.attempt, trayCode: one.trayCode },
      ...{ eggClass: one.from.eggClass, corrected: one.eggClass },
    }),
  )
  const id = db.prepare<[string], { batch_id: number }>(BATCH_ID_SQL).get(batchId)?.batch_id ?? 0
  const uncertain = rowsOfBatch<UncertainRow>(db, id, UNCERTAIN_EGGS_SQL, id)
    .sort((one, other) => other.visit_id - one.visit_id)
    .map(
      (row): Wanted => ({
        ...{ visitId: row.visit_id, cell: unpackCell(row.cell), attempt: row.attempt, trayCode: row.code },
        ...{ eggClass: 'UNCERTAIN', corrected: undefined },
      }),
    )
  // The newest correction of an egg comes first, and an uncertain egg that was corrected is shown once.
  const eggs = new Map<string, Wanted>()
  for (const one of [...corrected, ...uncertain]) {
    const key = `${one.visitId} ${one.cell.row} ${one.cell.column}`
    if (!eggs.has(key) && eggs.size < PRINT_PICTURES_MAX) eggs.set(key, one)
  }
  return await Promise.all(
    [...eggs.values()].map(async ({ visitId, attempt, ...told }): Promise<PrintPicture> => {
      const picture = pictures.read(batchId, { visitId, cell: told.cell, attempt })?.image
      if (picture === undefined) return { ...told, png: undefined }
      const { png } = await thumbnailSheet(imaging.sharp, [{ picture }], 1, PRINTED_SIDE)
      return { ...told, png }
    }),
  )
}
