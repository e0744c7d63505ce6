import type { Clock } from '../base/clock.ts'
import type { Cell } from '../domain/egg.ts'
import type { IncubationAge } from '../domain/incubation-age.ts'
import type { JurisdictionProfile } from '../domain/jurisdiction.ts'
import type { Recipe } from '../domain/recipe.ts'
import type { SorterDecision } from '../scanner/link.ts'
import type { CommitGroup, CommitItem, DecidedScan, TrayVisit } from '../store/store.ts'
import { decide } from './decide/decide.ts'
import type { Scan } from './scan/scan.ts'
import type { OpenVisit, TrayBook } from './tray-book.ts'
import type { Work, WorkBody } from './work.ts'

/** What surrounds the decisions of one batch, read afresh for every group because the age runs on. */
export interface DecisionCircumstances {
  readonly recipe: Recipe
  readonly profile: JurisdictionProfile
  readonly age: IncubationAge
}

export interface GroupParts {
  readonly clock: Clock
  /** Batch that a tray beginning now belongs to; null while none is open. */
  batchForNewTray(): string | null
  circumstances(batchId: string | null): DecisionCircumstances
}

/** One scan with its decision and its picture, for the live view. */
export interface JudgedScan {
  readonly scan: Scan
  readonly visit: TrayVisit
  readonly decided: DecidedScan
}

/** Everything of one transaction, and what follows from it once it is durable. */
export interface BuiltGroup {
  readonly works: readonly Work[]
  readonly commit: CommitGroup
  readonly decisions: readonly SorterDecision[]
  readonly judged: readonly JudgedScan[]
}

/** Settled messages, in order → rows to commit and decisions to send. `works` is not empty. */
export function buildGroup(works: readonly Work[], trays: TrayBook, parts: GroupParts): BuiltGroup {
  const items: CommitItem[] = []
  const judged: JudgedScan[] = []
  const wallMs = parts.clock.wallMs()
  for (const work of works) {
    const { body } = work
    switch (body.kind) {
      case 'tray-begin':
        items.push(beginTray(body, trays, parts.batchForNewTray(), work.arrivedWallMs))
        break
      case 'scan': {
        const open = trays.find(body.scan.tray)
        if (open === undefined || !inTray(open.visit, body.scan.cell)) {
          items.push(rejected(work, open === undefined ? 'UNKNOWN_TRAY' : 'CELL_OUT_OF_TRAY'))
          break
        }
        const decided = decideScan({ work, body, open, parts, wallMs })
        if (decided.decision.reason === 'LINK_LOST' && !open.held) {
          open.held = true
          items.push({ kind: 'tray-state', visitId: open.visit.visitId, state: 'held', reason: 'LINK_LOST' })
        }
        if (body.rejection !== undefined) items.push(rejected(work, body.rejection))
        items.push({ kind: 'scan', scan: decided })
        judged.push({ scan: body.scan, visit: open.visit, decided })
        break
      }
      case 'tray-end':
        items.push(endTray(work, body, trays))
        break
      case 'sorter-ack':
        items.push(...sorterAcks(work, body, trays))
        break
      case 'rejected':
        items.push(rejected(work, body.reason))
        break
    }
  }
  const last = works[works.length - 1]
  if (last === undefined) throw new Error('a group is never empty')
  return {
    works,
    judged,
    decisions: judged.map(toSorter),
    commit: { items, received: works.map((work) => work.identity), releasedThrough: last.position },
  }
}

function beginTray(
  body: Extract<WorkBody, { kind: 'tray-begin' }>,
  trays: TrayBook,
  batchId: string | null,
  beganWallMs: number,
): CommitItem {
  const { tray, code, rows, columns, layout } = body.begin
  const visit = trays.begin({ ref: tray, code, rows, columns, layout, batchId, beganWallMs, state: 'filling' })
  return { kind: 'tray-begin', visit }
}

function endTray(work: Work, body: Extract<WorkBody, { kind: 'tray-end' }>, trays: TrayBook): CommitItem {
  const open = trays.find(body.tray)
  const state = trays.end(body.tray)
  if (open === undefined || state === undefined) return rejected(work, 'UNKNOWN_TRAY')
  return { kind: 'tray-end', visitId: open.visit.visitId, endedWallMs: work.arrivedWallMs, state }
}

/** What can be placed is stored. If anything cannot, the whole message is kept too, with the first reason. */
function sorterAcks(work: Work, body: Extract<WorkBody, { kind: 'sorter-ack' }>, trays: TrayBook): CommitItem[] {
  const items: CommitItem[] = []
  let reason: string | undefined
  for (const { tray, cell, attempt } of body.eggs) {
    const visit = trays.findForSorter(tray)
    if (visit === undefined) reason ??= 'UNKNOWN_TRAY'
    else if (!inTray(visit, cell)) reason ??= 'CELL_OUT_OF_TRAY'
    else items.push({ kind: 'sorter-ack', visitId: visit.visitId, cell, attempt, atWallMs: work.arrivedWallMs })
  }
  return reason === undefined ? items : [...items, rejected(work, reason)]
}

function rejected(work: Work, reason: string): CommitItem {
  const { identity, type, arrivedWallMs, payload } = work
  return { kind: 'rejected', message: { identity, type, reason, arrivedWallMs, payload } }
}

function decideScan(options: {
  work: Work
  body: Extract<WorkBody, { kind: 'scan' }>
  open: OpenVisit
  parts: GroupParts
  wallMs: number
}): DecidedScan {
  const { work, body, open, parts, wallMs } = options
  const { scan, judgement } = body
  const { batchId, visitId } = open.visit
  const circumstances = parts.circumstances(batchId)
  const { prediction } = judgement
  const decision = decide(prediction, {
    ...circumstances,
    attempt: scan.attempt,
    holdReason: holdReasonOf(batchId, work),
  })
  const unusable = body.rejection !== undefined && decision.reason === 'MODEL_FAILED'
  return {
    identity: scan.identity,
    visitId,
    batchId,
    cell: scan.cell,
    attempt: scan.attempt,
    coil: scan.coil,
    capturedAtUs: scan.capturedAtUs,
    arrivedWallMs: work.arrivedWallMs,
    decidedWallMs: wallMs,
    latencyMs: parts.clock.monoMs() - work.arrivedMonoMs,
    prediction,
    // No model was asked: the message itself was at fault.
    decision: unusable ? { ...decision, reason: 'BAD_IMAGE' } : decision,
    recipe: { id: circumstances.recipe.id, version: circumstances.recipe.version },
  }
}

function holdReasonOf(batchId: string | null, work: Work): 'NO_BATCH' | 'LINK_LOST' | undefined {
  if (batchId === null) return 'NO_BATCH'
  return work.late ? 'LINK_LOST' : undefined
}

function inTray(visit: TrayVisit, cell: Cell): boolean {
  return cell.row < visit.rows && cell.column < visit.columns
}

function toSorter({ scan, decided }: JudgedScan): SorterDecision {
  return {
    scanSequence: scan.identity.sequence,
    traySequence: scan.tray.traySequence,
    row: scan.cell.row,
    column: scan.cell.column,
    attempt: scan.attempt,
    eggClass: decided.decision.eggClass,
    action: decided.decision.action,
  }
}
