import type { PrintLanguage, PrintPaper } from '../contract/looking-back.ts'
import { readBatchSummary } from '../store/batch-sums.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { readRecordLife } from './batch-life.ts'
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
}

/** Everything for the printed record, from its summary and its report; null if there is no such batch. */
export function readPrintInput(
  db: ReadableDb,
  { batchId, language, paper }: PdfQuestion,
  around: RecordCircumstances & PrintCircumstances & Pick<PrintInput, 'pictures'>,
): PrintInput | null {
  const record = readBatchRecord(db, batchId, around)
  const report = readBatchReport(db, batchId)
  const life = readRecordLife(db, batchId)
  if (record === null || report === null || life === null) return null
  return {
    ...{ record, report, life, language, paper },
    signalToNoise: readBatchSummary(db, batchId).signalToNoise,
    printedAtWallMs: around.printedAtWallMs,
    pictures: around.pictures,
  }
}
