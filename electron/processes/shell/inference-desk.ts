import type { Timers } from '../../base/clock.ts'
import { inferenceContract } from '../../contract/inference.ts'
import type { InferenceSettings, InferenceView, InferenceWish } from '../../contract/inference-settings.ts'
import type { ChildInit, InferenceInit } from '../../contract/process-init.ts'
import { type ProcessHealth, type ProcessName, processKind } from '../../contract/shell.ts'
import type { Host, HostedProcess } from '../../host/host.ts'
import type { MemoryCeiling } from '../../host/memory-ceiling.ts'
import type { ProcessPlan } from '../../host/supervised.ts'
import type { Logger } from '../../log/logger.ts'
import { connect } from '../../rpc/client.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { ProviderTrust } from './provider-trust.ts'
import { chooseThreads, type MeasuredThreads, threadCandidates } from './thread-choice.ts'

/** A process that has not measured itself by then is not waited for; the line has one thread then. */
const MEASURE_DEADLINE_MS = 15_000
/** As long as a model takes to warm up; one that takes longer is asked again. */
const WARM_DEADLINE_MS = 60_000
/**
 * The runtime's arena keeps what a large batch needed, and native code may leak, so the process is replaced past this. The figures are a judgement: far above
 * what a session keeps for its largest batch, and what a machine of 8 GB can spare.
 */
const MEMORY: MemoryCeiling = { quietMb: 512, atOnceMb: 1_536 }

export interface InferenceDeskOptions {
  readonly host: Host
  readonly timers: Timers
  readonly log: Logger
  readonly cores: number
  settings(): InferenceSettings
  /** Package of the settings, with which threads are measured, and whom it may be signed by. */
  modelPackage(): Pick<InferenceInit, 'modelFolder' | 'keysFolders'>
}

type Plans = Readonly<Partial<Record<ProcessName, ProcessPlan>>>

/** On what the models of this machine run: measures threads, trusts providers, and knows what the processes say of themselves. */
export class InferenceDesk {
  readonly #options: InferenceDeskOptions
  readonly #trust = new Map<ProcessName, ProviderTrust>()
  /** How the last process of that name ended, until the next one is started. */
  readonly #lastExit = new Map<ProcessName, string>()
  readonly #runs = new Map<HostedProcess, InferenceView['runs'][number]>()
  #measured: readonly MeasuredThreads[] = []
  #measuring: HostedProcess | undefined
  #closed = false

  constructor(options: InferenceDeskOptions) {
    this.#options = options
  }

  /** The plans of all processes; those in which a model runs are also told on what, and have a ceiling for their memory. */
  withRun(plans: Plans): Plans {
    const entries = Object.entries(plans) as [ProcessName, ProcessPlan][]
    return Object.fromEntries(
      entries.map(([name, plan]) => {
        if (processKind(name).kind !== 'inference') return [name, plan]
        const init = () => ({ ...(plan.init() as object), run: this.#wish(name) })
        return [name, { ...plan, init, memory: MEMORY }]
      }),
    )
  }

  /**
   * Measures one thread against two where there is a choice, each in a process of its own that is ended afterwards: a session lasts as long as its process.
   * Never rejects: what could not be measured is not chosen.
   */
  async measure(): Promise<void> {
    const { cores, log, settings } = this.#options
    const candidates = threadCandidates(cores)
    if (settings().threads !== 'auto' || candidates.length < 2) return
    const measured: MeasuredThreads[] = []
    for (const threads of candidates) {
      if (this.#closed) return
      try {
        measured.push({ threads, batchMs: await this.#measureOne(threads) })
      } catch (problem) {
        log.warn({ threads, reason: String(problem) }, 'the model could not be measured with so many threads')
      }
    }
    this.#measured = measured
    log.info({ cores, measured, chosen: chooseThreads(measured) }, 'threads of the model measured')
  }

  /** A process was started: if a model runs in it, it is asked on what. */
  started(process: HostedProcess): void {
    if (processKind(process.name).kind !== 'inference') return
    let isGone = false
    process.onExit(() => {
      isGone = true
      this.#runs.delete(process)
    })
    const ask = (): void => {
      this.#ask(process, WARM_DEADLINE_MS).then(
        ({ modelId, run }) => void this.#runs.set(process, { modelId, run }),
        (problem) => {
          // Otherwise it has ended, or its model is refused, which the station says.
          if (!isGone && problem instanceof RpcError && problem.code === 'DEADLINE') ask()
        },
      )
    }
    ask()
  }

  /** What the supervisor says of all of them. */
  see(health: readonly ProcessHealth[]): void {
    for (const one of health) {
      if (processKind(one.name).kind !== 'inference') continue
      this.#trustIn(one.name).see(one)
      if (one.state === 'restarting' && one.lastExit !== null) this.#lastExit.set(one.name, one.lastExit)
    }
  }

  get view(): InferenceView {
    const { settings, cores } = this.#options
    return { settings: settings(), cores, runs: [...this.#runs.values()], measured: [...this.#measured] }
  }

  close(): void {
    this.#closed = true
    this.#measuring?.kill()
  }

  #wish(name: ProcessName): InferenceWish {
    const { threads, provider: wanted } = this.#options.settings()
    const next = this.#trustIn(name).next(wanted, this.#lastExit.get(name) ?? null)
    this.#lastExit.delete(name)
    return { ...next, threads: threads === 'auto' ? chooseThreads(this.#measured) : threads }
  }

  #trustIn(name: ProcessName): ProviderTrust {
    const trust = this.#trust.get(name) ?? new ProviderTrust()
    this.#trust.set(name, trust)
    return trust
  }

  async #measureOne(threads: number): Promise<number> {
    const { host, modelPackage } = this.#options
    const init: ChildInit = {
      ...{ process: 'inference', log: { folder: null, level: 'warn' } },
      init: { ...modelPackage(), run: { threads } },
    }
    const process = host.spawn('inference', init)
    this.#measuring = process
    try {
      return (await this.#ask(process, MEASURE_DEADLINE_MS)).run.batchMs
    } finally {
      this.#measuring = undefined
      process.kill()
    }
  }

  async #ask(process: HostedProcess, deadlineMs: number) {
    const { host, timers } = this.#options
    const client = connect(host.open(process, 'shell'), inferenceContract, { timers })
    try {
      const model = await client.call('model', {}, { deadlineMs })
      if (model.state === 'refused') throw new Error(`the model is refused: ${model.file}`)
      return model
    } finally {
      client.close()
    }
  }
}
