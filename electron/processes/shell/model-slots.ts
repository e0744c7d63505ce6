import type { TimerHandle, Timers } from '../../base/clock.ts'
import { modelSlotsContract, type SlotsWanted } from '../../contract/model-slots.ts'
import { MODEL_SLOTS, type ModelSlot, type ProcessName } from '../../contract/shell.ts'
import type { HostedProcess } from '../../host/host.ts'
import type { Supervisor } from '../../host/supervisor.ts'
import type { Logger } from '../../log/logger.ts'
import { connect } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'

/** A station that does not say which models it wants is asked again after this. */
const ASK_AGAIN_MS = 2_000

export interface ModelSlotsOptions {
  readonly timers: Timers
  readonly log: Logger
  readonly supervisor: () => Pick<Supervisor, 'start' | 'restart'>
  /** Ordered stop; resolves when the process is gone. */
  stop(name: ProcessName): Promise<void>
  /** Package of the settings, which runs until a station says otherwise. */
  settingsFolder(): string
}

/** Starts and ends the processes of the models as the station says: which model runs where is its word, because it has written it down. */
export class ModelSlots {
  readonly #options: ModelSlotsOptions
  #wanted: SlotsWanted | undefined
  /** What each process was started with. */
  readonly #running: Record<ModelSlot, string | null> = { inference: null, 'inference-2': null }
  #station: HostedProcess | undefined
  #askAgain: TimerHandle | undefined
  /** Asks the station that was started before the models were. */
  #askFirst: (() => void) | undefined
  #started = false
  #turn: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: ModelSlotsOptions) {
    this.#options = options
  }

  /** Package of a process that is about to be started. */
  folderOf(slot: ModelSlot): string {
    return this.#running[slot] ?? this.#options.settingsFolder()
  }

  /** Whether a model runs there, or should. */
  readonly needs = (slot: ModelSlot): boolean => this.#running[slot] !== null

  /** Before any station has said what it wants: the model of the settings, which is the right one nearly always. No station is asked before this. */
  start(): void {
    if (this.#closed) return
    this.#started = true
    this.#running.inference = this.#options.settingsFolder()
    this.#options.supervisor().start('inference')
    this.#askFirst?.()
  }

  /** Every process in which a model runs: on what, it is told when it starts. */
  restart(): void {
    for (const slot of MODEL_SLOTS) if (this.needs(slot)) this.#options.supervisor().restart(slot)
  }

  stationStarted(station: HostedProcess, port: Port): void {
    this.#station = station
    const client = connect(port, modelSlotsContract, { timers: this.#options.timers })
    client.on('wanted', (wanted) => this.#want(station, wanted))
    const ask = () => {
      if (this.#closed || this.#station !== station) return
      client.call('wanted', { running: { ...this.#running } }).then(
        (wanted) => this.#want(station, wanted),
        () => {
          this.#askAgain = this.#options.timers.after(ASK_AGAIN_MS, ask)
        },
      )
    }
    station.onExit(() => {
      if (this.#station === station) this.#station = undefined
    })
    if (this.#started) ask()
    else this.#askFirst = ask
  }

  /** What is wanted later is not carried out any more. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#askAgain !== undefined) this.#options.timers.cancel(this.#askAgain)
    await this.#turn
  }

  #want(station: HostedProcess, wanted: SlotsWanted): void {
    if (!this.#started || this.#station !== station) return
    this.#wanted = wanted
    this.#turn = this.#turn
      .then(() => this.#carryOut())
      // What failed now must not keep what is wanted later from being carried out.
      .catch((problem) =>
        this.#options.log.error({ reason: String(problem) }, 'a model process could not be exchanged'),
      )
  }

  async #carryOut(): Promise<void> {
    // One that is not needed ends first: two models at a time is what the machine is made for.
    await Promise.all(MODEL_SLOTS.map((slot) => this.#end(slot)))
    for (const slot of MODEL_SLOTS) this.#begin(slot)
  }

  async #end(slot: ModelSlot): Promise<void> {
    const { log, stop } = this.#options
    const running = this.#running[slot]
    if (this.#closed || running === null || running === this.#wanted?.[slot]) return
    log.info({ slot, package: running }, 'this model is not needed in this process any more')
    this.#running[slot] = null
    await stop(slot)
  }

  #begin(slot: ModelSlot): void {
    const folder = this.#wanted?.[slot] ?? null
    if (this.#closed || folder === null || folder === this.#running[slot]) return
    this.#running[slot] = folder
    try {
      this.#options.supervisor().start(slot)
    } catch (problem) {
      this.#running[slot] = null
      throw problem
    }
  }
}
