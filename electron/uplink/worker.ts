import { backoffMs } from '../base/backoff.ts'
import type { Clock, TimerHandle, Timers } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import type { Logger } from '../log/logger.ts'
import type { Outbox, OutboxCounts, OutboxEntry } from '../store/outbox.ts'
import { judge, RETRY_AFTER_MAX_MS, RETRY_BASE_MS, RETRY_CAP_MS } from './policy.ts'
import type { Sink } from './sinks/sink.ts'

/** Between two uploads of a backlog: after a week without a network a whole site comes back at once, and none of it is urgent. */
const BETWEEN_UPLOADS_MS = 50

export interface UplinkOptions {
  readonly outbox: Outbox
  readonly sink: Sink
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
}

/**
 * One lane to the cloud: sends the oldest queued entry, one at a time, until there is none. Runs on timers of its own; whoever closes a
 * batch only says `poke`. Nothing in here throws: a disk that refuses to note an outcome costs a repetition, which the receiver recognises.
 * Waiting goes by the monotonic clock; the stored time of the next attempt only matters after a restart, and is not believed without limit.
 */
export class Uplink {
  readonly #options: UplinkOptions
  #timer: TimerHandle | undefined
  #exchange: AbortController | undefined
  #stopped = false
  #counts: OutboxCounts
  /** Failures of our own disk in a row. */
  #storeFailures = 0

  constructor(options: UplinkOptions) {
    this.#options = options
    this.#counts = options.outbox.counts()
    const { outbox, clock } = options
    const waitMs = (outbox.next()?.nextAttemptWallMs ?? 0) - clock.wallMs()
    // A clock that jumped must not hold a summary back for longer than any receiver could have asked for.
    this.#wakeAfter(Math.min(RETRY_AFTER_MAX_MS, Math.max(0, waitMs)))
  }

  get counts(): OutboxCounts {
    return this.#counts
  }

  /** Something was queued: what waits for its time goes on waiting. */
  poke(): void {
    this.#refresh()
    if (this.#timer === undefined && this.#exchange === undefined) this.#wakeAfter(0)
  }

  /** Everything now, what is parked too. Throws StoreError. */
  sendNow(): void {
    const { outbox, clock } = this.#options
    outbox.requeueAll(clock.wallMs())
    this.#refresh()
    if (this.#exchange === undefined) this.#wakeAfter(0)
  }

  /** Ends a running exchange; its entry stays queued and is sent again with the same key after the next start. */
  stop(): void {
    this.#stopped = true
    this.#cancelTimer()
    this.#exchange?.abort()
  }

  #wakeAfter(delayMs: number): void {
    this.#cancelTimer()
    if (this.#stopped) return
    this.#timer = this.#options.timers.after(delayMs, () => {
      this.#timer = undefined
      void this.#sendNext()
    })
  }

  #cancelTimer(): void {
    if (this.#timer !== undefined) this.#options.timers.cancel(this.#timer)
    this.#timer = undefined
  }

  async #sendNext(): Promise<void> {
    const { outbox, sink } = this.#options
    try {
      const entry = outbox.next()
      if (entry === undefined) return
      const exchange = new AbortController()
      this.#exchange = exchange
      const outcome = await sink.send(entry, exchange.signal).finally(() => {
        this.#exchange = undefined
      })
      if (this.#stopped) return
      const waitMs = this.#settle(entry, outcome)
      this.#storeFailures = 0
      this.#refresh()
      this.#wakeAfter(waitMs)
    } catch (error) {
      this.#onStoreFailure(error)
    }
  }

  /** Notes what came of it; answers how long the lane waits. */
  #settle(entry: OutboxEntry, outcome: Awaited<ReturnType<Sink['send']>>): number {
    const { outbox, clock, random, log } = this.#options
    const nowWallMs = clock.wallMs()
    const verdict = judge(outcome, entry.attempts, nowWallMs, random)
    const what = { batchId: entry.batchId, revision: entry.revision, upload: entry.idempotencyKey }
    switch (verdict.kind) {
      case 'sent':
        outbox.sent(entry.outboxId, verdict.receipt, nowWallMs)
        log.info({ ...what, receipt: verdict.receipt }, 'a batch summary has arrived in the cloud')
        return BETWEEN_UPLOADS_MS
      case 'park':
        outbox.park(entry.outboxId, verdict.reason, nowWallMs)
        log.error({ ...what, reason: verdict.reason }, 'the cloud refuses a batch summary; it is parked')
        return BETWEEN_UPLOADS_MS
      case 'retry':
        outbox.retry(entry.outboxId, verdict.reason, nowWallMs + verdict.afterMs)
        log.warn({ ...what, reason: verdict.reason, afterMs: verdict.afterMs }, 'a batch summary has to wait')
        return verdict.afterMs
    }
  }

  #onStoreFailure(error: unknown): void {
    const { random, log } = this.#options
    if (this.#stopped) return
    log.error({ reason: String(error) }, 'the outcome of an upload could not be noted; it will be sent again')
    this.#wakeAfter(
      RETRY_BASE_MS + backoffMs(this.#storeFailures++, { baseMs: RETRY_BASE_MS, capMs: RETRY_CAP_MS }, random),
    )
  }

  #refresh(): void {
    try {
      this.#counts = this.#options.outbox.counts()
    } catch (error) {
      this.#options.log.warn({ reason: String(error) }, 'the uploads could not be counted')
    }
  }
}
