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

/** A fresh process answers once its model is warm; one that takes longer than this is ended and started again by the supervisor. */
const WARM_DEADLINE_MS = 60_000
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
    const client = connect(port, inferenceContract, { parseResults: false })
    client.onClose(() => this.#lost(port))
    client.on('opening', ({ step }) => {
      if (this.#port === port) this.#tell({ state: step })
    })
    this.#tell({ state: 'wait' })
    this.#ask(port, client)
  }

  #ask(port: Port, client: Client): void {
    client.call('model', {}, { deadlineMs: WARM_DEADLINE_MS }).then(
      (model) => {
        if (this.#port !== port) return
        if (model.state === 'ready') this.#onReady(port, client, model)
        else this.#onRefused(port, client, model)
      },
      (error) => this.#log.warn({ error: String(error) }, 'inference did not say which model it runs'),
    )
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
