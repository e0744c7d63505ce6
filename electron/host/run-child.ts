import type * as z from 'zod'
import type { Clock, Timers } from '../base/clock.ts'
import { processControlContract } from '../contract/process-control.ts'
import { type ChildInit, childInitSchema } from '../contract/process-init.ts'
import type { ProcessName } from '../contract/shell.ts'
import type { StartRefusal } from '../contract/start-refusal.ts'
import type { Logger } from '../log/logger.ts'
import { ownProcess } from '../rpc/authorise.ts'
import type { Unsubscribe } from '../rpc/port.ts'
import { type RpcServer, serve } from '../rpc/server.ts'
import type { ChildHost } from './host.ts'
import type { ParentLink } from './parent-link.ts'
import { PARENT_TICK_MS, ParentWatch } from './parent-watch.ts'
import { startRefusalOf } from './start-refusal-of.ts'

/** What the work of a background process is given. */
export interface Child<Init> extends ChildHost<Init> {
  readonly log: Logger
  readonly clock: Clock
  readonly timers: Timers
  /** Told whenever a sibling is given up for good, or somebody has started one of those again: all that are given up now. */
  onGivenUp(listener: (names: readonly ProcessName[]) => void): Unsubscribe
  /** Asked at every heartbeat: whether nobody waits for this process and has not for a while. Until it is told, a process is always quiet. */
  setQuiet(isQuiet: () => boolean): void
  /** Asks the parent for an ordered stop and another start. */
  startAgain(): void
}

/** Ends the work in order: everything flushed and closed when it resolves. Called once. */
export type StopChild = () => Promise<void> | void

/** Answers when the work is under way. A rejection ends the process with its reason. */
export type RunChild<Init> = (child: Child<Init>) => StopChild | Promise<StopChild>

/** Why a background process ended, as its exit code. */
export const CHILD_EXIT = { stopped: 0, failed: 1, badInit: 2, parentGone: 3 } as const

/** When the parent is gone or silent, nobody enforces a deadline any more: this one is the child's own. */
const STOP_ALONE_DEADLINE_MS = 10_000
/** An exit cuts off what has not left yet: a refusal is given so long, twice. */
const LAST_WORD_LEAVES_MS = 50

export interface ChildSurroundings {
  /** A start that fails for a reason that people can do something about is told to the parent and is no crash. */
  readonly mayRefuse: boolean
  readonly clock: Clock
  readonly timers: Timers
  /** Memory that this process holds. */
  residentMb(): number
  createLogger(init: ChildInit): Logger
  exit(code: number): void
  /** Given as soon as there is a life to end, before the work has started. */
  onLife(life: ChildLife): void
}

/** The life of a background process between its first message and its end, whatever its work is. */
export async function runChild<S extends z.ZodType>(
  link: ParentLink,
  initSchema: S,
  run: RunChild<z.output<S>>,
  surroundings: ChildSurroundings,
): Promise<void> {
  const envelope = childInitSchema.safeParse(await link.init.catch(() => undefined))
  if (!envelope.success) {
    surroundings.exit(CHILD_EXIT.badInit)
    return
  }
  const log = surroundings.createLogger(envelope.data)
  const init = initSchema.safeParse(envelope.data.init)
  if (!init.success) {
    const first = init.error.issues[0]
    log.error({ reason: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` }, 'the first message is not valid')
    surroundings.exit(CHILD_EXIT.badInit)
    return
  }
  const life = new ChildLife(link, log, surroundings)
  surroundings.onLife(life)
  const { clock, timers } = surroundings
  const { parentPort } = link
  await life.start(() =>
    run({
      ...{ init: init.data, parentPort, log, clock, timers },
      onPort: (listener) => link.onPort(listener),
      onGivenUp: (listener) => life.onGivenUp(listener),
      setQuiet: (isQuiet) => life.setQuiet(isQuiet),
      startAgain: () => life.startAgain(),
    }),
  )
}

export class ChildLife {
  readonly #link: ParentLink
  readonly #log: Logger
  readonly #surroundings: ChildSurroundings
  readonly #watch: ParentWatch
  readonly #control: RpcServer<typeof processControlContract>
  /** Of the work that is starting or under way; undefined when its start failed. */
  #work: Promise<StopChild | undefined> = Promise.resolve(undefined)
  readonly #givenUpListeners = new Set<(names: readonly ProcessName[]) => void>()
  #givenUp: readonly ProcessName[] = []
  #isQuiet = () => true
  #ready = false
  #stopping: Promise<void> | undefined
  #ended = false

  constructor(link: ParentLink, log: Logger, surroundings: ChildSurroundings) {
    this.#link = link
    this.#log = log
    this.#surroundings = surroundings
    this.#watch = new ParentWatch(surroundings.clock.monoMs())
    this.#control = serve(
      link.parentPort,
      processControlContract,
      {
        beat: ({ givenUp }) => {
          this.#watch.heard()
          this.#hearOfGivenUp(givenUp)
          return { ready: this.#ready, residentMb: surroundings.residentMb(), quiet: this.#isQuiet() }
        },
        stop: async () => {
          await this.#stop()
          // The answer leaves first; the parent does not wait for the end of a process that has nothing left to lose.
          this.#surroundings.timers.after(0, () => this.#end(CHILD_EXIT.stopped))
          return {}
        },
      },
      { authorise: ownProcess },
    )
    link.parentPort.onClose(() => this.#stopAlone('the parent is gone', CHILD_EXIT.parentGone))
    surroundings.timers.every(PARENT_TICK_MS, () => {
      if (this.#watch.tick(surroundings.clock.monoMs())) this.#stopAlone('the parent is silent', CHILD_EXIT.parentGone)
    })
  }

  async start(run: () => StopChild | Promise<StopChild>): Promise<void> {
    this.#work = this.#startWork(run)
    if ((await this.#work) === undefined) return
    this.#ready = true
    this.#control.emit('ready', {})
    this.#log.info({ pid: process.pid }, 'started')
  }

  onGivenUp(listener: (names: readonly ProcessName[]) => void): Unsubscribe {
    this.#givenUpListeners.add(listener)
    if (this.#givenUp.length > 0) listener(this.#givenUp)
    return () => this.#givenUpListeners.delete(listener)
  }

  setQuiet(isQuiet: () => boolean): void {
    this.#isQuiet = isQuiet
  }

  startAgain(): void {
    this.#log.info({}, 'asks to be started again')
    this.#control.emit('startAgain', {})
  }

  #hearOfGivenUp(names: readonly ProcessName[]): void {
    if (names.join() === this.#givenUp.join()) return
    this.#givenUp = names
    for (const listener of [...this.#givenUpListeners]) listener(names)
  }

  async #startWork(run: () => StopChild | Promise<StopChild>): Promise<StopChild | undefined> {
    try {
      return await run()
    } catch (problem) {
      const refusal = this.#surroundings.mayRefuse ? startRefusalOf(problem) : undefined
      if (refusal === undefined) this.fail(problem, 'could not start')
      else this.#refuse(refusal, problem)
      return undefined
    }
  }

  #refuse(refusal: StartRefusal, problem: unknown): void {
    this.#logFailure(problem, 'could not start')
    const { timers } = this.#surroundings
    const wasHeard = this.#control.emit('refused', refusal)
    timers.after(LAST_WORD_LEAVES_MS, () => {
      // A start that fails at once does so before the parent has greeted.
      if (!wasHeard) this.#control.emit('refused', refusal)
      timers.after(LAST_WORD_LEAVES_MS, () => this.#end(CHILD_EXIT.failed))
    })
  }

  /** Asked to end by a signal: as ordered as when the parent asks. */
  terminate(): void {
    this.#stopAlone('asked to end by a signal', CHILD_EXIT.stopped)
  }

  /** Something nobody caught: what the process holds in memory can no longer be trusted, so it ends at once and is started afresh. */
  fail(problem: unknown, what = 'stopped by a failure'): void {
    this.#logFailure(problem, what)
    this.#end(CHILD_EXIT.failed)
  }

  #logFailure(problem: unknown, what: string): void {
    const reason = problem instanceof Error ? problem.message : String(problem)
    const stack = problem instanceof Error ? problem.stack : undefined
    this.#log.error({ reason, stack }, what)
  }

  #stopAlone(why: string, exitCode: number): void {
    if (this.#ended) return
    // As an error where nobody asked for it: the last one is what the screen quotes.
    if (exitCode === CHILD_EXIT.stopped) this.#log.warn({}, why)
    else this.#log.error({}, why)
    this.#surroundings.timers.after(STOP_ALONE_DEADLINE_MS, () => this.#end(exitCode))
    void this.#stop().then(() => this.#end(exitCode))
  }

  #stop(): Promise<void> {
    this.#stopping ??= this.#stopOnce()
    return this.#stopping
  }

  async #stopOnce(): Promise<void> {
    try {
      // A start that is under way is finished first: half a start cannot be stopped in order.
      const stopWork = await this.#work
      await stopWork?.()
      this.#log.info({}, 'stopped')
    } catch (problem) {
      this.#log.error({ reason: problem instanceof Error ? problem.message : String(problem) }, 'did not stop in order')
    }
  }

  #end(code: number): void {
    if (this.#ended) return
    this.#ended = true
    this.#link.close()
    this.#surroundings.exit(code)
  }
}
