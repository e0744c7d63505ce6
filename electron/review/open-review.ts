import type { AuditRow } from '../contract/access.ts'
import type { AlarmHistoryRow, EventRow } from '../contract/alarms.ts'
import type { RecordLife } from '../contract/batch-life.ts'
import type { EventTimes } from '../contract/event-times.ts'
import type { EggExplanation } from '../contract/explain.ts'
import type { BatchReport, BatchRow, EggPage, EggPictureAnswer, TrayPage, TrayRow } from '../contract/looking-back.ts'
import type { ShadowReport } from '../contract/model-files.ts'
import type { Filmstrip, PictureFileAnswer, TrayThumbnails } from '../contract/pictures.ts'
import type { BatchRecord, TrayEggs } from '../contract/review.ts'
import type { ReconcileResult } from '../contract/sum-check.ts'
import { FIRST_LINE_ID } from '../domain/line-id.ts'
import { PictureReader } from '../store/archive/picture-reader.ts'
import { markFile } from '../store/audit-mark.ts'
import { hasOpenBatch } from '../store/batch-rows.ts'
import { storeErrorFrom } from '../store/errors.ts'
import { requireCurrentSchema, schemaVersion } from '../store/migrate.ts'
import { type OpenDatabaseOptions, openReadable, type ReadableDb } from '../store/open-database.ts'
import { hasUsers } from '../store/user-rows.ts'
import { type AlarmHistoryQuestion, readAlarmHistory, readEventHistory } from './alarm-history.ts'
import { type AuditQuestion, readAuditRows } from './audit-trail.ts'
import { verifyAudit } from './audit-verify.ts'
import { readRecordLife } from './batch-life.ts'
import { type BatchListQuestion, readBatches } from './batch-list.ts'
import { type RecordCircumstances, readBatchRecord } from './batch-record.ts'
import { readBatchReport } from './batch-report.ts'
import { type EggKey, readEggExplanation, readEggPage, readEggPicture } from './egg-page.ts'
import { readEventTimes } from './event-times.ts'
import type { FindModel } from './explain/model-facts.ts'
import { eggsCsv, recordCsv } from './export-csv.ts'
import type { LoadedSharp } from './load-sharp.ts'
import { type ModelDrift, readModelDrift } from './model-drift.ts'
import { lazyIndex } from './pictures/lazy-index.ts'
import { eggFilmstrip, eggPictureFile, type PictureFileQuestion, trayThumbnails } from './pictures/pictures.ts'
import { printPictures } from './pictures/print-pictures.ts'
import { recordDocument } from './print/record-document.ts'
import { renderPdf } from './print/render-pdf.ts'
import { reconcile } from './reconcile.ts'
import { type PdfQuestion, type PrintCircumstances, readPrintInput } from './record-pdf.ts'
import { readShadowReport } from './shadow-report.ts'
import { readTrayList, type TrayListQuestion } from './tray-list.ts'
import { readTrayPage } from './tray-page.ts'
import { readTrays } from './trays.ts'
import type { VisitFacts } from './upkeep/disk-forecast.ts'
import { readVisits } from './upkeep/measure-disk.ts'

/** The methods of the review contract, on one read-only connection. */
export interface Review {
  batchRecord(params: { readonly batchId: string }): BatchRecord | null
  trays(params: { readonly batchId: string; readonly afterVisitId: number }): TrayEggs[]
  batches(question: BatchListQuestion): BatchRow[]
  batchTrays(question: TrayListQuestion): TrayRow[]
  batchReport(params: { readonly batchId: string }): BatchReport | null
  /** Jumps of the clock, and what came late. */
  eventTimes(): EventTimes
  tray(params: { readonly visitId: number }): TrayPage | null
  egg(params: EggKey): EggPage | null
  eggPicture(params: EggKey & { readonly attempt: number }): EggPictureAnswer | 'LOST' | null
  eggExplanation(params: EggKey & { readonly attempt: number }): Promise<EggExplanation | null>
  trayThumbnails(params: { readonly visitId: number }): Promise<TrayThumbnails>
  eggFilmstrip(params: EggKey): Promise<Filmstrip>
  eggPictureFile(question: PictureFileQuestion): Promise<PictureFileAnswer>
  recordLife(params: { readonly batchId: string }): RecordLife | null
  /** Of the first line unless another one is named. */
  alarmHistory(question: AlarmHistoryQuestion, lineId?: string): AlarmHistoryRow[]
  eventHistory(question: Parameters<typeof readEventHistory>[1], lineId?: string): EventRow[]
  auditRows(question: AuditQuestion): AuditRow[]
  verifyAudit(): Promise<{ entries: number; brokenAt: number | null }>
  recordCsv(params: { readonly batchId: string }): string | null
  recordPdf(question: PdfQuestion, printing: PrintCircumstances): Promise<Uint8Array | null>
  eggsCsv(params: { readonly batchId: string; readonly afterVisitId: number }): {
    csv: string
    nextVisitId: number | null
  }
  /** Of the newest candidate. */
  /** Ids of every model that ever judged here. */
  judges(): string[]
  shadowReport(): ShadowReport | null
  /** Null where the package is not here, or states no reference. */
  modelDrift(params: { readonly modelId: string }): Promise<ModelDrift | null>
  /** Trays in all and within the last weeks, for the forecast of the disk. */
  visits(nowWallMs: number): VisitFacts
  /** Whether any line has a batch that nobody has closed. */
  hasOpenBatch(): boolean
  /** Whether anybody was ever enrolled. */
  hasUsers(): boolean
  databaseVersions(): { sqlite: string; cipher: string; schema: number }
  /** Reads every row: seconds for a million scans. */
  reconcile(): ReconcileResult
  close(): void
}

export interface OpenReviewOptions extends OpenDatabaseOptions, RecordCircumstances {
  /** How far the audit trail has come; without it nobody can tell whether its end is there. */
  readonly auditMark?: string
  /** Where pictures were kept; none is found without it. */
  readonly archive?: { readonly folder: string; readonly key: Uint8Array }
  /** Packages of the models that judged; none is found without it. */
  readonly findModel?: FindModel
  /** What makes pictures for people; none are made without it. */
  readonly imaging?: () => Promise<LoadedSharp | undefined>
}

const NO_KEY = new Uint8Array(32)

/** Opens the database at the first question, because the station may not have made it yet. Questions throw StoreError (MISSING, WRONG_KEY, NEWER_SCHEMA, CORRUPT). */
export function openReview(options: OpenReviewOptions): Review {
  const { folder = '', key = NO_KEY } = options.archive ?? {}
  const { findModel = () => Promise.resolve(undefined), imaging = () => Promise.resolve(undefined) } = options
  let connection: ReadableDb | undefined
  const ask = <T>(question: (db: ReadableDb) => T): T => {
    try {
      connection ??= openCurrent(options)
      return question(connection)
    } catch (error) {
      throw storeErrorFrom(error)
    }
  }
  const pictures = new PictureReader({ folder, key, index: lazyIndex(ask) })
  return {
    batchRecord: ({ batchId }) => ask((db) => readBatchRecord(db, batchId, options)),
    trays: ({ batchId, afterVisitId }) => ask((db) => readTrays(db, batchId, afterVisitId)),
    batches: (question) => ask((db) => readBatches(db, question)),
    batchTrays: (question) => ask((db) => readTrayList(db, question)),
    batchReport: ({ batchId }) => ask((db) => readBatchReport(db, batchId)),
    eventTimes: () => ask(readEventTimes),
    tray: ({ visitId }) => ask((db) => readTrayPage(db, visitId)),
    egg: (key) => ask((db) => readEggPage(db, key, { pictures, isSynthetic: (id) => options.isSynthetic(id) })),
    eggPicture: (key) => ask((db) => readEggPicture(db, key, pictures)),
    eggExplanation: (key) => ask((db) => readEggExplanation(db, key, { pictures, findModel })),
    trayThumbnails: ({ visitId }) =>
      imaging().then((made) => ask((db) => trayThumbnails(visitId, { db, pictures, imaging: made }))),
    eggFilmstrip: async (key) => {
      const made = await imaging()
      return ask((db) => eggFilmstrip(key, { db, pictures, imaging: made }))
    },
    eggPictureFile: async (question) => {
      const made = await imaging()
      return ask((db) => eggPictureFile(question, { db, pictures, imaging: made, play: options.play }))
    },
    auditRows: (question) => ask((db) => readAuditRows(db, question)),
    async verifyAudit() {
      const mark = options.auditMark === undefined ? 'none' : markFile(options.auditMark).read()
      const { entries, breaks } = await verifyAudit(ask, mark)
      return { entries, brokenAt: breaks[0]?.sequence ?? null }
    },
    recordLife: ({ batchId }) => ask((db) => readRecordLife(db, batchId)),
    alarmHistory: (question, lineId = FIRST_LINE_ID) => ask((db) => readAlarmHistory(db, question, lineId)),
    eventHistory: (question, lineId = FIRST_LINE_ID) => ask((db) => readEventHistory(db, question, lineId)),
    recordCsv: ({ batchId }) =>
      ask((db) => {
        const record = readBatchRecord(db, batchId, options)
        return record && recordCsv(record)
      }),
    recordPdf: async (question, printing) => {
      const made = await imaging()
      const strip = await ask((db) => printPictures(question.batchId, { db, pictures, imaging: made }))
      const input = ask((db) => readPrintInput(db, question, { ...options, ...printing, pictures: strip }))
      return input && renderPdf(recordDocument(input))
    },
    ...{ judges: () => ask(readJudges), shadowReport: () => ask(readShadowReport) },
    eggsCsv: ({ batchId, afterVisitId }) => ask((db) => eggsCsv(db, batchId, afterVisitId, options)),
    async modelDrift({ modelId }) {
      const reference = (await findModel(modelId))?.reference
      return reference === undefined ? null : ask((db) => readModelDrift(db, { modelId, reference }))
    },
    visits: (nowWallMs) => ask((db) => readVisits(db, nowWallMs)),
    databaseVersions: () => ask(readDatabaseVersions),
    ...{ hasOpenBatch: () => ask(hasOpenBatch), hasUsers: () => ask(hasUsers) },
    reconcile: () => ask((db) => reconcile(db, undefined, options.archive)),
    close() {
      connection?.close()
      connection = undefined
    },
  }
}

function openCurrent(options: OpenDatabaseOptions): ReadableDb {
  const db = openReadable(options)
  try {
    requireCurrentSchema(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function readDatabaseVersions(db: ReadableDb): { sqlite: string; cipher: string; schema: number } {
  const versions = db.prepare<[], { sqlite: string; cipher: string }>(
    'SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS cipher',
  )
  return { ...(versions.get() ?? { sqlite: '', cipher: '' }), schema: schemaVersion(db) }
}

function readJudges(db: ReadableDb): string[] {
  const rows = db.prepare<[], { model_key: string }>('SELECT model_key FROM model').all()
  return rows.map(({ model_key }) => model_key)
}
