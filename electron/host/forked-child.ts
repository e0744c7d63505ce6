import { type ChildProcess, fork } from 'node:child_process'
import type { ProcessName } from '../contract/shell.ts'
import { Mailbox } from '../rpc/mailbox.ts'
import { systemTimers } from '../rpc/system-timers.ts'
import { cleanEnvironment } from './clean-environment.ts'
import type { HostedProcess, ProcessExit } from './host.ts'
import { LastWords } from './last-words.ts'
import { type NodeParentMessage, nodeChildMessageSchema } from './parent-protocol.ts'

/** After the process has ended, its last error output is waited for this long. */
const LAST_WORDS_WAIT_MS = 300

/**
 * A heap may become four times what lives in it before all of it is marked. V8 counts the bytes of pictures outside of the heap towards its own, nearer bound,
 * and a station at full speed then marked its 30 MB of program five times a second, which cost half as much again as its own work. 100 MB more at most.
 */
const V8_OPTIONS = ['--heap-growing-percent=300']

export interface ForkedChildOptions {
  readonly entry: string
  readonly socketPath: string
  readonly execPath?: string | undefined
  readonly onErrorOutput: (text: string) => void
}

/** One background process under plain Node, seen from its parent. */
export class ForkedChild {
  readonly socketPath: string
  readonly hosted: HostedProcess
  readonly #process: ChildProcess
  readonly #mailbox = new Mailbox()
  readonly #exitListeners = new Set<(exit: ProcessExit) => void>()
  #exit: ProcessExit | undefined
  #listening = false
  #waiting: (() => void)[] = []

  constructor(name: ProcessName, options: ForkedChildOptions) {
    this.socketPath = options.socketPath
    const forked = fork(options.entry, [], {
      execPath: options.execPath ?? process.execPath,
      execArgv: V8_OPTIONS,
      env: cleanEnvironment(process.env),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#process = forked
    const lastWords = new LastWords()
    forked.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords.add(text)
      options.onErrorOutput(text)
    })
    forked.on('message', (raw) => this.#onMessage(raw))
    forked.on('disconnect', () => this.#mailbox.close())
    forked.on('error', (error) => this.#ended({ code: null, reason: `could not be started: ${error.message}` }))
    const onEnd = (code: number | null, signal: NodeJS.Signals | null) => {
      const reason = signal ?? (code === 0 ? 'ended' : `code ${code}`)
      const words = code === 0 ? '' : lastWords.sentence()
      this.#ended({ code, reason: words === '' ? reason : `${reason}: ${words}` })
    }
    // 'close' comes after the last error output was read; it does not come while a grandchild holds that output open.
    forked.on('close', onEnd)
    forked.on('exit', (code, signal) => {
      const giveUp = systemTimers.after(LAST_WORDS_WAIT_MS, () => onEnd(code, signal))
      forked.on('close', () => systemTimers.cancel(giveUp))
    })
    this.hosted = this.#asHosted(name)
  }

  say(message: NodeParentMessage): void {
    // A failure means that it has ended, which 'close' tells.
    if (this.#process.connected) this.#process.send(message, () => undefined)
  }

  whenListening(run: () => void): void {
    if (this.#listening) run()
    else this.#waiting.push(run)
  }

  #asHosted(name: ProcessName): HostedProcess {
    const forked = this.#process
    return {
      name,
      pid: forked.pid,
      port: {
        post: (message) => this.say({ kind: 'message', message }),
        onMessage: (listener) => this.#mailbox.onMessage(listener),
        onClose: (listener) => this.#mailbox.onClose(listener),
        close: () => this.#mailbox.close(),
      },
      onExit: (listener) => {
        if (this.#exit !== undefined) listener(this.#exit)
        else this.#exitListeners.add(listener)
        return () => this.#exitListeners.delete(listener)
      },
      // SIGKILL: a process whose event loop is blocked hears nothing less.
      kill: () => void forked.kill('SIGKILL'),
    }
  }

  #onMessage(raw: unknown): void {
    const parsed = nodeChildMessageSchema.safeParse(raw)
    if (!parsed.success) return
    if (parsed.data.kind === 'message') {
      this.#mailbox.deliver(parsed.data.message)
      return
    }
    this.#listening = true
    const waiting = this.#waiting
    this.#waiting = []
    for (const run of waiting) run()
  }

  #ended(exit: ProcessExit): void {
    if (this.#exit !== undefined) return
    this.#exit = exit
    this.#waiting = []
    this.#mailbox.close()
    for (const listener of [...this.#exitListeners]) listener(exit)
    this.#exitListeners.clear()
  }
}
