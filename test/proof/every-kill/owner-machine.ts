import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { lineContract } from '../../../electron/contract/line.ts'
import { reviewContract } from '../../../electron/contract/review.ts'
import { shellContract } from '../../../electron/contract/shell.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { connect } from '../../../electron/rpc/client.ts'
import { CONSOLE_LINK, openScreenBehind } from '../../rig/screen-socket.ts'

const COMMAND = join(import.meta.dirname, 'owner-command.ts')
/** A machine under load takes its time. */
const DEADLINE_MS = 300_000
const LOOK_MS = 50

export interface OwnerFolders {
  readonly rendererFolder: string
  readonly dataFolder: string
}

/** What a screen has open; another one after every restart. */
export interface OpenScreen {
  readonly shell: ReturnType<typeof connectAll>['shell']
  readonly station: ReturnType<typeof connectAll>['station']
  readonly review: ReturnType<typeof connectAll>['review']
}

/** The process that owns the others, with one screen. Whatever ends meanwhile, the screen asks again as somebody at it would. */
export class OwnerMachine {
  readonly #folders: OwnerFolders
  #child: ChildProcess
  #ended: Promise<unknown>
  #printed = ''
  #screen: Awaited<ReturnType<typeof openScreenBehind>> | undefined
  #open: OpenScreen | undefined

  constructor(folders: OwnerFolders) {
    this.#folders = folders
    const begun = this.#begin()
    this.#child = begun.child
    this.#ended = begun.ended
  }

  /** Ends with SIGKILL, and begins anew after so long. */
  async kill(downMs: number): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
    await pause(downMs)
    this.#forgetScreen()
    this.#printed = ''
    const begun = this.#begin()
    this.#child = begun.child
    this.#ended = begun.ended
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    const giveUp = setTimeout(() => this.#child.kill('SIGKILL'), DEADLINE_MS)
    await this.#ended
    clearTimeout(giveUp)
    this.#forgetScreen()
  }

  /** Asks until there is an answer that will do. */
  async ask<Answer>(
    what: string,
    question: (screen: OpenScreen) => Promise<Answer>,
    willDo: (answer: Answer) => boolean = () => true,
  ): Promise<Answer> {
    let last: unknown
    for (const giveUpMs = systemClock.monoMs() + DEADLINE_MS; systemClock.monoMs() < giveUpMs; await pause(LOOK_MS)) {
      try {
        this.#open ??= await this.#connect()
        const answer = await question(this.#open)
        if (willDo(answer)) return answer
        last = answer
      } catch (problem) {
        last = String(problem)
        this.#open = undefined
      }
    }
    throw new Error(`${what} did not happen within ${DEADLINE_MS / 1000} s: ${JSON.stringify(last)?.slice(0, 2_000)}`)
  }

  async #connect(): Promise<OpenScreen> {
    if (this.#screen === undefined) {
      const link = CONSOLE_LINK.exec(this.#printed)?.[0]
      if (link === undefined) throw new Error(`no link was printed: ${this.#printed}`)
      this.#screen = await openScreenBehind(link)
    }
    return connectAll(this.#screen.screen)
  }

  #begin(): { readonly child: ChildProcess; readonly ended: Promise<unknown> } {
    const { rendererFolder, dataFolder } = this.#folders
    const child = spawn(process.execPath, [COMMAND, rendererFolder, dataFolder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#printed += text
    })
    return { child, ended: once(child, 'close') }
  }

  #forgetScreen(): void {
    this.#screen?.socket.close()
    this.#screen = undefined
    this.#open = undefined
  }
}

function connectAll(screen: Awaited<ReturnType<typeof openScreenBehind>>['screen']) {
  return {
    shell: connect(screen.open('shell'), shellContract),
    station: connect(screen.open('station'), lineContract),
    review: connect(screen.open('review'), reviewContract),
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
