import { join } from 'node:path'
import { backupPlanSchema } from '../../contract/backup-plan.ts'
import type { IntegrityResult } from '../../contract/upkeep.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { StoreError, storeErrorFrom } from '../../store/errors.ts'
import { subKeys } from '../../store/key-file.ts'
import { damagedOrNot } from '../../store/look-for-damage.ts'
import { requireCurrentSchema } from '../../store/migrate.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { listBackups, placesFor } from '../backup/backup-folders.ts'
import { keyFileFinding } from '../backup/key-file-finding.ts'
import { makeBackup } from '../backup/make-backup.ts'
import { type BackupFinding, noteProof } from '../backup/proof-note.ts'
import { copyToSecond } from '../backup/second-copy.ts'
import { stageRestore } from '../backup/stage-restore.ts'
import { verifyBackup } from '../backup/verify-backup.ts'
import { reportDatabase } from '../bundle/database-report.ts'
import { makeBundle } from '../bundle/make-bundle.ts'
import { DataSetError } from '../data-set/data-set-error.ts'
import { exportDataSet, removeUnfinishedDataSets } from '../data-set/export-data-set.ts'
import { reconcile } from '../reconcile.ts'
import { exportTable, removeUnfinishedTables } from '../tables/export-table.ts'
import { checkAllPages } from './check-all-pages.ts'
import type { JobOutcome, JobPlace, JobRequest } from './job-messages.ts'
import { measureDisk, readVisits } from './measure-disk.ts'
import { secretForms } from './secret-forms.ts'

type OnShare = (share: number) => void

/** Carries out one job from beginning to end; never rejects. Blocks its thread: for one of its own. */
export async function runJob(place: JobPlace, request: JobRequest, onShare: OnShare): Promise<JobOutcome> {
  try {
    return await carryOut(place, request, onShare)
  } catch (error) {
    const reason = reasonOf(place, error)
    const isNamed = reason instanceof StoreError || reason instanceof DataSetError
    const code = isNamed ? reason.code : systemCode(reason)
    return { ok: false, code, message: reason.message }
  }
}

async function carryOut(place: JobPlace, request: JobRequest, onShare: OnShare): Promise<JobOutcome> {
  switch (request.job) {
    case 'integrity':
      return { ok: true, job: 'integrity', result: readPages(place, onShare) }
    case 'reconcile':
      return withDatabase(place, (db) => {
        requireCurrentSchema(db)
        return { ok: true, job: 'reconcile', result: reconcile(db, onShare, archiveOf(place)) }
      })
    case 'backup':
      return backUp(place, onShare)
    case 'restore':
      return restore(place, request, onShare)
    case 'verify':
      return verify(place, request.name, onShare)
    case 'dataSet':
      return withDatabase(place, (db) => ({ ok: true, job: 'dataSet', result: dataSet(place, request, db, onShare) }))
    case 'table':
      return withDatabase(place, (db) => ({ ok: true, job: 'table', result: table(place, request, db, onShare) }))
    case 'bundle':
      return { ok: true, job: 'bundle', result: await bundle(place, request, onShare) }
  }
}

/** A first page that is damaged keeps the database from being opened: a finding like every other. */
function readPages(place: JobPlace, onShare: OnShare): IntegrityResult {
  try {
    return checkAllPages(placeOf(place), onShare)
  } catch (error) {
    const reason = reasonOf(place, error)
    if (!(reason instanceof StoreError) || reason.code !== 'CORRUPT') throw reason
    return { sound: false, tables: 0, bytes: 0, findings: [reason.message] }
  }
}

function reasonOf(place: JobPlace, error: unknown): Error {
  return damagedOrNot(storeErrorFrom(error), dataFiles(place.dataFolder), placeOf(place))
}

function backUp(place: JobPlace, onShare: OnShare): JobOutcome {
  const files = dataFiles(place.dataFolder)
  const { appVersion, play, nowWallMs } = place
  const databaseKey = subKeys(place.dataKey).database
  const plan = backupPlanSchema.parse(place.backup ?? {})
  const made = makeBackup({ files, databaseKey, appVersion, play, nowWallMs, plan, onShare })
  if (made.ok && plan.secondFolder !== null) {
    copyToSecond(files.backups, made.value.backup.name, plan.secondFolder, plan)
  }
  return made.ok ? { ok: true, job: 'backup', result: made.value } : { ok: false, ...made.error }
}

function restore(place: JobPlace, request: Extract<JobRequest, { job: 'restore' }>, onShare: OnShare): JobOutcome {
  const { name, userId, who } = request
  const files = dataFiles(place.dataFolder)
  const databaseKey = subKeys(place.dataKey).database
  const staged = stageRestore({ files, databaseKey, name, userId, who, nowWallMs: place.nowWallMs, onShare })
  const backup = join(files.backups, name)
  if (!staged.ok && staged.error.code === 'NOT_SOUND') {
    noteProof(backup, { kind: 'damaged', finding: staged.error.message }, place.nowWallMs)
  }
  const keyFinding = staged.ok ? keyFileFinding(backup, databaseKey) : undefined
  if (keyFinding !== undefined) noteProof(backup, { kind: 'keyDamaged', finding: keyFinding }, place.nowWallMs)
  return staged.ok ? { ok: true, job: 'restore', result: staged.value } : { ok: false, ...staged.error }
}

function verify(place: JobPlace, name: string, onShare: OnShare): JobOutcome {
  const { backups } = dataFiles(place.dataFolder)
  if (!listBackups(backups).some((backup) => backup.name === name)) {
    return { ok: false, code: 'NO_BACKUP', message: `there is no backup ${name} in ${backups}` }
  }
  const backup = join(backups, name)
  const found = findingOf(backup, subKeys(place.dataKey).database, onShare)
  return { ok: true, job: 'verify', result: { name, proof: noteProof(backup, found, place.nowWallMs) } }
}

function findingOf(backup: string, databaseKey: Uint8Array, onShare: OnShare): BackupFinding | undefined {
  const proved = verifyBackup(backup, databaseKey, onShare)
  if (!proved.ok) return { kind: 'damaged', finding: proved.error }
  const finding = keyFileFinding(backup, databaseKey)
  return finding === undefined ? undefined : { kind: 'keyDamaged', finding }
}

function dataSet(
  place: JobPlace,
  { wish, write, syntheticModels }: Extract<JobRequest, { job: 'dataSet' }>,
  db: ReadableDb,
  onShare: OnShare,
) {
  requireCurrentSchema(db)
  const { dataSets } = dataFiles(place.dataFolder)
  removeUnfinishedDataSets(dataSets)
  const { nowWallMs, appVersion } = place
  const known = new Set(syntheticModels)
  return exportDataSet({
    ...{ db, wish, nowWallMs, appVersion, onShare },
    archive: archiveOf(place),
    folder: write ? placesFor(dataSets, nowWallMs).final : null,
    isSynthetic: (modelId) => known.has(modelId),
  })
}

function table(
  { dataFolder, nowWallMs, play }: JobPlace,
  { wish, syntheticModels }: Extract<JobRequest, { job: 'table' }>,
  db: ReadableDb,
  onShare: OnShare,
) {
  requireCurrentSchema(db)
  const { tables } = dataFiles(dataFolder)
  removeUnfinishedTables(tables)
  const known = new Set(syntheticModels)
  const isSynthetic = (modelId: string) => known.has(modelId)
  return exportTable({ db, wish, folder: tables, nowWallMs, play, isSynthetic, onShare })
}

function archiveOf({ dataFolder, dataKey }: JobPlace) {
  return { folder: dataFiles(dataFolder).archive, key: subKeys(dataKey).archive }
}

async function bundle(place: JobPlace, request: Extract<JobRequest, { job: 'bundle' }>, onShare: OnShare) {
  const { nowWallMs, play, logFolder, settingsFile, policyFile } = place
  const files = dataFiles(place.dataFolder)
  const { seen, versions, jobs } = request
  const database = reportDatabase(placeOf(place), onShare)
  const visits = 'problem' in database ? null : withDatabase(place, (db) => readVisits(db, nowWallMs))
  const disk = await measureDisk({ files, logFolder, nowWallMs, visits }).catch((problem: unknown) => ({
    problem: String(problem),
  }))
  const literals = secretForms(files, () => new Uint8Array(place.dataKey))
  return makeBundle({
    nowWallMs,
    play,
    seen,
    versions,
    jobs,
    disk,
    database,
    logFolder,
    settingsFile,
    policyFile,
    literals,
  })
}

function placeOf({ dataFolder, dataKey }: JobPlace) {
  return { path: dataFiles(dataFolder).database, key: subKeys(dataKey).database }
}

function withDatabase<T>(place: JobPlace, work: (db: ReadableDb) => T): T {
  const db = openReadable(placeOf(place))
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** ENOSPC, EACCES …: the system's own word. */
function systemCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'FAILED'
}
