import { IntervalSet } from '../../electron/base/interval-set.ts'
import type { Caller } from '../../electron/domain/access.ts'
import type { AuditDeed } from '../../electron/domain/audit.ts'
import type { BatchSummary } from '../../electron/domain/batch/batch-summary.ts'
import type { EggAction } from '../../electron/domain/egg.ts'
import type { ClockJump } from '../../electron/domain/event-time/clock-jump.ts'
import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import type { BatchSums, SealBatch } from '../../electron/store/outbox.ts'
import type {
  ChangedSummary,
  CommitGroup,
  CommitItem,
  DecidedScan,
  EggChange,
  EggOverride,
  EggState,
  Store,
  StoredBatch,
  StoredEgg,
  TrayVisit,
} from '../../electron/store/store.ts'
import type { ClockMark, StoreStart } from '../../electron/store/store-start.ts'
import { MemoryAlarmLog } from './memory-alarm-log.ts'
import { MemoryBatchLife } from './memory-batch-life.ts'
import { MemoryLines, memoryLine } from './memory-line.ts'
import { MemoryMasterData } from './memory-master-data.ts'
import { MemoryModelBook } from './memory-model-book.ts'
import { becameOf, isOnOrder, type OrderItem, type SessionName, sentRemovals } from './memory-orders.ts'
import { MemoryOutbox } from './memory-outbox.ts'
import { correctionOf, newestDecided, recentOf, requireBatches } from './memory-reads.ts'
import { MemoryRecipeBook } from './memory-recipe-book.ts'
import { eggsByMinute, type MemoryEgg, minuteOfEgg, summaryOf } from './memory-sums.ts'
import { MemoryTrays } from './memory-trays.ts'
import { MemorySignIns, MemoryUsers } from './memory-users.ts'

/** The store's meaning in a few maps: a second, independent reading of its contract to hold the pipeline against. */
export class MemoryStore implements Store {
  readonly #lines = new MemoryLines()
  /** Memory is never cold. */
  readonly lines = () => this.#lines.ids
  readonly moveToCold = () => 'done' as const
  /** Memory never loses its end. */
  readonly noteJournalEnd = (_end: number) => undefined
  readonly nextBatchId = () => `2026-1121-${String(this.batches.size + 1).padStart(2, '0')}`
  readonly close = () => undefined
  readonly recordDigest = (batchId: string) =>
    this.batches.has(batchId) ? JSON.stringify([this.batches.get(batchId)?.state, this.#sums(batchId)]) : undefined
  readonly findBatch = (batchId: string) => this.batches.get(batchId)
  readonly items: CommitItem[] = []
  readonly scans: DecidedScan[] = []
  readonly visits = new Map<number, TrayVisit>()
  readonly eggs = new Map<string, MemoryEgg>()
  /** By serial|session: whether there is a sorter that answers. */
  readonly sorters = new Map<string, boolean>()
  readonly overrides: EggOverride[] = []
  readonly batches = new Map<string, StoredBatch>()
  readonly outbox = new MemoryOutbox()
  readonly masterData = new MemoryMasterData((trayTypeId) =>
    [...this.batches.values()].some(({ identity }) => identity.trayTypeId === trayTypeId),
  )
  readonly alarmLog = new MemoryAlarmLog()
  readonly recipes = new MemoryRecipeBook()
  readonly batchLife = new MemoryBatchLife()
  readonly models = new MemoryModelBook()
  readonly users = new MemoryUsers()
  readonly signIns = new MemorySignIns()
  readonly trail: (AuditDeed & { readonly who: string })[] = []
  readonly trays = new MemoryTrays((visitId, lineId) => this.#lines.isTrayOf(lineId, visitId))
  readonly #acks = new Map<string, EggAction>()
  readonly #faults = new Map<string, string>()
  readonly #changed = new Map<string, number>()
  /** A function and no method, as in the real store: it is handed on by itself. */
  readonly audited = <T>(caller: Caller, deed: AuditDeed, change: () => T): T => {
    // Of what a change may have written, batches, what surrounds them and the clock's mark go back with it.
    const batches = new Map(this.batches)
    const takeBack = this.batchLife.begin()
    const { clockMark } = this
    try {
      const result = change()
      if (this.failing || this.trailFailing) throw new Error('SQLITE_FULL: database or disk is full')
      this.trail.push({ who: caller.name, ...deed })
      return result
    } catch (error) {
      this.batches.clear()
      for (const [batchId, batch] of batches) this.batches.set(batchId, batch)
      takeBack()
      this.clockMark = clockMark
      throw error
    }
  }
  clockMark: ClockMark | undefined
  readonly jumps: ClockJump[] = []
  failing = false
  /** The change is written, its entry in the trail is refused. */
  trailFailing = false
  readonly #received = new Map<string, IntervalSet>()

  ofLine(lineId: string): Store {
    return lineId === FIRST_LINE_ID ? this : memoryLine(this, lineId, this.#lines.of(lineId))
  }

  start(lineId = FIRST_LINE_ID): StoreStart {
    const lines = this.#lines
    const isEnded = (visitId: number) => lines.isTrayOf(lineId, visitId) && this.#ended(visitId)
    const isOpen = ({ visitId }: TrayVisit) => lines.isTrayOf(lineId, visitId) && !this.#ended(visitId)
    const ofLine = [...this.batches.values()].filter(({ identity }) => lines.isBatchOf(lineId, identity.batchId))
    const openBatch = ofLine.find(({ state }) => state !== 'closed')
    return {
      clockMark: this.clockMark,
      releasedThrough: lines.of(lineId).releasedThrough,
      forgottenThrough: 0,
      sessions: [...this.#received].map(([key, set]) => {
        const [scannerSerial = '', sessionId = ''] = key.split('|')
        return { scannerSerial, sessionId, ranges: set.ranges }
      }),
      openBatch,
      recentBatches: recentOf(ofLine),
      openVisits: [...this.visits.values()].filter(isOpen).map((visit) => ({
        visit,
        ...(this.trays.ledger.visit(visit.visitId).flags.size > 0 && {
          flags: [...this.trays.ledger.visit(visit.visitId).flags],
        }),
        eggs: [...this.eggs.values()]
          .filter((egg) => egg.visitId === visit.visitId)
          .map((egg) => ({ ...egg, ...correctionOf(this.overrides, egg) })),
      })),
      newestDecidedWallMs: openBatch && newestDecided(this, openBatch.identity.batchId),
      nextVisitId: Math.max(0, ...this.visits.keys()) + 1,
      sentRemovals: sentRemovals(this, new Set(this.#acks.keys()), isEnded),
    }
  }

  commit(group: CommitGroup, lineId = FIRST_LINE_ID): EggChange[] {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    requireBatches(group.items, this.batches)
    const changes: EggChange[] = []
    for (const item of group.items) {
      this.items.push(item)
      this.#mark(this.#batchOf(item))
      if (item.kind === 'tray-begin') {
        const stored = this.trays.begin(item.visit, lineId)
        if (stored !== undefined) this.visits.set(stored.visitId, stored)
        this.#lines.of(lineId).visits.add(item.visit.visitId)
      }
      const held = item.kind === 'tray-state' && this.visits.get(item.visitId)
      if (held) {
        this.visits.set(item.visitId, { ...held, state: item.state })
        this.trays.setState(item.visitId, item.state, item.reason)
      }
      if (item.kind === 'tray-end') this.trays.end(item)
      if (isOnOrder(item)) changes.push(...this.#settleOrder(item))
      if (item.kind === 'scan') changes.push(...this.#addScan(item.scan))
    }
    for (const { scannerSerial, sessionId, sequence } of group.received) {
      const key = `${scannerSerial}|${sessionId}`
      const set = this.#received.get(key) ?? new IntervalSet()
      this.#received.set(key, set)
      set.add(sequence)
    }
    this.#lines.committed(lineId, group)
    return changes
  }

  saveBatch(batch: StoredBatch, seal?: SealBatch | 'later', lineId = FIRST_LINE_ID): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    const { batchId } = batch.identity
    const entry = typeof seal === 'function' ? seal(batch, this.#sums(batchId)) : undefined
    if (seal === 'later') this.#changed.set(batchId, 1)
    this.batches.set(batchId, batch)
    this.#lines.keepBatch(lineId, batchId)
    if (entry !== undefined) this.outbox.add(batchId, entry)
  }

  batchSummary(batchId: string): BatchSummary {
    return summaryOf(this, batchId)
  }

  eggsByMinute(batchId: string, fromMinute: number): ReadonlyMap<number, number> {
    return eggsByMinute(this, batchId, fromMinute)
  }

  findEgg(visitId: number, cell: DecidedScan['cell']): StoredEgg | undefined {
    const egg = this.eggs.get(`${visitId}/${cell.row}/${cell.column}`)
    return egg && { state: egg.state, batch: egg.batchId === null ? undefined : this.batches.get(egg.batchId) }
  }

  saveOverride(override: EggOverride): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    this.overrides.push(override)
    const { visitId, cell, attempt, action } = override
    if (this.visits.has(visitId)) this.trays.ledger.say(visitId, cell, attempt, action)
    this.#mark(override.batchId)
  }

  saveSorterPresent({ scannerSerial, sessionId }: SessionName, present: boolean): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    this.sorters.set(`${scannerSerial}|${sessionId}`, present)
  }

  saveClockMark(mark: ClockMark, jump?: ClockJump): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    this.clockMark = mark
    if (jump !== undefined) this.jumps.push(jump)
  }

  moveEventMark(toWallMs: number, lineId = FIRST_LINE_ID): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    this.#lines.moveMark(lineId, toWallMs)
  }

  changedSummaries(): ChangedSummary[] {
    return [...this.#changed].map(([batchId, changes]) => ({
      batchId,
      changes,
      final: this.#lines.isFinal(this.batches.get(batchId)),
    }))
  }

  sealRevision(batchId: string, seal: SealBatch): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    const batch = this.batches.get(batchId)
    const entry = batch && seal(batch, this.#sums(batchId))
    if (entry !== undefined) this.outbox.add(batchId, entry)
    this.#changed.delete(batchId)
  }

  #sums(batchId: string): BatchSums {
    const nextRevision = this.outbox.entries.filter((entry) => entry.batchId === batchId).length + 1
    return { ...this.batchSummary(batchId), nextRevision }
  }

  #batchOf(item: CommitItem): string | null | undefined {
    if (item.kind === 'scan') return item.scan.batchId
    if (item.kind === 'tray-begin') return item.visit.batchId
    return 'visitId' in item && item.kind !== 'sorter-ack' ? this.visits.get(item.visitId)?.batchId : undefined
  }

  /** Its summary is out of date, if one was ever made. */
  #mark(batchId: string | null | undefined): void {
    if (!batchId || !this.outbox.entries.some((entry) => entry.batchId === batchId)) return
    this.#changed.set(batchId, (this.#changed.get(batchId) ?? 0) + 1)
  }

  #ended(visitId: number): boolean {
    return this.items.some((item) => item.kind === 'tray-end' && item.visitId === visitId)
  }

  /** An order stands, or something else became of it; the sorter's first word on an attempt is the last. */
  #settleOrder(item: OrderItem): EggChange[] {
    const { visitId, cell, attempt } = item
    const name = `${visitId}/${cell.row}/${cell.column}`
    const known = this.#acks.get(`${name}/${attempt}`)
    if (known !== undefined && (item.kind === 'sorter-ack' || known.startsWith('REMOVE_'))) return []
    if (item.kind === 'sorter-ack') this.#acks.set(`${name}/${attempt}`, item.action ?? 'REMOVE_CLEAR')
    const egg = this.eggs.get(name)
    if (egg === undefined || egg.state.attempt !== attempt) return []
    const { action, fault } = becameOf(item, egg.decided)
    const isSame = action === egg.state.action
    const told = this.#faults.get(`${name}/${attempt}`) === fault
    if (isSame && (fault === undefined || told || item.kind !== 'sorter-ack')) return []
    this.#faults.set(`${name}/${attempt}`, fault ?? '')
    const state: EggState = { ...egg.state, action }
    const change = this.trays.rewrite(visitId, egg.batchId, cell, state)
    this.eggs.set(name, { ...egg, state })
    if (action === 'HOLD' && fault !== undefined && !isSame) {
      this.trays.setState(visitId, 'held', fault)
      const visit = this.visits.get(visitId)
      if (visit) this.visits.set(visitId, { ...visit, state: 'held' })
    }
    return [fault === undefined ? change : { ...change, fault }]
  }

  #addScan(scan: DecidedScan): EggChange[] {
    this.scans.push(scan)
    const { visitId, batchId, cell, attempt, decision } = scan
    const after: EggState = { eggClass: decision.eggClass, action: decision.action, attempt }
    const minuteOf = (visit: number, word: EggState) => minuteOfEgg(this.scans, visit, cell, word.attempt)
    const change = this.trays.scan(visitId, batchId, cell, after, minuteOf)
    if (change === undefined) return []
    const egg = { visitId, batchId, cell, state: after, decided: decision }
    this.eggs.set(`${visitId}/${cell.row}/${cell.column}`, egg)
    return [change]
  }
}
