import type { Timers } from '../../base/clock.ts'
import { inferenceContract } from '../../contract/inference.ts'
import type { Logger } from '../../log/logger.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { ResultOut } from '../../rpc/contract-types.ts'
import type { Port } from '../../rpc/port.ts'
import type { SlotState } from '../../station/model-slot.ts'
import { predictorOverPort } from './predictor-port.ts'

type Client = RpcClient<typeof inferenceContract>
type ModelAnswer = ResultOut<typeof inferenceContract, 'model'>

/** A fresh process answers once its model is warm. One that takes longer is asked again, as long as it is there. */
const WARM_DEADLINE_MS = 60_000
/** After so many times it is said that the model is too slow, because a line that only ever starts tells nobody what to do. It may still become ready. */
const WARM_DEADLINES_MAX = 5
/** A process that missed a deadline and still lives is asked again after this. */
const ASK_AGAIN_MS = 1_000
/** A refused package is looked at again this often: soon enough for whoever has just installed it anew and waits. */
const LOOK_AGAIN_MS = 5_000

/** Keeps the station told of one process in which a model runs, and which comes and goes. */
export class InferencePeer {
  readonly #tell: (now: SlotState) => void
  readonly #timers: Timers
  readonly #log: Logger
  #port: Port | undefined
  /** Has been opening its model for so long that it was said; how far it is says no more then. */
  #isLate = false
  /** Crashed too often: the supervisor starts it no more by itself. */
  #givenUp = false

  constructor(tell: (now: SlotState) => void, timers: Timers, log: Logger) {
    this.#tell = tell
    this.#timers = timers
    this.#log = log
  }

  /** A fresh inference process is there; it may still be warming up, then its answer simply comes later. */
  attach(port: Port): void {
    this.#port = port
    this.#isLate = false
    const client = connect(port, inferenceContract, { parseResults: false, timers: this.#timers })
    client.onClose(() => this.#lost(port))
    client.on('opening', ({ step }) => {
      if (this.#port === port && !this.#isLate) this.#tell({ state: step })
    })
    this.#tell({ state: 'wait' })
    this.#ask(port, client)
  }

  #ask(port: Port, client: Client, missed = 0): void {
    client.call('model', {}, { deadlineMs: WARM_DEADLINE_MS }).then(
      (model) => {
        if (this.#port !== port) return
        if (model.state === 'ready') this.#onReady(port, client, model)
        else this.#onRefused(port, client, model)
      },
      (error) => this.#onSilence(port, client, missed + 1, error),
    )
  }

  #onSilence(port: Port, client: Client, missed: number, error: unknown): void {
    // Gone: whoever comes next is asked.
    if (this.#port !== port) return
    this.#log.warn({ missed, error: String(error) }, 'inference has not said yet which model it runs')
    if (missed === WARM_DEADLINES_MAX) {
      this.#isLate = true
      const detail = `not ready after ${(missed * WARM_DEADLINE_MS) / 1_000} s; it is still being opened`
      this.#tell({ state: 'refused', file: '', code: 'TOO_SLOW', detail })
    }
    this.#timers.after(ASK_AGAIN_MS, () => {
      if (this.#port === port) this.#ask(port, client, missed)
    })
  }

  #onReady(port: Port, client: Client, facts: Extract<ModelAnswer, { state: 'ready' }>): void {
    const { modelId, manifestSha256, synthetic, golden } = facts
    const model = { modelId, manifestSha256, synthetic, golden }
    const ready = () => {
      if (this.#port === port) this.#tell({ state: 'ready', model, predictor })
    }
    const predictor = predictorOverPort(client, modelId, this.#log, () => {
      if (this.#port === port) this.#tell({ state: 'down' })
      this.#timers.after(ASK_AGAIN_MS, ready)
    })
    ready()
  }

  #onRefused(port: Port, client: Client, refusal: Extract<ModelAnswer, { state: 'refused' }>): void {
    this.#tell(refusal)
    this.#timers.after(LOOK_AGAIN_MS, () => {
      if (this.#port === port) this.#ask(port, client)
    })
  }

  /** The supervisor has given it up for good, or somebody has started it again. */
  setGivenUp(givenUp: boolean): void {
    if (givenUp === this.#givenUp) return
    this.#givenUp = givenUp
    if (this.#port === undefined) this.#sayAway()
  }

  #lost(port: Port): void {
    if (this.#port !== port) return
    this.#port = undefined
    this.#sayAway()
  }

  #sayAway(): void {
    this.#tell({ state: this.#givenUp ? 'stopped' : 'down' })
  }
}
