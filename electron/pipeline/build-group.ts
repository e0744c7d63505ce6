import type { Clock } from '../base/clock.ts'
import type { DecisionReason } from '../domain/egg.ts'
import { eventWallMs } from '../domain/event-time/event-time.ts'
import type { BatchLaw } from '../domain/law/batch-law.ts'
import type { IncubationAge } from '../domain/law/incubation-age.ts'
import type { Recipe } from '../domain/recipe/recipe.ts'
import { isSampled } from '../domain/recipe/sampling.ts'
import { supersedes } from '../domain/tray/attempts.ts'
import { patternDiffers } from '../domain/tray/occupancy.ts'
import { isInQuestion, judgePassage, type TrayFlag } from '../domain/tray/passage.ts'
import type { CommitGroup, CommitItem, DecidedScan, TrayVisit } from '../store/store.ts'
import type { TrayLookup } from '../store/trays.ts'
import { decide } from './decide/decide.ts'
import { type KeepingParts, withReasons } from './reasons-to-keep.ts'
import type { Scan, TrayRef } from './scan/scan.ts'
import { cellIndex, inTray, type OpenVisit, openVisit, type TrayBook } from './tray-book.ts'
import type { Work, WorkBody } from './work.ts'

/** What surrounds the decisions of one batch, read afresh for every group because the age runs on. */
export interface DecisionCircumstances {
  readonly recipe: Recipe
  readonly law: BatchLaw
  readonly age: IncubationAge
  /** The age at the last moment at which a decision made now may be carried out: when the sorter's deadline is over. */
  readonly ageWhenDone: IncubationAge
}

export interface GroupParts extends KeepingParts {
  readonly clock: Clock
  /** Whether times may be told by the station's clock. */
  clockTrusted(): boolean
  /**
   * False while the link is down: a decision made now cannot reach the sorter. Asked about a tray, false also where another session has begun since:
   * the scanner counts its trays anew, and would take the order for one of its own.
   */
  sorterReachable(tray?: Pick<TrayRef, 'scannerSerial' | 'sessionId'>): boolean
  /** `waitedMs`: so much of the sorter's deadline is already gone. */
  circumstances(batchId: string | null, waitedMs?: number): DecisionCircumstances
  /** Trays that the book has forgotten, and passages that were. */
  readonly store: { readonly trays: TrayLookup }
}

/** One scan with its decision and its picture, for the live view. */
export interface JudgedScan {
  readonly scan: Scan
  readonly visit: TrayVisit
  readonly decided: DecidedScan
  /** By which it was decided. */
  readonly recipe: Recipe
  /** When its last byte was read. */
  readonly arrivedMonoMs: number
  /** When its picture was taken, as far as that is known; else when it arrived. The sorter's deadline counts from here. */
  readonly seenMonoMs: number
  readonly sorterDeadlineMs: number
  /** From when that counts by the scanner's clock; 0 where it has none. */
  readonly deadlineFromUs: number
  /** It came again, or was replayed: how long it took says nothing of the path. */
  readonly late: boolean
  /** Last byte of the scan to the last byte of its decision, as soon as the driver has taken that. */
  readonly wire: { latencyMs: number | null }
}

/** Everything of one transaction, and what was judged in it. */
export interface BuiltGroup {
  readonly works: readonly Work[]
  readonly commit: CommitGroup
  readonly judged: readonly JudgedScan[]
}

/** Settled messages, in order → rows to commit and judgements, of which `sending` makes what goes to the sorter. `works` is not empty. */
export function buildGroup(works: readonly Work[], trays: TrayBook, surroundings: GroupParts): BuiltGroup {
  const parts = { ...surroundings, ...ofOneMoment(surroundings) }
  const items: CommitItem[] = []
  const judged: JudgedScan[] = []
  const wallMs = parts.clock.wallMs()
  for (const work of works) {
    const { body } = work
    switch (body.kind) {
      case 'tray-begin':
        items.push(...beginTray(work, body, trays, parts))
        break
      case 'scan': {
        const { open, isEnded } = findTray(body.scan.tray, trays, parts)
        if (open === undefined || !inTray(open.visit, body.scan.cell)) {
          items.push(rejected(work, open === undefined ? 'UNKNOWN_TRAY' : 'CELL_OUT_OF_TRAY'))
          break
        }
        // A tray that has ended is out of the sorter's reach.
        const { decided, ...times } = decideScan({ work, body, open, parts, wallMs, late: work.late || isEnded })
        const reason = isEnded ? 'LATE_EGG' : decided.decision.reason
        if (mustHold(decided, open, isEnded)) {
          open.held = true
          items.push({ kind: 'tray-state', visitId: open.visit.visitId, state: 'held', reason })
        }
        if (body.rejection !== undefined) items.push(rejected(work, body.rejection))
        items.push({ kind: 'scan', scan: decided })
        const { arrivedMonoMs, late } = work
        judged.push({ scan: body.scan, visit: open.visit, decided, arrivedMonoMs, late, ...times })
        break
      }
      case 'tray-end':
        items.push(endTray(work, body, trays, parts))
        break
      case 'sorter-ack':
        items.push(...sorterAcks(work, body, trays, parts))
        break
      case 'rejected':
        items.push(rejected(work, body.reason))
        break
    }
  }
  const last = works[works.length - 1]
  if (last === undefined) throw new Error('a group is never empty')
  const received = works.map((work) => work.identity)
  return { works, judged, commit: { items, received, releasedThrough: last.position, timed: parts.clockTrusted() } }
}

/** What a group is decided by, asked once: it is built in one go, and its scans are nearly always of one batch. */
function ofOneMoment(parts: GroupParts): Pick<GroupParts, 'circumstances'> {
  const known = new Map<string | null, DecisionCircumstances>()
  return {
    circumstances(batchId) {
      const found = known.get(batchId) ?? parts.circumstances(batchId)
      known.set(batchId, found)
      return found
    },
  }
}

/** Open, lately ended, or known to the store alone: the sorter still reports on it, and a scan that was given up may still come. */
function findTray(
  ref: TrayRef,
  trays: TrayBook,
  parts: GroupParts,
): { readonly open: OpenVisit | undefined; readonly isEnded: boolean } {
  const open = trays.find(ref)
  if (open !== undefined) return { open, isEnded: false }
  const ended = trays.findEnded(ref)
  if (ended !== undefined) return { open: ended, isEnded: true }
  const known = parts.store.trays.findVisit(ref)
  return { open: known && openVisit(known), isEnded: true }
}

const NO_ORDER: readonly DecisionReason[] = ['LINK_LOST', 'TOO_LATE', 'DECIDED_AGAIN']

/** A decision that came too late for the sorter holds its tray; after the tray's end only if it decides what the egg is. */
function mustHold({ decision, cell, attempt }: DecidedScan, open: OpenVisit, isEnded: boolean): boolean {
  if (!NO_ORDER.includes(decision.reason) || open.held) return false
  return !isEnded || supersedes({ eggClass: decision.eggClass, attempt }, open.eggs.get(cellIndex(open.visit, cell)))
}

/** A tray that begins also ends trays under which nothing more can come: of older sessions of that scanner, and its own passage before. */
function beginTray(
  work: Work,
  body: Extract<WorkBody, { kind: 'tray-begin' }>,
  trays: TrayBook,
  parts: GroupParts,
): CommitItem[] {
  const { tray, code, rows, columns, layout } = body.begin
  const { batchId, arrivedWallMs } = work
  const left = trays.leftBehind(tray, code).map(({ visit }) => visit)
  for (const visit of left) trays.end(visit.ref)
  const earlier = batchId === null || code === '' ? [] : parts.store.trays.passages(batchId, code)
  const visit = trays.begin(
    {
      ...{ ref: tray, code, rows, columns, layout, batchId },
      beganWallMs: eventWallMs(work),
      state: 'filling',
    },
    judgePassage(body.begin, earlier).flags,
  )
  const reason = 'INCOMPLETE'
  return [
    ...left.map(
      ({ visitId }) => ({ kind: 'tray-end', visitId, endedWallMs: arrivedWallMs, state: 'held', reason }) as const,
    ),
    { kind: 'tray-begin', visit },
  ]
}

function endTray(
  work: Work,
  body: Extract<WorkBody, { kind: 'tray-end' }>,
  trays: TrayBook,
  parts: GroupParts,
): CommitItem {
  const open = trays.find(body.tray)
  if (open === undefined) return rejected(work, 'UNKNOWN_TRAY')
  const flags: TrayFlag[] = looksLikeAnother(open, parts) ? ['PATTERN_DIFFERS'] : []
  const ended = trays.end(body.tray, body.cellsScanned, flags)
  if (ended === undefined) return rejected(work, 'UNKNOWN_TRAY')
  const { visitId } = open.visit
  return { kind: 'tray-end', visitId, endedWallMs: eventWallMs(work), ...ended, ...(flags.length > 0 && { flags }) }
}

/** Whether the gaps of the tray contradict what its passage before said. */
function looksLikeAnother({ visit, eggs }: OpenVisit, parts: GroupParts): boolean {
  const before = parts.store.trays.eggsBefore(visit.visitId)
  return patternDiffers(
    before.flatMap(({ cell, eggClass, action, moved }) => {
      const now = eggs.get(cellIndex(visit, cell))
      return now === undefined ? [] : [{ before: { eggClass, action }, now, moved }]
    }),
  )
}

/** What can be placed is stored. If anything cannot, the whole message is kept too, with the first reason. */
function sorterAcks(
  work: Work,
  body: Extract<WorkBody, { kind: 'sorter-ack' }>,
  trays: TrayBook,
  parts: GroupParts,
): CommitItem[] {
  const items: CommitItem[] = []
  let reason: string | undefined
  for (const { tray, cell, attempt, action } of body.eggs) {
    const visit = findTray(tray, trays, parts).open?.visit
    if (visit === undefined) reason ??= 'UNKNOWN_TRAY'
    else if (!inTray(visit, cell)) reason ??= 'CELL_OUT_OF_TRAY'
    else items.push({ kind: 'sorter-ack', visitId: visit.visitId, cell, attempt, action, atWallMs: work.arrivedWallMs })
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
}): Pick<JudgedScan, 'decided' | 'recipe' | 'seenMonoMs' | 'sorterDeadlineMs' | 'deadlineFromUs' | 'wire'> {
  const { work, body, open, parts, wallMs, late } = options
  const { scan, judgement } = body
  const { batchId, visitId } = open.visit
  const circumstances = parts.circumstances(batchId)
  const { prediction } = judgement
  const { sorterDeadlineMs } = circumstances.recipe
  const nowMonoMs = parts.clock.monoMs()
  const seenMonoMs = work.arrivedMonoMs - (work.capturedBeforeMs ?? 0)
  const hold = {
    again: work.again,
    linkLost: late || !parts.sorterReachable(scan.tray),
    tooLate: nowMonoMs - seenMonoMs > sorterDeadlineMs,
    inQuestion: isInQuestion(open.flags),
  }
  const decision = decide(prediction, {
    ...circumstances,
    attempt: scan.attempt,
    holdReason: holdReasonOf(batchId, hold),
    untimed: work.deadlineFromUs === undefined,
  })
  const unusable = body.rejection !== undefined && decision.reason === 'MODEL_FAILED'
  const decided: DecidedScan = {
    identity: scan.identity,
    visitId,
    batchId,
    cell: scan.cell,
    attempt: scan.attempt,
    coil: scan.coil,
    capturedAtUs: scan.capturedAtUs,
    capturedBeforeMs: work.capturedBeforeMs,
    arrivedWallMs: work.arrivedWallMs,
    decidedWallMs: wallMs,
    latencyMs: work.late ? undefined : nowMonoMs - work.arrivedMonoMs,
    prediction,
    // No model was asked: the message itself was at fault.
    decision: unusable ? { ...decision, reason: 'BAD_IMAGE' } : decision,
    recipe: { id: circumstances.recipe.id, version: circumstances.recipe.version },
    sampled: batchId !== null && isSampled(scan, circumstances.recipe.sampleShare),
  }
  const { deadlineFromUs = scan.capturedAtUs } = work
  const { recipe } = circumstances
  return {
    decided: withReasons(decided, scan, parts),
    recipe,
    seenMonoMs,
    sorterDeadlineMs,
    deadlineFromUs,
    wire: { latencyMs: null },
  }
}

/** A decision that a cable, a crash or a slow model kept from the sorter holds its egg. */
function holdReasonOf(
  batchId: string | null,
  hold: Readonly<Record<'again' | 'linkLost' | 'tooLate' | 'inQuestion', boolean>>,
) {
  if (batchId === null) return 'NO_BATCH'
  if (hold.again) return 'DECIDED_AGAIN'
  if (hold.linkLost) return 'LINK_LOST'
  if (hold.tooLate) return 'TOO_LATE'
  return hold.inQuestion ? 'TRAY_IN_QUESTION' : undefined
}
