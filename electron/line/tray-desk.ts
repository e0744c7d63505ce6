import type { Clock } from '../base/clock.ts'
import type { FlockOutcome, HeldTrayRow, RefillPlan, TransferOutcome, TrayOutcome } from '../contract/trays.ts'
import type { Caller } from '../domain/access.ts'
import type { AuditAct, AuditDeed, Audited } from '../domain/audit.ts'
import type { EggAction, EggClass } from '../domain/egg.ts'
import { type FlockRange, refuseFlockRanges } from '../domain/tray/flock-range.ts'
import {
  isOnHold,
  refuseRelease,
  refuseWordOnEggs,
  releasedAction,
  type TrayRelease,
  waits,
} from '../domain/tray/hold.ts'
import { isInQuestion, unreadableCode } from '../domain/tray/passage.ts'
import {
  holdsEgg,
  type Move,
  planRefill,
  refuseTransfer,
  refuseTrays,
  type SortedTray,
} from '../domain/tray/transfer.ts'
import type { Logger } from '../log/logger.ts'
import type { Store } from '../store/store.ts'
import type { HeldTray, Said, StoredTray } from '../store/trays.ts'

export interface TrayDeskParts {
  readonly store: Pick<Store, 'trays' | 'findBatch'>
  readonly audited: Audited
  readonly clock: Clock
  readonly log: Logger
  /** The legal table at the age of now, for eggs of that batch. */
  allowed(batchId: string | null, eggClass: EggClass): ReadonlySet<EggAction>
  /** A person's word on a tray is durable: what shows and decides trays must look again. */
  onWord(visitId: number): void
}

/** A tray of the batch that is filled, and one whose eggs come into it. */
interface RefillWish {
  readonly batchId: string
  readonly toCode: string
  readonly fromBatchId: string
  readonly fromCode: string
}

type Wish<More> = { readonly visitId: number; readonly why: string } & More

/** What people do with trays: each deed is checked, written with its audit entry, and only then in force. A wish that cannot be carried out is an answer. */
export class TrayDesk {
  readonly #parts: TrayDeskParts

  constructor(parts: TrayDeskParts) {
    this.#parts = parts
  }

  held(): HeldTrayRow[] {
    return this.#parts.store.trays.held().map(heldRow)
  }

  release({ visitId, how, why }: Wish<{ readonly how: TrayRelease }>, caller: Caller): TrayOutcome {
    const { store } = this.#parts
    const tray = store.trays.tray(visitId)
    if (tray === undefined) return refused('UNKNOWN_TRAY')
    const refusal = refuseRelease({ ...tray, onHold: isOnHold(tray) }, how)
    if (refusal !== undefined) return refused(refusal)
    const eggs = how === 'AS_IS' ? this.#releasedEggs(tray) : []
    const before = { holdReason: tray.holdReason ?? 'EGGS_WAIT', eggsWaiting: eggsWaiting(tray) }
    return this.#do(
      caller,
      deedOn(tray, `tray.release.${how}`, { before, after: { eggs: eggs.length }, why }),
      () => store.trays.release({ visitId, how, ...this.#said(why, caller), eggs }),
      [visitId],
    )
  }

  name({ visitId, code, why }: Wish<{ readonly code: string }>, caller: Caller): TrayOutcome {
    const { trays } = this.#parts.store
    const tray = trays.tray(visitId)
    if (tray === undefined) return refused('UNKNOWN_TRAY')
    if (tray.visit.code === code) return refused('SAME_CODE')
    // A stand-in of ours says that nobody knows the tray.
    if (code.startsWith(unreadableCode(0).slice(0, -1))) return refused('CODE_NOT_USABLE')
    const codes = { before: { code: tray.visit.code }, after: { code }, why }
    const changed: number[] = []
    const rename = () => changed.push(...trays.name(visitId, code, this.#said(why, caller)))
    return this.#do(caller, deedOn(tray, 'tray.name', codes), rename, changed)
  }

  sayEggs(wish: Wish<{ readonly eggs: 'SAME_EGGS' | 'OTHER_EGGS' }>, caller: Caller): TrayOutcome {
    const { visitId, eggs, why } = wish
    const { trays } = this.#parts.store
    const tray = trays.tray(visitId)
    if (tray === undefined) return refused('UNKNOWN_TRAY')
    const refusal = refuseWordOnEggs(tray.flags, eggs)
    if (refusal !== undefined) return refused(refusal)
    const said = { before: { flags: tray.flags }, after: { eggs }, why }
    const changed: number[] = []
    const say = () => changed.push(...trays.sayEggs(visitId, eggs, this.#said(why, caller)))
    return this.#do(caller, deedOn(tray, 'tray.eggs', said), say, changed)
  }

  planRefill({ batchId, toCode, fromBatchId, fromCode }: RefillWish): RefillPlan {
    const { trays } = this.#parts.store
    const acrossBatches = fromBatchId !== batchId
    const from = this.#sortedTray(trays.newestVisit(fromBatchId, fromCode))
    const to = this.#sortedTray(trays.newestVisit(batchId, toCode))
    if (from === undefined || to === undefined) return { ok: false, refusal: 'UNKNOWN_TRAY' }
    // Within the batch the newest passage is the one; of an earlier batch the tray may have been filled anew.
    if (acrossBatches && trays.usedSince(from.visitId)) return { ok: false, refusal: 'USED_SINCE' }
    const refusal = refuseTrays(from, to, acrossBatches)
    if (refusal !== undefined) return { ok: false, refusal }
    const moves = planRefill(from, to)
    if (moves.length === 0) return { ok: false, refusal: 'NOTHING_TO_MOVE' }
    const gaps = to.cells.filter((cell) => !holdsEgg(cell)).length
    return { ok: true, fromVisitId: from.visitId, toVisitId: to.visitId, gapsLeft: gaps - moves.length, moves }
  }

  transfer(
    wish: {
      readonly fromVisitId: number
      readonly toVisitId: number
      readonly moves: readonly Move[]
      readonly otherBatchWhy: string | null
    },
    caller: Caller,
  ): TransferOutcome {
    const { fromVisitId, toVisitId, moves, otherBatchWhy } = wish
    const { store } = this.#parts
    const from = this.#sortedTray(fromVisitId)
    const to = this.#sortedTray(toVisitId)
    if (from === undefined || to === undefined) return { ok: false, refusal: 'UNKNOWN_TRAY' }
    const refusal = refuseTransfer({ from, to, moves, acrossBatches: otherBatchWhy !== null })
    if (refusal !== undefined) return { ok: false, refusal }
    const deed: AuditDeed = {
      ...{ act: 'egg.transfer', subject: `${fromVisitId} → ${toVisitId}` },
      after: JSON.stringify(moves),
      why: otherBatchWhy ?? undefined,
    }
    const record = { fromVisitId, toVisitId, moves, ...this.#said(otherBatchWhy ?? '', caller) }
    return this.#do(caller, deed, () => store.trays.transfer(record), [fromVisitId, toVisitId])
  }

  setFlockRanges(
    wish: { readonly batchId: string; readonly code: string; readonly ranges: readonly FlockRange[] },
    caller: Caller,
  ): FlockOutcome {
    const { batchId, code, ranges } = wish
    const { store } = this.#parts
    if (store.findBatch(batchId) === undefined) return { ok: false, refusal: 'UNKNOWN_BATCH' }
    const refusal = refuseFlockRanges(ranges)
    if (refusal !== undefined) return { ok: false, refusal }
    const deed: AuditDeed = {
      ...{ act: 'batch.flocks', subject: code === '' ? batchId : `${batchId} ${code}` },
      before: JSON.stringify(store.trays.flockRanges(batchId, code)),
      after: JSON.stringify(ranges),
    }
    return this.#do(caller, deed, () => store.trays.setFlockRanges(batchId, code, ranges), [])
  }

  flockRanges({ batchId, code }: { readonly batchId: string; readonly code: string }): FlockRange[] {
    return this.#parts.store.trays.flockRanges(batchId, code)
  }

  #said(why: string, { name }: Caller): Said {
    return { why, who: name, atWallMs: this.#parts.clock.wallMs() }
  }

  /** What waits is kept, within the legal table of now; nothing is removed. */
  #releasedEggs({ visit, eggs }: StoredTray) {
    return eggs
      .filter(({ actionNow }) => waits(actionNow))
      .map(({ cell, state }) => ({
        ...{ cell, attempt: state.attempt },
        action: releasedAction(state.eggClass, this.#parts.allowed(visit.batchId, state.eggClass)),
      }))
  }

  /** Written with its audit entry or not at all, and in force only then. */
  #do(caller: Caller, deed: AuditDeed, change: () => unknown, visitIds: readonly number[]) {
    const { audited, log, onWord } = this.#parts
    try {
      audited(caller, deed, change)
    } catch (error) {
      log.error({ error: String(error), act: deed.act }, 'what a person said of a tray could not be saved')
      return { ok: false, refusal: 'NOT_SAVED' } as const
    }
    for (const visitId of visitIds) onWord(visitId)
    return { ok: true } as const
  }

  #sortedTray(visitId: number | undefined): SortedTray | undefined {
    const tray = visitId === undefined ? undefined : this.#parts.store.trays.tray(visitId)
    if (tray === undefined) return undefined
    const { visit, ended, eggs } = tray
    return {
      ...{ visitId: visit.visitId, batchId: visit.batchId, rows: visit.rows, columns: visit.columns, ended },
      onHold: isOnHold(tray),
      cells: eggs.map(({ cell, state, actionNow, moved }) => ({
        ...{ cell, eggClass: state.eggClass, action: actionNow, moved },
      })),
    }
  }
}

function heldRow(tray: HeldTray): HeldTrayRow {
  const { visitId, code, batchId, endedWallMs, holdReason, flags, rescanAsked, eggsWaiting: waiting, continues } = tray
  return {
    ...{ visitId, code, batchId, sinceWallMs: endedWallMs, reason: holdReason ?? 'EGGS_WAIT', flags: [...flags] },
    ...{ inQuestion: isInQuestion(flags), rescanAsked, eggsWaiting: waiting, earlierVisitId: continues ?? null },
  }
}

function deedOn(
  { visit }: StoredTray,
  act: AuditAct,
  { before, after, why }: { readonly before: unknown; readonly after: unknown; readonly why: string },
): AuditDeed {
  const subject = `${visit.code} (${visit.visitId})`
  return { act, subject, before: JSON.stringify(before), after: JSON.stringify(after), why }
}

function eggsWaiting({ eggs }: StoredTray): number {
  return eggs.filter(({ actionNow }) => waits(actionNow)).length
}

function refused<Refusal extends string>(refusal: Refusal) {
  return { ok: false, refusal } as const
}
