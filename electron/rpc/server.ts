import { createBirpc } from 'birpc'
import { CONTRACT_VERSION } from '../contract/vocabulary.ts'
import type { Authorise } from './authorise.ts'
import type { CallContext, Contract, EventIn, EventName, Handlers } from './contract-types.ts'
import { type CallMessage, clientMessageSchema, type ServerMessage } from './envelope.ts'
import { CALLS_UNDER_WAY_MAX, EVENT_BACKLOG_BYTES_MAX, MESSAGE_BYTES_MAX } from './limits.ts'
import { messageBytes } from './message-size.ts'
import type { Port, Unsubscribe } from './port.ts'
import { type RpcCode, RpcError, toWireError } from './rpc-error.ts'

export interface ServeOptions {
  /** Asked before every call; nobody is let in without an answer, so there is none by default. */
  readonly authorise: Authorise
  readonly version?: number
  readonly maxMessageBytes?: number
  /** Told of every failure before it is shortened for the wire: this is where stacks go to the log. */
  readonly onError?: (problem: unknown, method: string) => void
}

/** The serving end of one port. */
export interface RpcServer<C extends Contract> {
  /** True once the other end has shaken hands. */
  readonly connected: boolean
  /** Sends an event; false when it was dropped because nobody is connected or the reader is far behind. */
  emit<E extends EventName<C>>(event: E, payload: EventIn<C, E>): boolean
  onClose(listener: () => void): Unsubscribe
  close(): void
}

/** Takes the serving end of `port`: checks every message, calls the handlers, answers with results or shortened errors. */
export function serve<const C extends Contract>(
  port: Port,
  contract: C,
  handlers: Handlers<C>,
  options: ServeOptions,
): RpcServer<C> {
  return new Server(port, contract, handlers, options)
}

type AnyHandler = (params: unknown, context: CallContext) => unknown
/** Of one call as it came: the session may have changed by the time it is carried out. */
type CallFacts = Pick<CallContext, 'signal' | 'token'>

class Server<C extends Contract> implements RpcServer<C> {
  readonly #port: Port
  readonly #contract: C
  readonly #handlers: ReadonlyMap<string, AnyHandler>
  readonly #options: ServeOptions
  readonly #maxBytes: number
  readonly #underWay = new Map<string, AbortController>()
  readonly #birpc: ReturnType<typeof createBirpc<Record<string, never>, Record<string, never>, false>>
  #receive: (message: unknown) => void = () => undefined
  #connected = false
  #token: string | undefined
  #closed = false

  constructor(port: Port, contract: C, handlers: Handlers<C>, options: ServeOptions) {
    this.#port = port
    this.#contract = contract
    // Own names only: a method called `constructor` must stay unknown.
    this.#handlers = new Map(Object.entries(handlers) as [string, AnyHandler][])
    this.#options = options
    this.#maxBytes = options.maxMessageBytes ?? MESSAGE_BYTES_MAX
    this.#birpc = createBirpc<Record<string, never>, Record<string, never>, false>(
      {},
      {
        proxify: false,
        timeout: -1,
        post: (message: ServerMessage) => this.#send(message),
        on: (receive) => {
          this.#receive = receive
        },
        serialize: (message: unknown) => this.#toWire(message),
        resolver: (method) => (params: unknown, facts: CallFacts) => this.#carryOut(method, params, facts),
        onFunctionError: (problem, method) => this.#options.onError?.(problem, method),
        // A result that cannot be sent is answered as a failure by birpc's second try.
        onGeneralError: (problem, method) => {
          this.#options.onError?.(problem, method ?? '')
          return true
        },
      },
    )
    port.onMessage((message) => this.#onMessage(message))
    port.onClose(() => this.#end())
  }

  get connected(): boolean {
    return this.#connected && !this.#closed
  }

  emit<E extends EventName<C>>(event: E, payload: EventIn<C, E>): boolean {
    if (!this.connected || (this.#port.backlogBytes ?? 0) > EVENT_BACKLOG_BYTES_MAX) return false
    this.#send({ kind: 'rpc', message: { t: 'q', m: event, a: [payload] } })
    return true
  }

  onClose(listener: () => void): Unsubscribe {
    return this.#port.onClose(listener)
  }

  close(): void {
    this.#port.close()
    this.#end()
  }

  #onMessage(raw: unknown): void {
    if (this.#closed) return
    if (messageBytes(raw, this.#maxBytes) > this.#maxBytes) {
      this.#refuse('TOO_LARGE', `the message is larger than ${this.#maxBytes} bytes`)
      return
    }
    const parsed = clientMessageSchema.safeParse(raw)
    if (!parsed.success) this.#refuse('BAD_MESSAGE', 'the message has no known shape')
    else if (parsed.data.kind === 'hello') this.#onHello(parsed.data.service, parsed.data.version)
    else if (!this.#connected) this.#refuse('BAD_MESSAGE', 'the handshake must come first')
    else if (parsed.data.kind === 'session') this.#token = parsed.data.token ?? undefined
    else if (parsed.data.kind === 'cancel') this.#underWay.get(parsed.data.id)?.abort()
    else this.#onCall(parsed.data.message)
  }

  #onHello(service: string, version: number): void {
    const own = this.#options.version ?? CONTRACT_VERSION
    if (service !== this.#contract.service) {
      this.#refuse('WRONG_SERVICE', `this is ${this.#contract.service}, not ${service}`)
    } else if (version !== own) {
      this.#refuse(
        'VERSION_MISMATCH',
        `the ${own > version ? 'calling' : 'serving'} end is older: contract version ${version} calls ${own}`,
      )
    } else {
      this.#connected = true
      this.#send({ kind: 'welcome', service: this.#contract.service, version: own })
    }
  }

  #onCall(call: CallMessage): void {
    if (this.#underWay.has(call.i)) {
      this.#refuse('BAD_MESSAGE', 'two calls with one id')
      return
    }
    if (this.#underWay.size >= CALLS_UNDER_WAY_MAX) {
      const error = toWireError(new RpcError('BUSY', `more than ${CALLS_UNDER_WAY_MAX} calls under way`))
      this.#send({ kind: 'rpc', message: { t: 's', i: call.i, e: error } })
      return
    }
    const controller = new AbortController()
    this.#underWay.set(call.i, controller)
    const facts: CallFacts = { signal: controller.signal, token: this.#token }
    this.#receive({ ...call, a: [call.a[0], facts] })
  }

  async #carryOut(method: string, params: unknown, facts: CallFacts): Promise<unknown> {
    const handler = this.#handlers.get(method)
    const schemas = Object.hasOwn(this.#contract.methods, method) ? this.#contract.methods[method] : undefined
    if (handler === undefined || schemas === undefined) {
      throw new RpcError('UNKNOWN_METHOD', `${this.#contract.service} has no method ${method}`)
    }
    // Before anything is told of the parameters: who may not ask learns nothing.
    const caller = await this.#options.authorise({ method, right: schemas.right, token: facts.token })
    const parsed = schemas.params.safeParse(params)
    if (!parsed.success) {
      const first = parsed.error.issues[0]
      throw new RpcError('BAD_PARAMS', `${method}: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'not valid'}`)
    }
    const result = await handler(parsed.data, { ...facts, caller })
    if (messageBytes(result, this.#maxBytes) > this.#maxBytes) {
      throw new RpcError('TOO_LARGE', `${method}: the answer is larger than ${this.#maxBytes} bytes`)
    }
    return result
  }

  /** birpc's answer on its way out: the call is over, and an error is shortened. */
  #toWire(message: unknown): ServerMessage {
    const answer = message as { t: 's'; i: string; r?: unknown; e?: unknown }
    this.#underWay.delete(answer.i)
    if ('e' in answer) return { kind: 'rpc', message: { t: 's', i: answer.i, e: toWireError(answer.e) } }
    return { kind: 'rpc', message: { t: 's', i: answer.i, r: answer.r } }
  }

  #refuse(code: RpcCode, message: string): void {
    this.#options.onError?.(new RpcError(code, message), '')
    this.#send({ kind: 'refused', code, message })
    this.close()
  }

  #send(message: ServerMessage): void {
    if (!this.#closed) this.#port.post(message)
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    for (const controller of this.#underWay.values()) controller.abort()
    this.#underWay.clear()
    this.#birpc.$close()
  }
}
