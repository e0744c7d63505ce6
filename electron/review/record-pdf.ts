import type { PrintLanguage, PrintPaper } from '../contract/looking-back.ts'
import { openTimeZone } from '../domain/law/time-zone.ts'
import { readBatchSummary } from '../store/batch-sums.ts'
import { MASTER_TABLES } from '../store/master-data-columns.ts'
import { masterRecordsSql } from '../store/master-data-rows.ts'
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
}

/** Said on the paper like any other: a folder without a site, or a zone that this machine does not know. */
const ZONE_OF_NO_SITE = 'UTC'

/** Everything for the printed record, from its summary and its report; null if there is no such batch. */
export function readPrintInput(
  db: ReadableDb,
  { batchId, language, paper }: PdfQuestion,
  around: RecordCircumstances & PrintCircumstances,
): PrintInput | null {
  const record = readBatchRecord(db, batchId, around)
  const report = readBatchReport(db, batchId)
  if (record === null || report === null) return null
  return {
    ...{ record, report, language, paper },
    signalToNoise: readBatchSummary(db, batchId).signalToNoise,
    ...{ printedAtWallMs: around.printedAtWallMs, timeZone: readSiteZone(db) },
  }
}

/** The paper tells times, and counts the days of the law, by the clocks of the site. */
function readSiteZone(db: ReadableDb): string {
  const site = db.prepare<[], never>(masterRecordsSql('site')).get()
  return openTimeZone(site && MASTER_TABLES.site.fromRow(site).timeZone)?.name ?? ZONE_OF_NO_SITE
}
