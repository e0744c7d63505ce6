import type { PrintLanguage, PrintPaper } from '../contract/looking-back.ts'
import { QUALITY_COLUMNS } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { type RecordCircumstances, readBatchRecord } from './batch-record.ts'
import { readBatchReport } from './batch-report.ts'
import type { PrintInput } from './print/print-input.ts'

export interface PdfQuestion {
  readonly batchId: string
  readonly language: PrintLanguage
  readonly paper: PrintPaper
}

/** What the rows cannot know of a printing. */
export interface PrintCircumstances {
  readonly printedAtWallMs: number
  /** IANA name of the zone in which times are shown. */
  readonly timeZone: string
}

export const RECORD_QUALITY_SQL = `SELECT ${QUALITY_COLUMNS.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(', ')}
  FROM fact JOIN batch USING (batch_id) WHERE batch_key = ?`

/** Everything for the printed record, from sums over fact cells; null if there is no such batch. */
export function readPrintInput(
  db: ReadableDb,
  { batchId, language, paper }: PdfQuestion,
  around: RecordCircumstances & PrintCircumstances,
): PrintInput | null {
  const record = readBatchRecord(db, batchId, around)
  const report = readBatchReport(db, batchId)
  if (record === null || report === null) return null
  const quality = db.prepare<[string], Record<string, number>>(RECORD_QUALITY_SQL).get(batchId) ?? {}
  return {
    ...{ record, report, language, paper },
    signalToNoise: QUALITY_COLUMNS.map((name) => quality[name] ?? 0),
    ...{ printedAtWallMs: around.printedAtWallMs, timeZone: around.timeZone },
  }
}
