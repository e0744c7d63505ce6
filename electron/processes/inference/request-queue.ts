import type { Clock } from '../../base/clock.ts'
import { RpcError } from '../../rpc/rpc-error.ts'

/** Every line has at most two batches under way, and a station eight lines; twice that leaves room for whoever else may ask. Effect: the next one is answered BUSY. */
export const REQUESTS_WAITING_MAX = 32

/** The fastest line sends an egg every 143 ms; a second without one is a pause. */
const QUIET_AFTER_MS = 1_000

export interface QueueFigures {
  readonly requests: number
  readonly pictures: number
  readonly expired: number
  readonly turnedAway: number
}

export interface Request {
  readonly count: number
  readonly budgetMs: number
}

/**
 * Requests one after the other, because a run blocks the process anyway. One whose time was over before its turn came is not computed: either its own
 * clock says so, or the caller has said that it gave up, which may lie unread behind a run that took too long; so every request waits for one turn of
 * the event loop.
 */
export class RequestQueue {
  readonly #clock: Clock
  readonly #nextTurn: () => Promise<unknown>
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #lastEndMs = Number.NEGATIVE_INFINITY
  #closed = false
  #figures = { requests: 0, pictures: 0, expired: 0, turnedAway: 0 }

  constructor(clock: Clock, nextTurn: () => Promise<unknown>) {
    this.#clock = clock
    this.#nextTurn = nextTurn
  }

  /** Nothing is under way and nothing has been for a while: between two trays, not between two eggs. */
  get isQuiet(): boolean {
    return this.#waiting === 0 && this.#clock.monoMs() - this.#lastEndMs >= QUIET_AFTER_MS
  }

  get figures(): QueueFigures {
    return { ...this.#figures }
  }

  /** Carries out `work` in its turn. Rejects with DEADLINE or BUSY without having begun, or with what `work` rejects with. */
  add<T>(request: Request, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#closed || this.#waiting >= REQUESTS_WAITING_MAX) {
      this.#figures.turnedAway++
      const reason = this.#closed ? 'the process is about to end' : `${REQUESTS_WAITING_MAX} requests wait`
      return Promise.reject(new RpcError('BUSY', reason))
    }
    this.#waiting++
    const arrivedMs = this.#clock.monoMs()
    const done = this.#last.then(() => this.#inTurn(request, arrivedMs, signal, work))
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Takes no more; resolves when everything taken has been answered. */
  async drain(): Promise<void> {
    this.#closed = true
    await this.#last
  }

  async #inTurn<T>(request: Request, arrivedMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    try {
      await this.#nextTurn()
      const waitedMs = this.#clock.monoMs() - arrivedMs
      if (signal.aborted || waitedMs >= request.budgetMs) {
        this.#figures.expired++
        throw new RpcError('DEADLINE', `waited ${Math.round(waitedMs)} ms for its turn; nothing was computed`)
      }
      const result = await work()
      this.#figures.requests++
      this.#figures.pictures += request.count
      return result
    } finally {
      this.#waiting--
      this.#lastEndMs = this.#clock.monoMs()
    }
  }
}
