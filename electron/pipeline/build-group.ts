import type { Clock } from '../base/clock.ts'
import type { Cell } from '../domain/egg.ts'
import type { BatchLaw } from '../domain/law/batch-law.ts'
import type { IncubationAge } from '../domain/law/incubation-age.ts'
import type { Recipe } from '../domain/recipe/recipe.ts'
import { isSampled } from '../domain/recipe/sampling.ts'
import type { CommitGroup, CommitItem, DecidedScan, TrayVisit } from '../store/store.ts'
import { decide } from './decide/decide.ts'
import type { Scan } from './scan/scan.ts'
import type { OpenVisit, TrayBook } from './tray-book.ts'
import type { Work, WorkBody } from './work.ts'

/** What surrounds the decisions of one batch, read afresh for every group because the age runs on. */
export interface DecisionCircumstances {
  readonly recipe: Recipe
  readonly law: BatchLaw
  readonly age: IncubationAge
  /** The age at the last moment at which a decision made now may be carried out: when the sorter's deadline is over. */
  readonly ageWhenDone: IncubationAge
}

export interface GroupParts {
  readonly clock: Clock
  /** False while the link is down: a decision made now cannot reach the sorter. */
  sorterReachable(): boolean
  /** `waitedMs`: so much of the sorter's deadline is already gone. */
  circumstances(batchId: string | null, waitedMs?: number): DecisionCircumstances
}

/** One scan with its decision and its picture, for the live view. */
export interface JudgedScan {
  readonly scan: Scan
  readonly visit: TrayVisit
  readonly decided: DecidedScan
  /** When its last byte was read. */
  readonly arrivedMonoMs: number
}

/** Everything of one transaction, and what was judged in it. */
export interface BuiltGroup {
  readonly works: readonly Work[]
  readonly commit: CommitGroup
  readonly judged: readonly JudgedScan[]
}

/** Settled messages, in order → rows to commit and judgements, of which `sending` makes what goes to the sorter. `works` is not empty. */
export function buildGroup(works: readonly Work[], trays: TrayBook, parts: GroupParts): BuiltGroup {
  const items: CommitItem[] = []
  const judged: JudgedScan[] = []
  const wallMs = parts.clock.wallMs()
  for (const work of works) {
    const { body } = work
    switch (body.kind) {
      case 'tray-begin':
        items.push(...beginTray(work, body, trays))
        break
      case 'scan': {
        const ended = trays.findEnded(body.scan.tray)
        const open = trays.find(body.scan.tray) ?? ended
        if (open === undefined || !inTray(open.visit, body.scan.cell)) {
          items.push(rejected(work, open === undefined ? 'UNKNOWN_TRAY' : 'CELL_OUT_OF_TRAY'))
          break
        }
        // A tray that has ended is out of the sorter's reach.
        const decided = decideScan({ work, body, open, parts, wallMs, late: work.late || open === ended })
        if (decided.decision.reason === 'LINK_LOST' && !open.held) {
          open.held = true
          items.push({ kind: 'tray-state', visitId: open.visit.visitId, state: 'held', reason: 'LINK_LOST' })
        }
        if (body.rejection !== undefined) items.push(rejected(work, body.rejection))
        items.push({ kind: 'scan', scan: decided })
        judged.push({ scan: body.scan, visit: open.visit, decided, arrivedMonoMs: work.arrivedMonoMs })
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
    commit: { items, received: works.map((work) => work.identity), releasedThrough: last.position },
  }
}

/** A tray of a new session also ends the trays of older ones: that scanner was switched off with them under it. */
function beginTray(work: Work, body: Extract<WorkBody, { kind: 'tray-begin' }>, trays: TrayBook): CommitItem[] {
  const { tray, code, rows, columns, layout } = body.begin
  const { batchId, arrivedWallMs } = work
  const left = trays.leftBehind(tray).map(({ visit }) => visit)
  for (const visit of left) trays.end(visit.ref)
  const visit = trays.begin({
    ...{ ref: tray, code, rows, columns, layout, batchId },
    beganWallMs: arrivedWallMs,
    state: 'filling',
  })
  return [
    ...left.map(({ visitId }) => ({ kind: 'tray-end', visitId, endedWallMs: arrivedWallMs, state: 'held' }) as const),
    { kind: 'tray-begin', visit },
  ]
}

function endTray(work: Work, body: Extract<WorkBody, { kind: 'tray-end' }>, trays: TrayBook): CommitItem {
  const open = trays.find(body.tray)
  const state = trays.end(body.tray, body.cellsScanned)
  if (open === undefined || state === undefined) return rejected(work, 'UNKNOWN_TRAY')
  return { kind: 'tray-end', visitId: open.visit.visitId, endedWallMs: work.arrivedWallMs, state }
}

/** What can be placed is stored. If anything cannot, the whole message is kept too, with the first reason. */
function sorterAcks(work: Work, body: Extract<WorkBody, { kind: 'sorter-ack' }>, trays: TrayBook): CommitItem[] {
  const items: CommitItem[] = []
  let reason: string | undefined
  for (const { tray, cell, attempt } of body.eggs) {
    const visit = (trays.find(tray) ?? trays.findEnded(tray))?.visit
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
  late: boolean
}): DecidedScan {
  const { work, body, open, parts, wallMs, late } = options
  const { scan, judgement } = body
  const { batchId, visitId } = open.visit
  const circumstances = parts.circumstances(batchId)
  const { prediction } = judgement
  const latencyMs = parts.clock.monoMs() - work.arrivedMonoMs
  const inTime = parts.sorterReachable() && latencyMs <= circumstances.recipe.sorterDeadlineMs
  const decision = decide(prediction, {
    ...circumstances,
    attempt: scan.attempt,
    holdReason: holdReasonOf(batchId, late || !inTime),
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
    latencyMs,
    prediction,
    // No model was asked: the message itself was at fault.
    decision: unusable ? { ...decision, reason: 'BAD_IMAGE' } : decision,
    recipe: { id: circumstances.recipe.id, version: circumstances.recipe.version },
    sampled: batchId !== null && isSampled(scan, circumstances.recipe.sampleShare),
  }
}

/** Too late for the sorter is too late, whether a cable, a crash or a slow model was the cause. */
function holdReasonOf(batchId: string | null, late: boolean): 'NO_BATCH' | 'LINK_LOST' | undefined {
  if (batchId === null) return 'NO_BATCH'
  return late ? 'LINK_LOST' : undefined
}

function inTray(visit: TrayVisit, cell: Cell): boolean {
  return cell.row < visit.rows && cell.column < visit.columns
}
