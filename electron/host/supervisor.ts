import type { TimerHandle } from '../base/clock.ts'
import type { ProcessHealth, ProcessName } from '../contract/shell.ts'
import type { Unsubscribe } from '../rpc/port.ts'
import type { HostedProcess, SiblingPurpose } from './host.ts'
import { LATE_TICK_MS, TICK_MS } from './process-life.ts'
import { type ProcessPlan, Supervised, type SupervisedOptions } from './supervised.ts'

/** Two siblings, and what their port is for where that is not plain from who they are. */
export type Edge = readonly [left: ProcessName, right: ProcessName, purpose?: SiblingPurpose]

export interface SupervisorOptions extends SupervisedOptions {
  /** Which siblings talk to each other; reconnected whenever one of them starts. */
  readonly edges: readonly Edge[]
}

/** Keeps the background processes alive, and ends them in order. */
export interface Supervisor {
  start(name: ProcessName): void
  /** Ordered stop; resolves when the process is gone. `killed` when its deadline had to be enforced. */
  stop(name: ProcessName): Promise<'stopped' | 'killed'>
  /** "Start again": also forgives earlier crashes. A running process is stopped in order first. */
  restart(name: ProcessName): void
  /** The process now alive under that name. */
  hosted(name: ProcessName): HostedProcess | undefined
  /** Resolves once it runs; rejects when it stops, is refused or is given up before. */
  whenRunning(name: ProcessName): Promise<void>
  health(): ProcessHealth[]
  /** Told at every change and once a second, so that ages move. */
  onHealth(listener: (health: ProcessHealth[]) => void): Unsubscribe
  /** Told of every process that was started, the first time and after every restart: the moment to open ports to it. */
  onStarted(listener: (hosted: HostedProcess) => void): Unsubscribe
  /** No more heartbeats; what runs is left alone. */
  close(): void
}

export function createSupervisor(options: SupervisorOptions): Supervisor {
  return new OneSupervisor(options)
}

class OneSupervisor implements Supervisor {
  readonly #options: SupervisorOptions
  readonly #processes: ReadonlyMap<ProcessName, Supervised>
  readonly #healthListeners = new Set<(health: ProcessHealth[]) => void>()
  readonly #startListeners = new Set<(hosted: HostedProcess) => void>()
  readonly #ticking: TimerHandle
  #lastTickMs: number

  constructor(options: SupervisorOptions) {
    this.#options = options
    const plans = Object.entries(options.plans) as [ProcessName, ProcessPlan][]
    this.#processes = new Map(
      plans.map(([name, plan]) => [
        name,
        new Supervised(name, plan, options, {
          changed: () => this.#tellHealth(),
          started: (hosted) => this.#onStarted(hosted),
          givenUp: () => this.#givenUp(),
        }),
      ]),
    )
    this.#lastTickMs = options.clock.monoMs()
    this.#ticking = options.timers.every(TICK_MS, () => this.#tick())
  }

  start(name: ProcessName): void {
    this.#process(name).handle({ kind: 'start' })
  }

  stop(name: ProcessName): Promise<'stopped' | 'killed'> {
    return this.#process(name).stop()
  }

  restart(name: ProcessName): void {
    this.#options.log.info({ name }, 'restart asked for')
    this.#process(name).handle({ kind: 'restart' })
  }

  hosted(name: ProcessName): HostedProcess | undefined {
    return this.#process(name).alive
  }

  whenRunning(name: ProcessName): Promise<void> {
    const supervised = this.#process(name)
    return new Promise((resolve, reject) => {
      const look = () => {
        const { state, lastExit, refusal } = supervised.health()
        if (state === 'running') settle(resolve)
        else if (state === 'stopped' || refusal !== null)
          settle(() => reject(new Error(`${name} is stopped: ${lastExit ?? 'never started'}`)))
      }
      const settle = (done: () => void) => {
        stopListening()
        done()
      }
      const stopListening = this.onHealth(look)
      look()
    })
  }

  health(): ProcessHealth[] {
    return [...this.#processes.values()].map((supervised) => supervised.health())
  }

  onHealth(listener: (health: ProcessHealth[]) => void): Unsubscribe {
    this.#healthListeners.add(listener)
    return () => this.#healthListeners.delete(listener)
  }

  onStarted(listener: (hosted: HostedProcess) => void): Unsubscribe {
    this.#startListeners.add(listener)
    return () => this.#startListeners.delete(listener)
  }

  close(): void {
    this.#options.timers.cancel(this.#ticking)
    for (const supervised of this.#processes.values()) supervised.close()
  }

  #process(name: ProcessName): Supervised {
    const supervised = this.#processes.get(name)
    if (supervised === undefined) throw new Error(`no plan for ${name}`)
    return supervised
  }

  #givenUp(): ProcessName[] {
    return [...this.#processes].filter(([, supervised]) => supervised.isGivenUp).map(([name]) => name)
  }

  #tick(): void {
    const nowMs = this.#options.clock.monoMs()
    const late = nowMs - this.#lastTickMs > LATE_TICK_MS
    this.#lastTickMs = nowMs
    for (const supervised of this.#processes.values()) supervised.handle({ kind: 'tick', late })
    this.#tellHealth()
  }

  #onStarted(hosted: HostedProcess): void {
    for (const [left, right, purpose] of this.#options.edges) {
      if (left !== hosted.name && right !== hosted.name) continue
      const ends = [this.#process(left).alive, this.#process(right).alive] as const
      if (ends[0] !== undefined && ends[1] !== undefined) this.#options.host.connect(ends[0], ends[1], purpose)
    }
    for (const listener of [...this.#startListeners]) listener(hosted)
  }

  #tellHealth(): void {
    const health = this.health()
    for (const listener of [...this.#healthListeners]) listener(health)
  }
}
