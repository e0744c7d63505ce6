import type { Clock } from '../../base/clock.ts'
import { Listeners } from '../../base/listeners.ts'
import type { UpkeepJob, UpkeepJobs } from '../../contract/upkeep.ts'
import type { JobOutcome, JobRequest } from './job-messages.ts'

/** A job under way somewhere else. */
export interface RunningJob {
  /** Gives it up; nothing is heard of it any more. Settles when nothing is done any more. */
  stop(): Promise<void>
}

export interface JobListener {
  onShare(share: number): void
  /** Once. */
  onOutcome(outcome: JobOutcome): void
}

/** Carries out one job where it disturbs nobody. */
export type StartJob = (request: JobRequest, listener: JobListener) => RunningJob

/** A bundle that was made and not fetched yet. */
export interface MadeBundle {
  readonly name: string
  readonly bytes: Uint8Array
}

type States = { [J in UpkeepJob]: UpkeepJobs[J] }
/** What every job may be without a result. */
type AnyJobState = Exclude<UpkeepJobs['bundle'], { readonly state: 'done' }>

const GIVEN_UP: JobOutcome = { ok: false, code: 'GIVEN_UP', message: 'it was given up' }

/** The long work of review: one after the other, each at most once at a time, their last outcomes remembered until the process ends. */
export class Jobs {
  readonly #start: StartJob
  readonly #clock: Clock
  readonly #states: States = {
    integrity: { state: 'idle' },
    reconcile: { state: 'idle' },
    backup: { state: 'idle' },
    bundle: { state: 'idle' },
    dataSet: { state: 'idle' },
    restore: { state: 'idle' },
    table: { state: 'idle' },
    verify: { state: 'idle' },
  }
  readonly #waiting: JobRequest[] = []
  #running: RunningJob | undefined
  /** Of the job under way: what one says whose turn is over is not heard. */
  #turn: symbol | undefined
  #bundle: MadeBundle | undefined
  readonly #ended = new Listeners<UpkeepJob>()
  readonly #waiters = new Map<UpkeepJob, ((outcome: JobOutcome) => void)[]>()
  /** Jobs that were given up and have not ended yet. */
  readonly #givenUp = new Set<UpkeepJob>()
  #closed = false

  constructor(start: StartJob, clock: Clock) {
    this.#start = start
    this.#clock = clock
  }

  states(): UpkeepJobs {
    return { ...this.#states }
  }

  /** Asks for a job; one that waits or is under way already is not asked for twice. */
  request(request: JobRequest): void {
    const { state } = this.#states[request.job]
    if (this.#closed || state === 'waiting' || state === 'running') return
    this.#mark(request.job, { state: 'waiting' })
    this.#waiting.push(request)
    this.#next()
  }

  /** The same, and waits for the outcome: of the one under way if there is one. */
  outcome(request: JobRequest): Promise<JobOutcome> {
    const outcome = new Promise<JobOutcome>((resolve) => {
      this.#waiters.set(request.job, [...(this.#waiters.get(request.job) ?? []), resolve])
    })
    this.request(request)
    return outcome
  }

  /** The bundle that was made last, once: a few megabytes are not kept for nobody. */
  takeBundle(): MadeBundle | null {
    const bundle = this.#bundle
    this.#bundle = undefined
    return bundle ?? null
  }

  /** Gives a job up, whether it waits or is under way; settles when nothing is done for it any more. */
  async cancel(job: UpkeepJob): Promise<void> {
    const running = this.#running
    const { state } = this.#states[job]
    if (state === 'waiting') {
      this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter((request) => request.job !== job))
      this.#mark(job, { state: 'idle' })
      this.#answer(job, GIVEN_UP)
    }
    if (state !== 'running' || running === undefined) return
    this.#givenUp.add(job)
    await running.stop()
    // Its thread may have said by itself that it is gone, and another job may have begun.
    if (this.#running === running) {
      this.#running = undefined
      this.#turn = undefined
      this.#end(job, GIVEN_UP)
    }
  }

  /** Forgets how a job ended, and gives it up while it is under way: what it looks at is not there any more. One that waits goes on waiting. */
  async forget(job: UpkeepJob): Promise<void> {
    if (this.#states[job].state === 'running') await this.cancel(job)
    const { state } = this.#states[job]
    if (state === 'done' || state === 'failed') this.#mark(job, { state: 'idle' })
  }

  /** What an earlier process found in the database that is there still. */
  recall(integrity: Extract<UpkeepJobs['integrity'], { readonly state: 'done' }>): void {
    this.#states.integrity = integrity
  }

  /** Hears of every job that has ended. Answers with what takes the listener off again. */
  onEnd(listener: (job: UpkeepJob) => void): () => void {
    return this.#ended.add(listener)
  }

  close(): void {
    this.#closed = true
    void this.#running?.stop()
    this.#running = undefined
    const outcome = { ok: false, code: 'STOPPING', message: 'the program is being closed' } as const
    for (const resolve of [...this.#waiters.values()].flat()) resolve(outcome)
    this.#waiters.clear()
  }

  #mark(job: UpkeepJob, state: AnyJobState): void {
    Object.assign(this.#states, { [job]: state })
  }

  #next(): void {
    if (this.#running !== undefined) return
    const request = this.#waiting.shift()
    if (request === undefined) return
    const { job } = request
    const sinceWallMs = this.#clock.wallMs()
    this.#mark(job, { state: 'running', sinceWallMs, share: null })
    let ended = false
    const turn = Symbol(job)
    this.#turn = turn
    const isOver = () => ended || this.#turn !== turn
    const running = this.#start(request, {
      onShare: (share) => {
        if (!isOver()) this.#mark(job, { state: 'running', sinceWallMs, share })
      },
      onOutcome: (outcome) => {
        if (isOver()) return
        ended = true
        this.#running = undefined
        this.#end(job, outcome)
      },
    })
    if (!ended) this.#running = running
  }

  #end(job: UpkeepJob, outcome: JobOutcome): void {
    if (this.#closed) return
    const atWallMs = this.#clock.wallMs()
    // A thread that is stopped says that it failed.
    const isGivenUp = this.#givenUp.delete(job) && !outcome.ok
    if (isGivenUp) this.#mark(job, { state: 'idle' })
    else if (!outcome.ok) this.#mark(job, { state: 'failed', atWallMs, code: outcome.code, message: outcome.message })
    else this.#remember(outcome, atWallMs)
    this.#ended.tell(job)
    this.#answer(job, isGivenUp ? GIVEN_UP : outcome)
    this.#next()
  }

  /** To those who wait for its end. */
  #answer(job: UpkeepJob, outcome: JobOutcome): void {
    const waiters = this.#waiters.get(job) ?? []
    this.#waiters.delete(job)
    for (const resolve of waiters) resolve(outcome)
  }

  #remember(outcome: Extract<JobOutcome, { ok: true }>, atWallMs: number): void {
    switch (outcome.job) {
      case 'integrity':
        this.#states.integrity = { state: 'done', atWallMs, result: outcome.result }
        break
      case 'reconcile':
        this.#states.reconcile = { state: 'done', atWallMs, result: outcome.result }
        break
      case 'backup':
        this.#states.backup = { state: 'done', atWallMs, result: outcome.result }
        break
      case 'dataSet':
        this.#states.dataSet = { state: 'done', atWallMs, result: outcome.result }
        break
      case 'restore':
        this.#states.restore = { state: 'done', atWallMs, result: outcome.result }
        break
      case 'table':
        this.#states.table = { state: 'done', atWallMs, result: outcome.result }
        break
      case 'verify':
        this.#states.verify = { state: 'done', atWallMs, result: outcome.result }
        break
      case 'bundle':
        this.#bundle = outcome.result
        this.#states.bundle = {
          ...{ state: 'done', atWallMs },
          result: { name: outcome.result.name, bytes: outcome.result.bytes.length },
        }
        break
    }
  }
}
