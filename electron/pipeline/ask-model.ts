import type { Clock, Timers } from '../base/clock.ts'
import type { Logger } from '../log/logger.ts'
import { FILL_ENOUGH, FillWait } from './fill-wait.ts'
import { type Asker, ModelShare } from './model-share.ts'
import type { Predictor } from './predict/prediction.ts'
import { PredictorHung } from './predict/predictor-hung.ts'
import type { ScanImage } from './scan/scan.ts'
import type { Work } from './work.ts'

/** Batches of 4–16 pictures are the knee of the inference curve; larger ones only add latency. */
export const PREDICT_BATCH_MAX = 16
/** Half of what one message may carry: a batch of large pictures is smaller. */
const PREDICT_BATCH_BYTES_MAX = 8 * 1024 * 1024
/** A batch that a slow model answered within this may be twice as large the next time: then too its answer comes long before its deadline. */
const GROW_WITHIN_MS = 1_000
/** One batch computes while the next full one is already there; more would only queue inside the other process. */
const BATCHES_UNDER_WAY_MAX = 2
/**
 * A scan that was computed at so many crashes is the cause and becomes UNREADABLE, instead of crashing the model for ever. It was alone at the last one: after
 * the first crash all of its batch go alone, so a neighbour is answered by the next process and never there again. What this cannot tell is a process that
 * ends for another reason in the millisecond in which a suspect is alone with it; that egg is looked at again or held, as every unreadable one.
 */
const CRASHES_TO_PARK = 2

/**
 * Keeps the model busy with the scans that wait for it, oldest first. At line rate a single egg goes out at once; where they come faster
 * a few are waited for (see fill-wait.ts); at full rate batches fill while the one before them computes, because every batch costs two messages
 * whatever its size. At most two batches are with the process; what waits here is durable, and its number is bounded by the credit of the link.
 */
export class ModelAsker implements Asker {
  readonly #waiting: Work[] = []
  readonly #onSettled: () => void
  readonly #share: ModelShare
  readonly #log: Logger
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #fill: FillWait
  /** Smaller after a batch that had no answer in time: a model that has become slow still answers a few at once. */
  #batchMax = PREDICT_BATCH_MAX
  /** What is held back goes by itself. */
  #fillIsDue = false
  #pumpIsDue = false
  #predictor: Predictor | undefined
  /** With the process, in the order in which it computes them. */
  readonly #underWay: (readonly Work[])[] = []
  /** What a process that ended was computing: of all that were with it, this alone may have ended it. */
  #lastCrash: { readonly predictor: Predictor; readonly computing: readonly Work[] | undefined } | undefined
  /** What was computed when the answers stopped; only an answer shows that it got past these, whatever smaller batch is asked meanwhile. */
  #stuckAt: readonly Work[] | undefined
  /** A scan that was there at a crash is with the model: if it crashes again, nothing else may be blamed. */
  #suspectUnderWay = false

  /** `share` is that of all lines that ask the same model; without it this is the only one. */
  constructor(options: {
    readonly onSettled: () => void
    readonly clock: Clock
    readonly timers: Timers
    readonly log: Logger
    readonly share?: ModelShare | undefined
  }) {
    this.#onSettled = options.onSettled
    this.#share = options.share ?? new ModelShare()
    this.#share.join(this)
    this.#log = options.log
    this.#clock = options.clock
    this.#timers = options.timers
    this.#fill = new FillWait(options.clock)
  }

  add(work: Work): void {
    this.#waiting.push(work)
    this.#fill.arrived()
    if (this.#fill.isFast) this.#pumpAfterTurn()
    else this.pump()
  }

  /** A model became ready, or is gone (`undefined`). Scans wait meanwhile; they are durable. */
  setPredictor(predictor: Predictor | undefined): void {
    this.#predictor = predictor
    this.#lastCrash = undefined
    if (predictor === undefined) this.#share.rest(this)
    this.pump()
  }

  /** Asks for as much as may be asked now. */
  pump(): void {
    for (;;) {
      const predictor = this.#predictor
      const first = this.#waiting[0]
      if (predictor === undefined || first === undefined || this.#suspectUnderWay) return
      const suspect = isSuspect(first)
      if (!this.#mayAsk(suspect) || this.#waitsForCompany(suspect) || !this.#share.begin(this, suspect)) return
      const batch = this.#nextBatch(first)
      this.#fill.went()
      this.#underWay.push(batch)
      this.#suspectUnderWay = suspect
      void this.#ask(predictor, batch)
    }
  }

  /** A second batch goes out only when it is full. A suspect has the model to itself. */
  #mayAsk(suspect: boolean): boolean {
    if (this.#underWay.length === 0) return true
    const full = this.#waiting.length >= PREDICT_BATCH_MAX
    return !suspect && full && this.#underWay.length < BATCHES_UNDER_WAY_MAX
  }

  /** Scans become durable in groups: the whole group goes, not its first one. */
  #pumpAfterTurn(): void {
    if (this.#pumpIsDue) return
    this.#pumpIsDue = true
    void Promise.resolve().then(() => {
      this.#pumpIsDue = false
      this.pump()
    })
  }

  /** Only while nothing is under way: what waits for a batch under way has its company by itself. */
  #waitsForCompany(suspect: boolean): boolean {
    if (this.#underWay.length > 0 || suspect || this.#waiting.length >= FILL_ENOUGH) return false
    const holdMs = this.#fill.holdMs()
    if (holdMs === 0) return false
    if (!this.#fillIsDue) {
      this.#fillIsDue = true
      this.#timers.after(holdMs, () => {
        this.#fillIsDue = false
        this.pump()
      })
    }
    return true
  }

  /** Pictures of one size only; a scan that was there when the model crashed goes alone, to find the one that crashes it. */
  #nextBatch(first: Work): Work[] {
    let count = 1
    const mostByBytes = Math.max(1, Math.floor(PREDICT_BATCH_BYTES_MAX / Math.max(1, imageOf(first).pixels.length)))
    while (!isSuspect(first) && count < Math.min(this.#batchMax, mostByBytes)) {
      const next = this.#waiting[count]
      if (next === undefined || isSuspect(next) || !sameSize(imageOf(first), imageOf(next))) break
      count++
    }
    const batch = this.#waiting.splice(0, count)
    for (const work of batch) judgementOf(work).state = 'asked'
    return batch
  }

  async #ask(predictor: Predictor, batch: Work[]): Promise<void> {
    const askedMonoMs = this.#clock.monoMs()
    try {
      const predictions = await predictor.predict(batch.map(imageOf))
      this.#stuckAt = undefined
      this.#grow(batch.length, this.#clock.monoMs() - askedMonoMs)
      batch.forEach((work, index) => {
        const prediction = predictions[index]
        const judgement = judgementOf(work)
        judgement.prediction = prediction
        judgement.state = prediction === undefined ? 'failed' : 'predicted'
      })
    } catch (error) {
      if (this.#predictor === predictor) this.#predictor = undefined
      if (this.#lastCrash?.predictor !== predictor) this.#lastCrash = { predictor, computing: this.#underWay[0] }
      if (error instanceof PredictorHung) this.#shrink(batch.length)
      else if (this.#lastCrash.computing === batch) this.#blame(batch)
      this.#takeBack(batch, error)
    }
    this.#underWay.splice(this.#underWay.indexOf(batch), 1)
    this.#suspectUnderWay = false
    this.#onSettled()
    this.#share.end()
  }

  /** A batch of so many was not answered in time: if it was too much at once, half of it may not be. */
  #shrink(length: number): void {
    this.#stuckAt ??= this.#underWay[0]
    this.#batchMax = Math.min(this.#batchMax, Math.max(1, Math.floor(length / 2)))
  }

  #grow(length: number, tookMs: number): void {
    if (length < this.#batchMax || tookMs > GROW_WITHIN_MS) return
    this.#batchMax = Math.min(PREDICT_BATCH_MAX, 2 * this.#batchMax)
  }

  /** The process ended with this batch; if it gave no answer any more before, it may have got no further than what it was at then. */
  #blame(batch: readonly Work[]): void {
    for (const work of new Set([...(this.#stuckAt ?? []), ...batch])) judgementOf(work).crashes++
    this.#stuckAt = undefined
  }

  #takeBack(batch: readonly Work[], error: unknown): void {
    this.#log.warn(
      { scans: batch.length, error: String(error) },
      'inference ended with scans in hand; they are asked again',
    )
    const again: Work[] = []
    for (const work of batch) {
      const judgement = judgementOf(work)
      if (judgement.crashes >= CRASHES_TO_PARK) {
        judgement.state = 'failed'
        this.#log.error({ identity: work.identity }, 'this scan ended inference repeatedly and is parked as unreadable')
      } else {
        judgement.state = 'waiting'
        again.push(work)
      }
    }
    this.#waiting.unshift(...again)
    // Two batches may come back in either order; commits wait for the oldest, so the oldest goes first.
    this.#waiting.sort((a, b) => a.position - b.position)
  }
}

function judgementOf(work: Work) {
  if (work.body.kind !== 'scan') throw new Error('only scans are judged')
  return work.body.judgement
}

function isSuspect(work: Work): boolean {
  return judgementOf(work).crashes > 0
}

function imageOf(work: Work): ScanImage {
  if (work.body.kind !== 'scan') throw new Error('only scans carry a picture')
  return work.body.scan.image
}

function sameSize(a: ScanImage, b: ScanImage): boolean {
  return a.width === b.width && a.height === b.height && a.channels === b.channels && a.slices === b.slices
}
