import type { StoreApi } from 'zustand'
import type { SessionView } from '../../electron/contract/access.ts'
import { lineContract } from '../../electron/contract/line.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import { shellContract } from '../../electron/contract/shell.ts'
import type { RpcClient } from '../../electron/rpc/client.ts'
import { RpcError } from '../../electron/rpc/rpc-error.ts'
import { retryDelayMs } from './backoff.ts'
import type { ScreenClock } from './clock.ts'
import type { Carrier, Connector } from './connector.ts'
import { type CallingEnd, guarded, type Meet } from './guarded-call.ts'
import { type After, KeptClient } from './kept-client.ts'
import { type ConsoleState, countBad, counted, lost, supersedesView } from './state.ts'

type Kept = {
  readonly station: KeptClient<typeof lineContract>
  readonly review: KeptClient<typeof reviewContract>
  readonly shell: KeptClient<typeof shellContract>
}

/** The services that can be called now; a missing one is being connected again. */
export interface ScreenClients {
  readonly station: RpcClient<typeof lineContract> | undefined
  readonly review: RpcClient<typeof reviewContract> | undefined
  readonly shell: RpcClient<typeof shellContract> | undefined
}

/** The same services as commands see them: refused for who asks, a call asks for what it needs. */
export interface CallingEnds {
  readonly station: CallingEnd<typeof lineContract> | undefined
  readonly review: CallingEnd<typeof reviewContract> | undefined
  readonly shell: CallingEnd<typeof shellContract> | undefined
}

export interface SessionOptions {
  readonly connector: Connector
  readonly store: StoreApi<ConsoleState>
  readonly clock: ScreenClock
  readonly random: () => number
  readonly after: After
}

/** A station whose views stay away this long gets a new port: after a crash the old one may lead nowhere. */
export const NEW_PORT_AFTER_MS = 4_000

/** Keeps the screen connected for as long as it lives, and the store filled. */
export class Session {
  readonly #options: SessionOptions
  #kept: Kept | undefined
  #attempt = 0
  #stopped = false
  /** Stands for who is signed in here; kept nowhere else, so that a reload signs out. */
  #token: string | undefined
  #cancelRetry: () => void = () => undefined
  #cancelWatch: () => void = () => undefined

  constructor(options: SessionOptions) {
    this.#options = options
  }

  get clients(): ScreenClients {
    return { station: this.#kept?.station.client, review: this.#kept?.review.client, shell: this.#kept?.shell.client }
  }

  /** As `clients`, with `meet` asked for what a call lacks. */
  guarded(meet: Meet): CallingEnds {
    const { station, review, shell } = this.clients
    return {
      station: station && guarded(station, lineContract, meet),
      review: review && guarded(review, reviewContract, meet),
      shell: shell && guarded(shell, shellContract, meet),
    }
  }

  /** Who calls from now on, at all three services; undefined for nobody. */
  setToken(token: string | undefined): void {
    this.#token = token
    for (const client of Object.values(this.clients)) client?.setSession(token)
  }

  start(): void {
    void this.#open()
  }

  stop(): void {
    this.#stopped = true
    this.#cancelRetry()
    this.#drop()
  }

  async #open(): Promise<void> {
    const { connector, store } = this.#options
    try {
      const carrier = await connector.open((what) =>
        store.setState((state) => ({ counters: countBad(state.counters, what) })),
      )
      if (this.#stopped) carrier.close()
      else this.#begin(carrier)
    } catch {
      this.#retry()
    }
  }

  #begin(carrier: Carrier): void {
    const { store, random, after } = this.#options
    const common = {
      random,
      after,
      onProblem: (problem: RpcError) =>
        store.setState((state) => ({ counters: countBad(state.counters, problem.message) })),
    }
    this.#attempt = 0
    this.#kept = {
      station: new KeptClient({
        ...common,
        contract: lineContract,
        openPort: () => carrier.open('station'),
        onOpen: (client) => {
          client.setSession(this.#token)
          client.on('liveView', (view) => this.#onView(view))
          client.call('liveView', {}).then(
            (view) => this.#onView(view),
            (problem: unknown) => store.setState({ wrongLine: wrongLineIn(problem) }),
          )
          client.call('session', {}).then((view) => this.#onSession(view), ignore)
        },
      }),
      review: new KeptClient({
        ...common,
        contract: reviewContract,
        openPort: () => carrier.open('review'),
        onOpen: (client) => client.setSession(this.#token),
      }),
      shell: new KeptClient({
        ...common,
        contract: shellContract,
        openPort: () => carrier.open('shell'),
        onOpen: (client) => this.#listenToShell(client),
        onReady: () => this.#onConnected(),
        onClosed: (reason, retryInMs) => this.#onLost(retryInMs, reason),
      }),
    }
    carrier.onClose(() => {
      this.#drop()
      this.#retry()
    })
    this.#watch()
  }

  #listenToShell(client: RpcClient<typeof shellContract>): void {
    const { store } = this.#options
    client.setSession(this.#token)
    client.on('health', (health) => store.setState((state) => ({ health, counters: counted(state.counters) })))
    client.on('info', (info) => store.setState((state) => ({ info, counters: counted(state.counters) })))
    client.on('settings', (settings) => store.setState((state) => ({ settings, counters: counted(state.counters) })))
    client.on('update', (update) => store.setState((state) => ({ update, counters: counted(state.counters) })))
    client.call('health', {}).then((health) => store.setState({ health }), ignore)
    client.call('info', {}).then((info) => store.setState({ info }), ignore)
    client.call('settings', {}).then((settings) => store.setState({ settings }), ignore)
    client.call('update', {}).then((update) => store.setState({ update }), ignore)
  }

  #onConnected(): void {
    this.#options.store.setState((state) => ({
      connection: { phase: 'open', sinceMonoMs: this.#options.clock.monoMs() },
      counters: { ...state.counters, connections: state.counters.connections + 1 },
    }))
  }

  /** A station that has started anew knows nobody: what this screen holds is worth nothing there. */
  #onSession(session: SessionView): void {
    if (session.user === null && this.#token !== undefined) this.setToken(undefined)
    this.#options.store.setState({ session })
  }

  #onView(view: LiveView): void {
    const { store, clock } = this.#options
    store.setState((state) => {
      if (!supersedesView(view, state.view)) return {}
      return {
        view,
        wrongLine: undefined,
        viewArrivedMonoMs: clock.monoMs(),
        counters: counted(state.counters),
      }
    })
  }

  /** Looks now and then whether the station still speaks. */
  #watch(): void {
    const { store, clock, after } = this.#options
    let watchedSinceMonoMs = clock.monoMs()
    const look = () => {
      const newestMonoMs = Math.max(watchedSinceMonoMs, store.getState().viewArrivedMonoMs)
      if (clock.monoMs() - newestMonoMs > NEW_PORT_AFTER_MS) {
        watchedSinceMonoMs = clock.monoMs()
        this.#kept?.station.renew()
      }
      this.#cancelWatch = after(NEW_PORT_AFTER_MS / 4, look)
    }
    this.#cancelWatch = after(NEW_PORT_AFTER_MS / 4, look)
  }

  #drop(): void {
    this.#cancelWatch()
    const kept = this.#kept
    this.#kept = undefined
    if (kept === undefined) return
    for (const client of [kept.station, kept.review, kept.shell]) client.stop()
  }

  #retry(): void {
    if (this.#stopped) return
    const delayMs = retryDelayMs(this.#attempt, this.#options.random)
    this.#attempt++
    this.#onLost(delayMs, undefined)
    this.#cancelRetry = this.#options.after(delayMs, () => void this.#open())
  }

  #onLost(retryInMs: number, reason: RpcError | undefined): void {
    const { store, clock } = this.#options
    const at = { monoMs: clock.monoMs(), wallMs: clock.wallMs() }
    const refusal = reason?.code === 'VERSION_MISMATCH' || reason?.code === 'WRONG_SERVICE' ? reason.code : undefined
    store.setState((state) => ({ connection: lost(state.connection, at, retryInMs, refusal) }))
  }
}

/** Failures of the first questions are told by the closing of their port. */
function ignore(): void {
  return undefined
}

/** What the station says of a line that it does not have; anything else is told by the closing of the port. */
function wrongLineIn(problem: unknown): string | undefined {
  return problem instanceof RpcError && problem.code === 'UNKNOWN_LINE' ? problem.message : undefined
}
