import { type Random, seededRandom } from '../../electron/base/random.ts'
import type { EggAction, EggClass } from '../../electron/domain/egg.ts'
import type { CommitItem, Store } from '../../electron/store/store.ts'
import { makeBatch, makePrediction, makeScan, makeVisit } from './commit-groups.ts'

const ROWS = 10
const COLUMNS = 15
export const TRAY_CELLS = ROWS * COLUMNS
const COILS = 8
const DAY_MS = 86_400_000
/** The fastest line of today. */
const EGG_MS = 144
const TRAY_GAP_MS = 400
/** From a picture to its arrival. */
const CAPTURED_BEFORE_MS = 40
/** What one setter gives in a morning. */
const BATCH_EGGS = 25_000
/** A whole day of a large site as one batch: the largest that anybody opens. */
const DAY_BATCH_EGGS = 250_000
/** Trays in one transaction: far more than a station has at once, because nobody waits for an answer. */
const TRAYS_PER_COMMIT = 10
const MODELS = ['history-net-1', 'history-net-2']
/** A model serves so many batches. */
const BATCHES_PER_MODEL = 40
const LEAVES_SETTER_DAYS = 12

export interface HistoryWish {
  readonly scans: number
  readonly seed: string | number
  /** Spread over so many days, the last of which ends at `untilWallMs`. */
  readonly days: number
  readonly untilWallMs: number
}

export interface History {
  readonly scans: number
  readonly eggs: number
  readonly trays: number
  readonly batches: number
}

/** By share of eggs, cumulated; a doubtful one is looked at again. */
const MIX: readonly (readonly [number, EggClass, EggAction])[] = [
  [0.455, 'FEMALE', 'KEEP'],
  [0.905, 'MALE', 'REMOVE_MALE'],
  [0.945, 'INFERTILE', 'REMOVE_CLEAR'],
  [0.957, 'EARLY_DEAD', 'REMOVE_CLEAR'],
  [0.962, 'MID_DEAD', 'REMOVE_CLEAR'],
  [0.994, 'UNCERTAIN', 'RESCAN'],
  [1, 'EMPTY', 'NONE'],
]
const SURE = MIX.slice(0, 5)
/** Of the eggs: corrected by a person, drawn for a check, decided too late, rejected by the scanner's own checksum. */
const CORRECTED_SHARE = 0.0003
const SAMPLED_SHARE = 0.005
const LATE_SHARE = 0.0002

/**
 * Fills an empty store with the past of one line: batches over many days, trays, scans with second attempts, sorter's answers, corrections.
 * Everything goes through the store's own writer, so sums and rows agree; memory is that of one transaction. The same wish gives the same rows.
 */
export function fillHistory(
  store: Store,
  wish: HistoryWish,
  onScans: (scans: number) => void = () => undefined,
): History {
  const line = new PastLine(store, seededRandom(`history ${wish.seed}`))
  const sizes = batchSizes(wish)
  const firstDayMs = Math.floor((wish.untilWallMs - wish.days * DAY_MS) / DAY_MS) * DAY_MS
  for (const [at, eggs] of sizes.entries()) {
    const day = Math.floor((at * wish.days) / sizes.length)
    line.runBatch(at, eggs, firstDayMs + day * DAY_MS, onScans)
  }
  return line.history
}

/** At least a batch a day; the newest but one is that of a whole day where the history is long enough. */
function batchSizes({ scans, days }: HistoryWish): number[] {
  const day = scans >= 4 * DAY_BATCH_EGGS ? DAY_BATCH_EGGS : 0
  const count = Math.max(Math.min(days, Math.ceil(scans / TRAY_CELLS)), Math.ceil((scans - day) / BATCH_EGGS))
  const sizes = Array.from(
    { length: count },
    (_, at) => Math.floor(((scans - day) * (at + 1)) / count) - Math.floor(((scans - day) * at) / count),
  )
  if (day > 0) sizes.splice(-1, 0, day)
  return sizes
}

class PastLine {
  readonly history = { scans: 0, eggs: 0, trays: 0, batches: 0 }
  readonly #store: Store
  readonly #random: Random
  #sequence = 0
  #session = ''
  #wallMs = 0

  constructor(store: Store, random: Random) {
    this.#store = store
    this.#random = random
  }

  runBatch(at: number, scans: number, dayMs: number, onScans: (scans: number) => void): void {
    // A day's batches follow each other, however many there are.
    this.#wallMs = Math.max(this.#wallMs + 600_000, dayMs + 4 * 3_600_000)
    const batch = this.#batch(at)
    const startedWallMs = this.#wallMs
    this.#store.saveBatch({ ...batch, state: 'running', startedWallMs })
    // The scanner is switched on with the batch and counts from one.
    this.#session = (at + 1).toString(16).padStart(16, '0')
    this.#sequence = 0
    const untilScans = this.history.scans + scans
    while (this.history.scans < untilScans) {
      this.#passTrays(batch.identity.batchId, at, untilScans)
      onScans(this.history.scans)
    }
    this.#store.saveBatch({ ...batch, state: 'closed', startedWallMs, closedWallMs: this.#wallMs })
    this.history.batches++
  }

  #batch(at: number) {
    const made = makeBatch()
    const date = new Date(this.#wallMs).toISOString()
    const batchId = `${date.slice(0, 4)}-${date.slice(5, 7)}${date.slice(8, 10)}-${String(at + 1).padStart(4, '0')}`
    const identity = {
      ...made.identity,
      ...{ batchId, flock: `Flock ${at % 12}`, breed: at % 3 === 0 ? 'White layer' : 'Brown layer' },
      ...{ parentAgeWeeks: 25 + (at % 45), setter: `S${at % 9}`, trolley: `T${at % 40}`, eggsExpected: undefined },
      setAtWallMs: this.#wallMs - LEAVES_SETTER_DAYS * DAY_MS,
    }
    return { ...made, identity }
  }

  #passTrays(batchId: string, batchAt: number, untilScans: number): void {
    const items: CommitItem[] = []
    const corrected: [visitId: number, index: number, attempt: number][] = []
    const firstSequence = this.#sequence + 1
    for (let tray = 0; tray < TRAYS_PER_COMMIT && this.history.scans < untilScans; tray++) {
      corrected.push(...this.#passTray(items, batchId, batchAt, untilScans))
    }
    const received = Array.from({ length: this.#sequence - firstSequence + 1 }, (_, n) =>
      this.#identity(firstSequence + n),
    )
    this.#store.commit({ items, received, releasedThrough: 0 })
    for (const [visitId, index, attempt] of corrected) this.#correct(batchId, visitId, index, attempt)
  }

  #passTray(items: CommitItem[], batchId: string, batchAt: number, untilScans: number) {
    const visitId = ++this.history.trays
    const ref = { ...this.#identity(0), traySequence: ++this.#sequence }
    const visit = makeVisit(visitId, { ref, batchId, code: `T-${visitId % 5_000}`, beganWallMs: this.#wallMs })
    items.push({ kind: 'tray-begin', visit })
    const corrected: [number, number, number][] = []
    for (let index = 0; index < TRAY_CELLS && this.history.scans < untilScans; index++) {
      this.#wallMs += EGG_MS
      const attempt = this.#scanEgg(items, { batchId, batchAt, visitId, index })
      if (this.#random.next() < CORRECTED_SHARE) corrected.push([visitId, index, attempt])
    }
    this.#sequence++
    items.push({ kind: 'tray-end', visitId, endedWallMs: this.#wallMs, state: 'complete' })
    this.#wallMs += TRAY_GAP_MS
    return corrected
  }

  /** Answers with the attempt that speaks. */
  #scanEgg(items: CommitItem[], where: Where): number {
    this.history.eggs++
    const draw = this.#random.next()
    const [, eggClass, action] = MIX.find(([share]) => draw < share) ?? MIX[0] ?? ([1, 'FEMALE', 'KEEP'] as const)
    if (eggClass !== 'UNCERTAIN') {
      this.#addScan(items, where, { attempt: 1, eggClass, action })
      return 1
    }
    this.#addScan(items, where, { attempt: 1, eggClass, action })
    const [, second, decided] = SURE[this.#random.int(2)] ?? ([1, 'FEMALE', 'KEEP'] as const)
    this.#addScan(items, where, { attempt: 2, eggClass: second, action: decided })
    return 2
  }

  #addScan(
    items: CommitItem[],
    { batchId, batchAt, visitId, index }: Where,
    { attempt, eggClass, action }: { attempt: number; eggClass: EggClass; action: EggAction },
  ): void {
    const random = this.#random
    const late = random.next() < LATE_SHARE
    const confidence = eggClass === 'UNCERTAIN' ? 0.5 + random.next() * 0.3 : 0.8 + random.next() * 0.2
    const cell = { row: Math.floor(index / COLUMNS), column: index % COLUMNS }
    const latencyMs = 2 + 3 * random.next()
    const removes = action === 'REMOVE_MALE' || action === 'REMOVE_CLEAR'
    const scan = makeScan(++this.#sequence, {
      ...{ identity: this.#identity(this.#sequence), visitId, batchId, cell, attempt, coil: cell.column % COILS },
      capturedBeforeMs: CAPTURED_BEFORE_MS,
      ...{ arrivedWallMs: this.#wallMs, decidedWallMs: this.#wallMs + latencyMs, latencyMs },
      ...{ eggClass, sampled: random.next() < SAMPLED_SHARE },
      decision: {
        eggClass,
        action: late && removes ? 'HOLD' : action,
        reason: late && removes ? 'TOO_LATE' : eggClass === 'UNCERTAIN' ? 'BELOW_THRESHOLD' : 'CLEAR_CUT',
        confidence,
      },
      prediction: this.#prediction(batchAt, eggClass, confidence),
    })
    items.push({ kind: 'scan', scan })
    this.history.scans++
    if (removes && !late)
      items.push({ kind: 'sorter-ack', visitId, cell, attempt, action, atWallMs: this.#wallMs + 60 })
  }

  #prediction(batchAt: number, eggClass: EggClass, confidence: number) {
    const random = this.#random
    const rest = (1 - confidence) / 4
    const fertility = { viable: rest, infertile: rest, earlyDead: rest, midDead: rest, empty: rest }
    const named = eggClass === 'INFERTILE' ? 'infertile' : eggClass === 'EMPTY' ? 'empty' : 'viable'
    return makePrediction({
      modelId: MODELS[Math.floor(batchAt / BATCHES_PER_MODEL) % MODELS.length] ?? 'history-net-1',
      fertility: { ...fertility, [named]: confidence },
      female: eggClass === 'MALE' ? 1 - confidence : confidence,
      quality: {
        signalToNoise: 8 + random.next() * 8,
        saturatedShare: random.next() * 0.01,
        interference: random.next() * 0.01,
        evenness: 0.8 + random.next() * 0.2,
      },
    })
  }

  #correct(batchId: string, visitId: number, index: number, attempt: number): void {
    const cell = { row: Math.floor(index / COLUMNS), column: index % COLUMNS }
    const state = this.#store.findEgg(visitId, cell)?.state
    if (state === undefined || state.attempt !== attempt) return
    this.#store.saveOverride({
      ...{ visitId, cell, attempt, batchId, atWallMs: this.#wallMs, operator: 'Ada', note: '' },
      ...{ from: state, eggClass: 'EARLY_DEAD', action: state.action, reason: 'CANDLED' },
    })
  }

  #identity(sequence: number) {
    return { scannerSerial: 'HISTORY-1', sessionId: this.#session, sequence }
  }
}

interface Where {
  readonly batchId: string
  readonly batchAt: number
  readonly visitId: number
  /** Of the cell, row by row. */
  readonly index: number
}
