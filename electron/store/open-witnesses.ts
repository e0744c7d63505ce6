import { randomUUID } from 'node:crypto'
import { PROGRAM } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import { markFile } from './audit-mark.ts'
import { AuditRows } from './audit-rows.ts'
import type { RestoreEnd } from './carry-out-restore.ts'
import type { SchemaUpdate } from './copy-before-update.ts'
import { dataFiles } from './data-folder.ts'
import { readDatabaseMark } from './database-mark.ts'
import { countLoss } from './lost-end.ts'
import { MarkRows } from './mark-rows.ts'
import type { WritableDb } from './open-database.ts'
import type { OpenStoreOptions } from './open-store.ts'
import { writeRestoredNote } from './restored-note.ts'
import type { LogFinding } from './scan-log.ts'
import { forgetWish, type StagedRestore, untoldRestores, withdrawalDeed } from './staged-restore.ts'
import { type Findings, UntoldFindings } from './untold-findings.ts'

/** What says, beside the database, how far it and its audit trail had come. */
export interface Witnesses {
  readonly audit: AuditRows
  readonly marks: MarkRows
  /** The database lost its end, and the disk refused to keep that: this start must bear it in mind itself. */
  readonly isLossUnwritten: boolean
}

/** What was found and done before SQLite opened the database. */
export interface Before {
  readonly logFinding: LogFinding
  readonly restored: RestoreEnd | undefined
  readonly updated: SchemaUpdate | undefined
}

/** What this start finds: told also where the disk refuses to keep it. */
type Found = { -readonly [Alarm in keyof Findings]: Findings[Alarm] }

/** Holds a database against both witnesses; what they miss is told and written into the trail, and the line goes on. */
export function openWitnesses(
  db: WritableDb,
  { logFinding, restored, updated }: Before,
  options: OpenStoreOptions,
): Witnesses {
  const { folder, key, clock, log } = options
  const untold = new UntoldFindings(db)
  const found: Found = {}
  const isRestored = untoldRestores(restored?.staged).some(({ isPlaced }) => isPlaced)
  const { audit, trailBefore } = openAudit(db, options, { untold, found, isRestored })
  // Before the mark moves: until then the next start knows of an update that nobody has told of.
  if (updated !== undefined) noteUpdate(audit, updated)
  const path = dataFiles(folder).databaseMark
  const marks = new MarkRows(db, { path, key, clock, log })
  try {
    marks.holdAgainst(readDatabaseMark(path, key), logFinding, (behind, deed) => {
      found.DATABASE_BEHIND = behind
      audit.audited(PROGRAM, deed, () => {
        untold.add('DATABASE_BEHIND', behind)
        countLoss(db)
      })
    })
  } catch (problem) {
    // A disk that is full now is no reason not to receive eggs.
    log.error({ reason: String(problem) }, 'the database could not be held against its mark')
  }
  const kept = untold.all()
  tell({ ...kept, ...found }, options)
  if (restored !== undefined) noteRestores({ db, audit }, restored, { ...options, before: trailBefore })
  return { audit, marks, isLossUnwritten: found.DATABASE_BEHIND !== undefined && kept.DATABASE_BEHIND === undefined }
}

/** Of this start, and of those before it that were refused afterwards. */
function tell({ AUDIT_GAP: gap, DATABASE_BEHIND: behind }: Findings, { onAuditGap, onBehind }: OpenStoreOptions): void {
  if (gap !== undefined) onAuditGap?.()
  if (behind !== undefined) onBehind?.(behind)
}

/** The wish is forgotten only once every deed stands in the trail of the database that was put back; `before`: how far the trail that it replaced had come. */
function noteRestores(
  { db, audit }: { readonly db: WritableDb; readonly audit: AuditRows },
  end: RestoreEnd,
  { before, ...options }: Pick<OpenStoreOptions, 'folder' | 'clock' | 'log'> & { readonly before: string | undefined },
): void {
  const untold = untoldRestores(end.staged)
  for (const one of untold) {
    const { userId, who } = one.withdrawn ?? one
    const caller = { userId: userId ?? undefined, name: who, roles: [] }
    if (one.withdrawn === undefined) audit.audited(caller, restoreDeed(one, before), () => countLoss(db))
    else audit.audited(caller, withdrawalDeed(one), () => undefined)
  }
  if (end.kind === 'DROPPED') {
    const { from = 'restore', madeAtWallMs, scans } = end.staged ?? {}
    const after = JSON.stringify({ from, madeAtWallMs, scans })
    const deed = { act: 'backup.dropRestore', subject: from, after, why: end.reason } as const
    audit.audited(PROGRAM, deed, () => undefined)
  }
  const placed = untold.findLast(({ isPlaced }) => isPlaced)
  if (placed !== undefined) noteForPeople(placed, options)
  forgetWish(dataFiles(options.folder))
}

/** Service says it until somebody has seen it. The trail has it already: a disk that is full now is no reason not to receive eggs. */
function noteForPeople(
  { from, madeAtWallMs, scans }: StagedRestore,
  { folder, clock, log }: Pick<OpenStoreOptions, 'folder' | 'clock' | 'log'>,
): void {
  try {
    writeRestoredNote(folder, { name: from, madeAtWallMs, scans, atWallMs: clock.wallMs() })
  } catch (problem) {
    log.error({ reason: String(problem) }, 'the note of the restore could not be written')
  }
}

function restoreDeed({ from, madeAtWallMs, scans }: StagedRestore, before: string | undefined): AuditDeed {
  return { act: 'backup.restore', subject: from, before, after: JSON.stringify({ from, madeAtWallMs, scans }) }
}

function noteUpdate(audit: AuditRows, { from, to, backup, reason }: SchemaUpdate): void {
  const deed = { act: 'database.update', subject: 'database', before: `schema ${from}`, after: `schema ${to}` } as const
  audit.audited(PROGRAM, { ...deed, why: backup ?? `no copy was made: ${reason}` }, () => undefined)
}

/** After a restore the trail is shorter than its mark because people wanted it so: its own entry says that, and no alarm. */
function openAudit(
  db: WritableDb,
  { folder, clock, log }: OpenStoreOptions,
  {
    untold,
    found,
    isRestored,
  }: { readonly untold: UntoldFindings; readonly found: Found; readonly isRestored: boolean },
) {
  const mark = markFile(dataFiles(folder).auditMark)
  const onGap = () => {
    found.AUDIT_GAP = {}
  }
  const audit = new AuditRows(db, { clock, startId: randomUUID(), mark, log, onGap })
  if (isRestored) return { audit, trailBefore: audit.followRestore() }
  try {
    audit.holdAgainstMark(() => untold.add('AUDIT_GAP', {}))
  } catch (problem) {
    log.error({ reason: String(problem) }, 'the audit trail could not be held against its mark')
  }
  return { audit, trailBefore: undefined }
}
