import { IntervalSet } from '../base/interval-set.ts'
import type { DecisionReason, EggClass } from '../domain/egg.ts'
import { DEFAULT_RECIPE, IMPORTED_RECIPE_ID } from '../domain/recipe/recipe.ts'
import type { CommitItem, Store, StoredBatch } from '../store/store.ts'
import type { PastRow } from './past-row.ts'

/** Rows in one transaction at most: a second's work, and all that is held in memory. The end of a tray commits before, because its next one is looked up. */
export const ROWS_PER_COMMIT = 2_000

/** What became of the rows. */
export interface PastCounts {
  readonly taken: number
  /** Their scans are there already. */
  readonly known: number
  readonly refused: number
}

interface OpenTray {
  readonly key: string
  readonly visitId: number
  lastWallMs: number
}

/** Why a row that is well formed cannot be taken all the same. */
type Refusal = string

const RECIPE = { ...DEFAULT_RECIPE, id: IMPORTED_RECIPE_ID, name: 'Imported' }
/** Of batches whose source does not say. */
const NOT_SAID = ''
const REASON_OF: Partial<Record<EggClass, DecisionReason>> = { UNCERTAIN: 'BELOW_THRESHOLD', UNREADABLE: 'BAD_IMAGE' }

/** Writes rows through the store's own writer. A tray ends where another one of its session begins; batches are closed at the end. */
export class PastImport {
  readonly #store: Store
  readonly #settled: Map<string, IntervalSet>
  readonly #batches = new Map<string, { batch: StoredBatch; lastWallMs: number }>()
  readonly #trays = new Map<string, OpenTray>()
  /** Trays that a run left open which was cut off: nothing may come for them any more but rows that are known. */
  readonly #left = new Map<string, OpenTray & { readonly batchId: string }>()
  readonly #counts = { taken: 0, known: 0, refused: 0 }
  #items: CommitItem[] = []
  #nextVisitId: number

  constructor(store: Store) {
    this.#store = store
    const { sessions, nextVisitId, openVisits } = store.start()
    this.#nextVisitId = nextVisitId
    this.#settled = new Map(
      sessions.map((one) => [sessionKey(one.scannerSerial, one.sessionId), new IntervalSet(one.ranges)]),
    )
    for (const { visit } of openVisits) {
      const { visitId, ref, batchId, beganWallMs } = visit
      if (batchId === null || store.findBatch(batchId)?.recipe.id !== RECIPE.id) continue
      const key = trayKey(sessionKey(ref.scannerSerial, ref.sessionId), ref.traySequence)
      this.#left.set(key, { key, visitId, batchId, lastWallMs: beganWallMs })
    }
  }

  get counts(): PastCounts {
    return this.#counts
  }

  /** Undefined when the row was taken or is there already, otherwise why not. */
  add(row: PastRow): Refusal | undefined {
    const key = sessionKey(row.scanner, row.session)
    const settled = this.#settled.get(key) ?? new IntervalSet()
    this.#settled.set(key, settled)
    if (settled.has(row.sequence)) {
      this.#counts.known++
      const left = this.#left.get(trayKey(key, row.tray))
      if (left !== undefined) left.lastWallMs = Math.max(left.lastWallMs, row.arrived_at)
      return undefined
    }
    const refusal = this.#batchRefusal(row)
    if (refusal !== undefined) {
      this.#counts.refused++
      return refusal
    }
    settled.add(row.sequence)
    const tray = this.#tray(row, key)
    tray.lastWallMs = Math.max(tray.lastWallMs, row.arrived_at)
    this.#items.push({ kind: 'scan', scan: scanOf(row, tray.visitId) })
    this.#counts.taken++
    if (this.#items.length >= ROWS_PER_COMMIT) this.#commit()
    return undefined
  }

  /** A row that could not even be read. */
  refuse(): void {
    this.#counts.refused++
  }

  /** Ends the trays and closes the batches that were written to. */
  finish(): void {
    for (const key of [...this.#trays.keys()]) this.#endTray(key)
    for (const left of this.#left.values()) this.#endLeft(left)
    this.#commit()
    for (const { batch, lastWallMs } of this.#batches.values()) {
      const closedWallMs = Math.max(batch.closedWallMs ?? 0, lastWallMs)
      this.#store.saveBatch({ ...batch, state: 'closed', closedWallMs })
    }
  }

  /** The batch is made by its first row; one that is there must be one that was imported, and be about the same. */
  #batchRefusal(row: PastRow): Refusal | undefined {
    const known = this.#batches.get(row.batch)?.batch ?? this.#store.findBatch(row.batch)
    if (known !== undefined) {
      if (known.recipe.id !== RECIPE.id) return `batch: ${row.batch} was run here; it takes no scans from elsewhere`
      const { flock, breed } = known.identity
      if (flock !== row.flock || breed !== row.breed) return `batch: ${row.batch} is of flock ${flock}, breed ${breed}`
    }
    const entry = this.#batches.get(row.batch) ?? { batch: known ?? batchOf(row), lastWallMs: row.arrived_at }
    if (known === undefined) this.#store.saveBatch(entry.batch)
    entry.lastWallMs = Math.max(entry.lastWallMs, row.arrived_at)
    this.#batches.set(row.batch, entry)
    return undefined
  }

  #tray(row: PastRow, session: string): OpenTray {
    const key = trayKey(session, row.tray)
    const open = this.#trays.get(session)
    if (open?.key === key) return open
    if (open !== undefined) this.#endTray(session)
    const ref = { scannerSerial: row.scanner, sessionId: row.session, traySequence: row.tray }
    // The scans of one transaction may be of a tray that an earlier run began.
    this.#commit()
    const there = this.#store.trays.findVisit(ref)
    const visitId = there?.visit.visitId ?? this.#nextVisitId++
    if (there === undefined) {
      const visit = {
        ...{ visitId, ref, code: row.tray_code, rows: row.tray_rows, columns: row.tray_columns },
        ...{ layout: 'square' as const, batchId: row.batch, beganWallMs: row.arrived_at, state: 'filling' as const },
      }
      this.#items.push({ kind: 'tray-begin', visit })
    }
    const tray = { key, visitId, lastWallMs: Math.max(row.arrived_at, this.#left.get(key)?.lastWallMs ?? 0) }
    this.#left.delete(key)
    this.#trays.set(session, tray)
    return tray
  }

  #endTray(session: string): void {
    const tray = this.#trays.get(session)
    this.#trays.delete(session)
    if (tray === undefined) return
    const { visitId, lastWallMs } = tray
    this.#items.push({ kind: 'tray-end', visitId, endedWallMs: lastWallMs, state: 'complete' })
  }

  #endLeft({ visitId, batchId, lastWallMs }: OpenTray & { readonly batchId: string }): void {
    this.#items.push({ kind: 'tray-end', visitId, endedWallMs: lastWallMs, state: 'complete' })
    const entry = this.#batches.get(batchId)
    const batch = entry?.batch ?? this.#store.findBatch(batchId)
    if (batch !== undefined) {
      this.#batches.set(batchId, { batch, lastWallMs: Math.max(entry?.lastWallMs ?? 0, lastWallMs) })
    }
  }

  #commit(): void {
    if (this.#items.length === 0) return
    const items = this.#items
    this.#items = []
    this.#store.commit({ items, received: [], releasedThrough: 0 })
  }
}

function scanOf(row: PastRow, visitId: number) {
  return {
    identity: { scannerSerial: row.scanner, sessionId: row.session, sequence: row.sequence },
    ...{ visitId, batchId: row.batch, cell: row.cell, attempt: row.attempt, coil: row.coil ?? 0 },
    // What the other system knew of its own clocks is not asked: the time of arrival stands for all of them.
    ...{ capturedAtUs: 0, arrivedWallMs: row.arrived_at, decidedWallMs: row.arrived_at, latencyMs: 0 },
    // A prediction is a model's, and which one judged elsewhere means nothing here.
    prediction: undefined,
    decision: {
      ...{ eggClass: row.class, action: row.action, confidence: row.confidence },
      reason: REASON_OF[row.class] ?? ('CLEAR_CUT' as const),
    },
    recipe: { id: RECIPE.id, version: RECIPE.version },
    sampled: false,
  }
}

function batchOf(row: PastRow): StoredBatch {
  return {
    identity: {
      ...{ batchId: row.batch, flock: row.flock, breed: row.breed, parentAgeWeeks: row.parent_age_weeks ?? 0 },
      ...{ setter: row.setter, trolley: row.trolley, setAtWallMs: row.set_at },
      ...{ jurisdictionId: NOT_SAID, trayTypeId: NOT_SAID, sexingMethod: NOT_SAID, eggsExpected: undefined },
    },
    ...{ state: 'closed', recipe: RECIPE, startedWallMs: row.arrived_at, closedWallMs: row.arrived_at },
  }
}

function trayKey(session: string, tray: number): string {
  return `${session} ${tray}`
}

function sessionKey(scanner: string, session: string): string {
  return `${session} ${scanner}`
}
