import type { TimerHandle, Timers } from '../base/clock.ts'
import type { MachinePolicy, PolicyState } from '../contract/policy.ts'
import type { Logger } from '../log/logger.ts'
import { type PolicyReading, readMachinePolicy, refusalSentence } from './machine-policy.ts'

/** A policy is changed a few times a year: half a minute until it holds is soon enough, and two small files cost nothing to read. */
export const POLICY_LOOK_EVERY_MS = 30_000

export interface PolicyWatchOptions {
  /** Given by the process's entry. */
  readonly path: string
  readonly timers: Timers
  readonly log: Logger
  readonly read?: (path: string) => PolicyReading
}

/**
 * The policy of this machine as it is now: read at the start and at every look. A policy that held and is refused at one look still holds until the
 * next: IT replaces two files, and a look between them must not stop anything.
 */
export class PolicyWatch {
  readonly path: string
  readonly #options: PolicyWatchOptions
  readonly #timer: TimerHandle
  readonly #listeners = new Set<(changed: boolean) => void>()
  #current: PolicyReading
  #lastApplied: MachinePolicy | undefined
  #doubted = false

  constructor(options: PolicyWatchOptions) {
    this.#options = options
    this.path = options.path
    this.#current = this.#read()
    this.#keep(this.#current)
    this.#timer = options.timers.every(POLICY_LOOK_EVERY_MS, () => this.#look())
  }

  get current(): PolicyReading {
    return this.#current
  }

  /** The newest policy that was followed since the program began; what was agreed under it is not forgotten when the file is damaged. */
  get lastApplied(): MachinePolicy | undefined {
    return this.#lastApplied
  }

  /** For a screen. */
  get state(): PolicyState {
    const { path } = this
    const reading = this.#current
    if (reading.kind !== 'refused') return { state: reading.kind, path }
    return { state: 'refused', path, refusal: reading.refusal, detail: reading.detail }
  }

  /** Told after every look, whether or not it found anything new: somebody may have waited for it. */
  onLook(listener: (changed: boolean) => void): void {
    this.#listeners.add(listener)
  }

  stop(): void {
    this.#options.timers.cancel(this.#timer)
  }

  #look(): void {
    const next = this.#read()
    this.#doubted = next.kind === 'refused' && this.#current.kind === 'applied' && !this.#doubted
    const changed = !this.#doubted && JSON.stringify(next) !== JSON.stringify(this.#current)
    if (changed) this.#keep(next)
    for (const listener of [...this.#listeners]) listener(changed)
  }

  #read(): PolicyReading {
    return (this.#options.read ?? readMachinePolicy)(this.path)
  }

  #keep(reading: PolicyReading): void {
    const { log } = this.#options
    this.#current = reading
    if (reading.kind === 'refused') {
      log.error({ path: this.path, refusal: reading.refusal }, refusalSentence(this.path, reading))
      return
    }
    this.#lastApplied = reading.kind === 'applied' ? reading.policy : undefined
    log.info({ path: this.path, policy: reading }, reading.kind === 'applied' ? 'IT’s policy holds' : 'no policy by IT')
  }
}
