import type { Clock, TimerHandle, Timers } from '../base/clock.ts'
import { processControlContract } from '../contract/process-control.ts'
import type { ChildInit } from '../contract/process-init.ts'
import type { ProcessHealth, ProcessName } from '../contract/shell.ts'
import type { Logger } from '../log/logger.ts'
import { connect, type RpcClient } from '../rpc/client.ts'
import type { Host, HostedProcess } from './host.ts'
import { type Footprint, type MemoryCeiling, MemoryWatch } from './memory-ceiling.ts'
import {
  healthState,
  isAlive,
  type LifeAction,
  type LifeEvent,
  NEW_LIFE,
  type ProcessLife,
  stepLife,
} from './process-life.ts'

/** A heartbeat not answered within this is asked again; how long the silence lasts is counted elsewhere. */
const BEAT_DEADLINE_MS = 3_000

export interface ProcessPlan {
  /** Its first message; asked anew at every start, because the data folder or the scanner may have changed. */
  init(): unknown
  /** The ordered stop may take this long; then it is ended. */
  readonly stopDeadlineMs: number
  /** Past this it is replaced; without it never. */
  readonly memory?: MemoryCeiling | undefined
}

/** What every supervised process shares. */
export interface SupervisedOptions {
  readonly host: Host
  /** Of every process that may ever be started. */
  readonly plans: Readonly<Partial<Record<ProcessName, ProcessPlan>>>
  /** Where and how the processes log. */
  readonly childLog: ChildInit['log']
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
}

export interface SupervisedListener {
  changed(): void
  started(hosted: HostedProcess): void
  /** Who among all has been given up; every heartbeat tells the process. */
  givenUp(): ProcessName[]
}

/** One process under supervision: carries out what its life (process-life.ts) decides. */
export class Supervised {
  readonly #name: ProcessName
  readonly #plan: ProcessPlan
  readonly #options: SupervisedOptions
  readonly #listener: SupervisedListener
  #life: ProcessLife = NEW_LIFE
  #hosted: HostedProcess | undefined
  #control: RpcClient<typeof processControlContract> | undefined
  #memory: MemoryWatch | undefined
  #residentMb: number | null = null
  #beatUnderWay = false
  #retry: TimerHandle | undefined
  #stopDeadline: TimerHandle | undefined
  #stopWaiters: ((how: 'stopped' | 'killed') => void)[] = []
  #stopWasForced = false

  constructor(name: ProcessName, plan: ProcessPlan, options: SupervisedOptions, listener: SupervisedListener) {
    this.#name = name
    this.#plan = plan
    this.#options = options
    this.#listener = listener
  }

  /** The process, unless it is on its way out. */
  get alive(): HostedProcess | undefined {
    return isAlive(this.#life) ? this.#hosted : undefined
  }

  /** Crashed too often; stays stopped until somebody says "start again". */
  get isGivenUp(): boolean {
    return this.#life.phase === 'given-up'
  }

  health(): ProcessHealth {
    const { lastBeatMs, restarts, lastExit, refusal, ordered } = this.#life
    const age = lastBeatMs === null ? null : Math.round(this.#options.clock.monoMs() - lastBeatMs)
    return {
      name: this.#name,
      state: healthState(this.#life),
      pid: this.#hosted?.pid ?? null,
      restarts,
      lastExit,
      refusal,
      ordered,
      heartbeatAgeMs: age,
      residentMb: this.#residentMb,
    }
  }

  handle(event: LifeEvent): void {
    const before = this.#life
    const { life, actions } = stepLife(before, event, this.#options.clock.monoMs())
    this.#life = life
    for (const action of actions) this.#carryOut(action)
    if (event.kind === 'exited') this.#tellStopped()
    if (life.phase === before.phase) return
    this.#options.log.info(
      { name: this.#name, phase: life.phase, lastExit: life.lastExit },
      'process changed its state',
    )
    if (life.phase === 'given-up') {
      this.#options.log.error(
        { name: this.#name, reason: life.lastExit },
        'process stays stopped until somebody starts it again',
      )
    }
    this.#listener.changed()
  }

  stop(): Promise<'stopped' | 'killed'> {
    const stopped = new Promise<'stopped' | 'killed'>((resolve) => this.#stopWaiters.push(resolve))
    this.handle({ kind: 'stop' })
    if (this.#life.phase !== 'stopping') this.#tellStopped()
    return stopped
  }

  close(): void {
    for (const timer of [this.#retry, this.#stopDeadline]) if (timer !== undefined) this.#options.timers.cancel(timer)
  }

  #carryOut(action: LifeAction): void {
    switch (action.kind) {
      case 'spawn':
        this.#spawn()
        return
      case 'ask-beat':
        this.#askBeat()
        return
      case 'ask-stop':
        this.#askStop()
        return
      case 'kill':
        this.#hosted?.kill()
        return
      case 'retry-after':
        this.#retry = this.#options.timers.after(action.delayMs, () => this.handle({ kind: 'retry' }))
    }
  }

  #spawn(): void {
    if (this.#retry !== undefined) this.#options.timers.cancel(this.#retry)
    const { host, childLog, timers } = this.#options
    const init: ChildInit = { process: this.#name, log: childLog, init: this.#plan.init() }
    const hosted = host.spawn(this.#name, init)
    this.#hosted = hosted
    this.#beatUnderWay = false
    this.#memory = this.#plan.memory && new MemoryWatch(this.#plan.memory)
    this.#residentMb = null
    const control = connect(hosted.port, processControlContract, { timers })
    this.#control = control
    control.on('ready', () => {
      if (this.#hosted === hosted) this.handle({ kind: 'beat', ready: true })
    })
    control.on('refused', (refusal) => {
      if (this.#hosted === hosted) this.handle({ kind: 'refused', refusal })
    })
    control.on('startAgain', () => {
      if (this.#hosted === hosted) this.handle({ kind: 'restart' })
    })
    hosted.onExit(({ reason }) => {
      if (this.#hosted !== hosted) return
      this.#hosted = undefined
      this.#control = undefined
      this.#residentMb = null
      if (this.#stopDeadline !== undefined) this.#options.timers.cancel(this.#stopDeadline)
      this.handle({ kind: 'exited', reason })
    })
    this.#listener.started(hosted)
  }

  #askBeat(): void {
    const hosted = this.#hosted
    // One at a time: a blocked process would find hundreds waiting.
    if (this.#beatUnderWay || this.#control === undefined) return
    this.#beatUnderWay = true
    this.#control.call('beat', { givenUp: this.#listener.givenUp() }, { deadlineMs: BEAT_DEADLINE_MS }).then(
      (beat) => {
        this.#beatUnderWay = false
        if (this.#hosted !== hosted) return
        this.handle({ kind: 'beat', ready: beat.ready })
        if (beat.ready) this.#lookAtMemory(beat)
      },
      () => {
        this.#beatUnderWay = false
      },
    )
  }

  #lookAtMemory(footprint: Footprint): void {
    this.#residentMb = footprint.residentMb === null ? null : Math.round(footprint.residentMb)
    const verdict = this.#memory?.look(footprint)
    if (verdict === undefined) return
    // Said once: the next one is another process.
    this.#memory = undefined
    this.#options.log.warn({ name: this.#name, ...verdict }, 'process is replaced because of its memory')
    this.handle({ kind: 'recycle', ...verdict })
  }

  #askStop(): void {
    const { timers, log } = this.#options
    const { stopDeadlineMs } = this.#plan
    this.#stopWasForced = false
    this.#stopDeadline = timers.after(stopDeadlineMs, () => {
      log.warn({ name: this.#name, stopDeadlineMs }, 'process did not stop in time and is ended')
      this.#stopWasForced = true
      this.handle({ kind: 'stop-overdue' })
    })
    // What comes back does not matter: the end of the process does.
    this.#control?.call('stop', {}, { deadlineMs: stopDeadlineMs }).catch(() => undefined)
  }

  /** There is no process any more: tells whoever waits for that. */
  #tellStopped(): void {
    const waiters = this.#stopWaiters
    this.#stopWaiters = []
    for (const resolve of waiters) resolve(this.#stopWasForced ? 'killed' : 'stopped')
    this.#stopWasForced = false
  }
}
