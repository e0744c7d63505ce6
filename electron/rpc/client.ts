import { createBirpc } from 'birpc'
import type { Timers } from '../base/clock.ts'
import { CONTRACT_VERSION } from '../contract/vocabulary.ts'
import type { Contract, EventName, EventOut, MethodName, ParamsIn, ResultOut } from './contract-types.ts'
import { type ClientMessage, serverMessageSchema } from './envelope.ts'
import { CALL_DEADLINE_MS, MESSAGE_BYTES_MAX } from './limits.ts'
import { messageBytes } from './message-size.ts'
import type { Port, Unsubscribe } from './port.ts'
import { fromWireError, RpcError } from './rpc-error.ts'
import { systemTimers } from './system-timers.ts'

export interface CallOptions {
  /** Gives the call up: it rejects at once with CANCELLED and the serving end is told. */
  readonly signal?: AbortSignal | undefined
  /** Default CALL_DEADLINE_MS. */
  readonly deadlineMs?: number | undefined
}

export interface ConnectOptions {
  readonly timers?: Timers
  readonly version?: number
  readonly maxMessageBytes?: number
  /** False leaves results unchecked: only between two processes of ours, for messages that come hundreds of times a second. */
  readonly parseResults?: boolean
  /** Told of events and replies that could not be used; they change nothing else. */
  readonly onProblem?: (problem: RpcError) => void
}

/** The calling end of one port. */
export interface RpcClient<C extends Contract> {
  /** Settles with the handshake; rejects when the other end refuses or is gone. Calls need not wait for it. */
  readonly ready: Promise<void>
  /** Rejects with an `RpcError` only. */
  call<M extends MethodName<C>>(method: M, params: ParamsIn<C, M>, options?: CallOptions): Promise<ResultOut<C, M>>
  on<E extends EventName<C>>(event: E, listener: (payload: EventOut<C, E>) => void): Unsubscribe
  /** Called once, with the reason, when nothing can be called any more; at once if that is so already. */
  onClose(listener: (reason: RpcError) => void): Unsubscribe
  close(): void
  /** The session that the calls from now on are for; undefined for nobody. Who that is, and what they may, the serving end finds out. */
  setSession(token: string | undefined): void
}

/** Takes the calling end of `port`. The handshake goes out at once and calls may follow it without waiting. */
export function connect<const C extends Contract>(port: Port, contract: C, options: ConnectOptions = {}): RpcClient<C> {
  return new Client(port, contract, options)
}

interface UnderWay {
  id: string | undefined
  abandon: () => void
}

class Client<C extends Contract> implements RpcClient<C> {
  readonly ready: Promise<void>
  readonly #port: Port
  readonly #contract: C
  readonly #options: ConnectOptions
  readonly #timers: Timers
  readonly #maxBytes: number
  readonly #listeners = new Map<string, Set<(payload: never) => void>>()
  readonly #closeListeners = new Set<(reason: RpcError) => void>()
  /** By birpc's argument list, which is the same object from call to request. */
  readonly #underWay = new WeakMap<unknown[], UnderWay>()
  readonly #handshake = Promise.withResolvers<void>()
  readonly #birpc: ReturnType<typeof createBirpc<Record<string, never>, Record<string, never>, false>>
  #receive: (message: unknown) => void = () => undefined
  #ended: RpcError | undefined

  constructor(port: Port, contract: C, options: ConnectOptions) {
    this.#port = port
    this.#contract = contract
    this.#options = options
    this.#timers = options.timers ?? systemTimers
    this.#maxBytes = options.maxMessageBytes ?? MESSAGE_BYTES_MAX
    this.ready = this.#handshake.promise
    // Whoever does not ask for `ready` learns of a refusal from the calls.
    this.ready.catch(() => undefined)
    this.#birpc = createBirpc<Record<string, never>, Record<string, never>, false>(
      {},
      {
        proxify: false,
        // Deadlines are ours: they run on injected timers and tell the serving end.
        timeout: -1,
        post: (message: ClientMessage & { kind: 'rpc' }) => this.#send(message),
        on: (receive) => {
          this.#receive = receive
        },
        serialize: (message: unknown) => ({ kind: 'rpc', message }),
        deserialize: (message: { e?: unknown }) =>
          message.e === undefined ? message : { ...message, e: fromWireError(message.e) },
        onRequest: (request, next, resolve) => {
          const entry = this.#underWay.get(request.a)
          if (entry !== undefined) {
            entry.id = request.i
            entry.abandon = () => resolve(undefined)
          }
          return next()
        },
        resolver: (name) => (payload: unknown) => this.#dispatch(name, payload),
      },
    )
    port.onMessage((message) => this.#onMessage(message))
    port.onClose(() => this.#end(new RpcError('CLOSED', `the ${contract.service} service is gone`)))
    this.#send({ kind: 'hello', service: contract.service, version: options.version ?? CONTRACT_VERSION })
  }

  async call<M extends MethodName<C>>(
    method: M,
    params: ParamsIn<C, M>,
    options: CallOptions = {},
  ): Promise<ResultOut<C, M>> {
    if (this.#ended !== undefined) throw this.#ended
    const schemas = this.#contract.methods[method]
    if (schemas === undefined) throw new RpcError('UNKNOWN_METHOD', `${this.#contract.service} has no method ${method}`)
    if (messageBytes(params, this.#maxBytes) > this.#maxBytes) {
      throw new RpcError('TOO_LARGE', `${method}: the parameters are larger than ${this.#maxBytes} bytes`)
    }
    const answer = await this.#ask(method, params, options)
    if (this.#options.parseResults === false) return answer as ResultOut<C, M>
    const parsed = schemas.result.safeParse(answer)
    if (!parsed.success) throw new RpcError('BAD_RESULT', `${method}: the answer is not what the contract says`)
    return parsed.data as ResultOut<C, M>
  }

  on<E extends EventName<C>>(event: E, listener: (payload: EventOut<C, E>) => void): Unsubscribe {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  onClose(listener: (reason: RpcError) => void): Unsubscribe {
    if (this.#ended !== undefined) {
      listener(this.#ended)
      return () => undefined
    }
    this.#closeListeners.add(listener)
    return () => this.#closeListeners.delete(listener)
  }

  close(): void {
    this.#end(new RpcError('CLOSED', 'closed by this end'))
  }

  setSession(token: string | undefined): void {
    if (this.#ended === undefined) this.#send({ kind: 'session', token: token ?? null })
  }

  /** One call on the wire: settles with whichever comes first, the answer, the deadline or the caller's own signal. */
  #ask(method: string, params: unknown, options: CallOptions): Promise<unknown> {
    const { signal, deadlineMs = CALL_DEADLINE_MS } = options
    if (signal?.aborted === true)
      return Promise.reject(new RpcError('CANCELLED', `${method}: cancelled before it was sent`))
    return new Promise((resolve, reject) => {
      const args = [params]
      const entry: UnderWay = { id: undefined, abandon: () => undefined }
      this.#underWay.set(args, entry)
      const giveUp = (reason: RpcError) => {
        settle()
        if (entry.id !== undefined) this.#send({ kind: 'cancel', id: entry.id })
        reject(reason)
        entry.abandon()
      }
      const onAbort = () => giveUp(new RpcError('CANCELLED', `${method}: cancelled`))
      const deadline = this.#timers.after(deadlineMs, () =>
        giveUp(new RpcError('DEADLINE', `${method}: no answer after ${deadlineMs} ms`)),
      )
      const settle = () => {
        this.#timers.cancel(deadline)
        signal?.removeEventListener('abort', onAbort)
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#birpc.$callRaw({ method, args }).then(
        (answer: unknown) => {
          settle()
          resolve(answer)
        },
        (problem: unknown) => {
          settle()
          reject(problem instanceof RpcError ? problem : new RpcError('FAILED', `${method}: could not be sent`))
        },
      )
    })
  }

  #onMessage(raw: unknown): void {
    if (this.#ended !== undefined) return
    const parsed = serverMessageSchema.safeParse(raw)
    if (!parsed.success || messageBytes(raw, this.#maxBytes) > this.#maxBytes) {
      this.#end(new RpcError('BAD_MESSAGE', `the ${this.#contract.service} service sent something unreadable`))
      return
    }
    const message = parsed.data
    if (message.kind === 'rpc') this.#receive(message.message)
    else if (message.kind === 'refused') this.#end(new RpcError(message.code, message.message))
    else this.#onWelcome(message.service, message.version)
  }

  #onWelcome(service: string, version: number): void {
    const expected = this.#options.version ?? CONTRACT_VERSION
    if (service !== this.#contract.service) {
      this.#end(new RpcError('WRONG_SERVICE', `expected ${this.#contract.service}, found ${service}`))
    } else if (version !== expected) {
      this.#end(new RpcError('VERSION_MISMATCH', `this end speaks contract version ${expected}, the other ${version}`))
    } else this.#handshake.resolve()
  }

  #dispatch(event: string, payload: unknown): void {
    const listeners = this.#listeners.get(event)
    if (listeners === undefined || listeners.size === 0) return
    const parsed = Object.hasOwn(this.#contract.events, event)
      ? this.#contract.events[event]?.safeParse(payload)
      : undefined
    if (parsed?.success !== true) {
      this.#options.onProblem?.(new RpcError('BAD_MESSAGE', `the event ${event} is not what the contract says`))
      return
    }
    for (const listener of [...listeners]) listener(parsed.data as never)
  }

  #send(message: ClientMessage): void {
    this.#port.post(message)
  }

  #end(reason: RpcError): void {
    if (this.#ended !== undefined) return
    this.#ended = reason
    this.#handshake.reject(reason)
    this.#birpc.$close(reason)
    this.#port.close()
    for (const listener of [...this.#closeListeners]) listener(reason)
    this.#closeListeners.clear()
  }
}
