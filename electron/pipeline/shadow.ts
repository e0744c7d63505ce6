import type { Clock, TimerHandle, Timers } from '../base/clock.ts'
import type { Logger } from '../log/logger.ts'
import type { ModelBook, ShadowScan } from '../store/model-book.ts'
import type { JudgedScan } from './build-group.ts'
import { judge } from './decide/decide.ts'
import type { Prediction, Predictor } from './predict/prediction.ts'
import type { ScanImage } from './scan/scan.ts'

/** Scans that may wait for a model that runs beside: a tray of the fastest line, so that it catches up between two trays. Effect: further ones are left out. */
const WAITING_MAX = 150
/** The same limit for large pictures, in bytes. */
const WAITING_BYTES_MAX = 32 * 1024 * 1024
/** Few, so that a scan that comes meanwhile shares the machine with them for some milliseconds at most. */
const BATCH_MAX = 4
/** The model that judges is asked about again after this, while it is busy. */
const LOOK_AGAIN_MS = 20
/**
 * A batch that took so long is followed by a rest so many times as long: the other model has a fifth of the time of a processor at most, and less
 * where the machine is loaded, because everything takes longer there. Our own figure: at seven scans a second it still sees every one.
 */
const REST_FACTOR = 4
/** Rows are written this often: one small transaction a second costs the line nothing that it notices. */
const WRITE_EVERY_MS = 1_000
/** Rows that may wait for a moment in which nothing is to be decided. Effect: further ones are not kept. */
const ROWS_MAX = 1_000
/** Rows of one transaction: some milliseconds. */
const ROWS_AT_ONCE = 100
/** Rows are for looking at what two models call differently; their sums stay. Our own figure: a week of a fast line is some hundred megabytes. */
const KEPT_DAYS = 7
const MS_PER_DAY = 86_400_000
const CLEAR_EVERY_MS = 10_000

/** The model that judges, and the one that runs beside it. */
export interface ShadowPair {
  /** Under which what they say of the same scans is kept. */
  readonly choiceId: number
  readonly activeId: string
  readonly predictor: Predictor
}

export interface ShadowParts {
  readonly book: Pick<ModelBook, 'addShadows' | 'dropShadows'>
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  /** Nothing is with the model that judges. */
  isIdle(): boolean
  /** Under which the rows of the present candidate are kept; undefined while there is none, and then none are kept. */
  candidateChoice(): number | undefined
}

/**
 * Lets another model look at the scans that were judged, once they are committed and whenever the model that judges has nothing to do. It decides
 * nothing; what it says is kept apart. Whatever would take time from the line is left out instead, and counted.
 */
export class ShadowRun {
  readonly #parts: ShadowParts
  #pair: ShadowPair | undefined
  /** Of the pair that was there last: its rows may still have to be written. */
  #choiceId = 0
  #waiting: JudgedScan[] = []
  #waitingBytes = 0
  #rows: ShadowScan[] = []
  #asking = false
  #look: TimerHandle | undefined
  #writeAgain: TimerHandle | undefined
  readonly #tickers: readonly TimerHandle[]
  #counts = { ...NO_COUNTS }

  constructor(parts: ShadowParts) {
    this.#parts = parts
    this.#tickers = [
      parts.timers.every(WRITE_EVERY_MS, () => this.#writeWhenIdle()),
      parts.timers.every(CLEAR_EVERY_MS, () => this.#clear()),
    ]
  }

  /** Since the present pair began, or this station. */
  get counts(): Readonly<typeof NO_COUNTS> {
    return this.#counts
  }

  setPair(pair: ShadowPair | undefined): void {
    if (pair !== undefined && pair.choiceId !== this.#choiceId) {
      this.#write(ROWS_MAX)
      this.#choiceId = pair.choiceId
      this.#counts = { ...NO_COUNTS }
      this.#forgetWaiting()
    }
    if (pair === undefined) this.#forgetWaiting()
    this.#pair = pair
    this.#pump()
  }

  /** What was judged and committed a moment ago. Returns at once. */
  offer(judged: readonly JudgedScan[]): void {
    const pair = this.#pair
    if (pair === undefined) return
    for (const one of judged) {
      // One of which the other model would have to say something else: what an earlier model judged, and what none did.
      if (one.decided.prediction?.modelId !== pair.activeId) continue
      const bytes = one.scan.image.pixels.length
      if (this.#waiting.length >= WAITING_MAX || this.#waitingBytes + bytes > WAITING_BYTES_MAX) this.#counts.leftOut++
      else {
        this.#waiting.push(one)
        this.#waitingBytes += bytes
      }
    }
    this.#pump()
  }

  close(): void {
    for (const timer of this.#tickers) this.#parts.timers.cancel(timer)
    for (const timer of [this.#look, this.#writeAgain]) if (timer !== undefined) this.#parts.timers.cancel(timer)
    this.#write(ROWS_MAX)
    this.#pair = undefined
    this.#forgetWaiting()
  }

  #pump(): void {
    const pair = this.#pair
    if (pair === undefined || this.#asking || this.#waiting.length === 0) return
    if (!this.#parts.isIdle()) {
      this.#look ??= this.#parts.timers.after(LOOK_AGAIN_MS, () => {
        this.#look = undefined
        this.#pump()
      })
      return
    }
    this.#asking = true
    void this.#ask(pair, this.#nextBatch())
  }

  #nextBatch(): JudgedScan[] {
    const [first] = this.#waiting
    const other = this.#waiting.findIndex((one) => first !== undefined && !sameSize(first.scan.image, one.scan.image))
    const batch = this.#waiting.splice(0, Math.min(BATCH_MAX, other === -1 ? BATCH_MAX : other))
    for (const { scan } of batch) this.#waitingBytes -= scan.image.pixels.length
    return batch
  }

  async #ask(pair: ShadowPair, batch: readonly JudgedScan[]): Promise<void> {
    const { clock, timers } = this.#parts
    const beganMonoMs = clock.monoMs()
    try {
      const predictions = await pair.predictor.predict(batch.map(({ scan }) => scan.image))
      if (this.#pair?.choiceId === pair.choiceId) {
        for (const [index, judged] of batch.entries()) this.#compare(judged, predictions[index])
      }
    } catch (error) {
      this.#parts.log.info(
        { scans: batch.length, error: String(error) },
        'the model beside went away with scans in hand',
      )
      this.#counts.leftOut += batch.length
      // Until its process is there again.
      if (this.#pair?.predictor === pair.predictor) this.#pair = undefined
    }
    // In a later turn in any case: whatever of the line is due comes first.
    timers.after(REST_FACTOR * (clock.monoMs() - beganMonoMs), () => {
      this.#asking = false
      this.#pump()
    })
  }

  #compare({ scan, decided, recipe }: JudgedScan, prediction: Prediction | undefined): void {
    const { prediction: active, decision } = decided
    if (active === undefined) return
    // One that it cannot judge at all is unreadable to it, as it would be if it judged.
    const shadowClass = judge(prediction, recipe).eggClass
    this.#counts.compared++
    if (shadowClass !== decision.eggClass) this.#counts.differently++
    if (this.#rows.length >= ROWS_MAX) {
      this.#counts.notKept++
      return
    }
    const { fertility, female } = prediction ?? NOTHING
    this.#rows.push({
      ...{ identity: scan.identity, visitId: decided.visitId, decidedWallMs: decided.decidedWallMs },
      ...{ activeClass: decision.eggClass, shadowClass, activeFemale: active.female },
      prediction: { fertility, female },
    })
  }

  /** In small parts, each when nothing is to be decided. */
  #writeWhenIdle(): void {
    if (this.#rows.length === 0 || this.#writeAgain !== undefined) return
    if (this.#parts.isIdle()) this.#write(ROWS_AT_ONCE)
    if (this.#rows.length === 0) return
    this.#writeAgain = this.#parts.timers.after(LOOK_AGAIN_MS, () => {
      this.#writeAgain = undefined
      this.#writeWhenIdle()
    })
  }

  #write(rowsMax: number): void {
    const { book, log } = this.#parts
    if (this.#rows.length === 0) return
    const rows = this.#rows.splice(0, rowsMax)
    try {
      book.addShadows(this.#choiceId, rows)
    } catch (error) {
      this.#counts.notKept += rows.length
      log.warn({ rows: rows.length, error: String(error) }, 'what a model beside said could not be kept')
    }
  }

  #clear(): void {
    const { book, clock, log, isIdle, candidateChoice } = this.#parts
    if (!isIdle()) return
    try {
      book.dropShadows({ choiceId: candidateChoice(), sinceWallMs: clock.wallMs() - KEPT_DAYS * MS_PER_DAY })
    } catch (error) {
      log.warn({ error: String(error) }, 'what a model beside said long ago could not be removed')
    }
  }

  #forgetWaiting(): void {
    this.#counts.leftOut += this.#waiting.length
    this.#waiting = []
    this.#waitingBytes = 0
  }
}

const NO_COUNTS = { compared: 0, differently: 0, leftOut: 0, notKept: 0 }

const NOTHING: ShadowScan['prediction'] = {
  fertility: { viable: 0, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 },
  female: 0,
}

function sameSize(a: ScanImage, b: ScanImage): boolean {
  return a.width === b.width && a.height === b.height && a.channels === b.channels && a.slices === b.slices
}
