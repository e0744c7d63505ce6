import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { HEADLESS_ENTRY } from '../../build/release/headless-tree.ts'
import type { ScreenMultiplexer } from '../../electron/rpc/multiplex.ts'
import { CONSOLE_LINK, openScreenBehind } from '../rig/screen-socket.ts'

const START_DEADLINE_MS = 60_000
const STOP_DEADLINE_MS = 60_000

export interface StartedTree {
  /** A screen that is signed in, as a browser would be. */
  readonly screen: ScreenMultiplexer
  /** Ordered stop; answers the exit code, null when it had to be killed. */
  stop(): Promise<number | null>
}

/** What a start ended with that did not last. */
export interface TreeEnd {
  readonly code: number | null
  readonly printed: string
}

/** Starts headless from an extracted tree and signs in by the link it prints. Rejects with what it said when it ends before. */
export async function startTree(tree: string, node: string, args: readonly string[]): Promise<StartedTree> {
  const { child, printed, ended } = launch(tree, node, args)
  const giveUp = AbortSignal.timeout(START_DEADLINE_MS)
  let link: string | undefined
  while (link === undefined) {
    if (child.exitCode !== null || giveUp.aborted) throw new Error(`the tree did not start: ${printed()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    link = CONSOLE_LINK.exec(printed())?.[0]
  }
  const { screen, socket } = await openScreenBehind(link)
  return {
    screen,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS)
      const { code } = await ended
      clearTimeout(timer)
      socket.close()
      return code
    },
  }
}

/** Starts headless where it is expected to end by itself. */
export function runTree(tree: string, node: string, args: readonly string[]): Promise<TreeEnd> {
  return launch(tree, node, args).ended
}

function launch(tree: string, node: string, args: readonly string[]) {
  const child: ChildProcess = spawn(node, [join(tree, HEADLESS_ENTRY), '--no-open', ...args], {
    cwd: tree,
    // Nothing of this checkout may help: no path to its modules, no flags.
    env: { PATH: process.env['PATH'], HOME: tree, TMPDIR: process.env['TMPDIR'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  const kill = () => child.kill('SIGKILL')
  process.on('exit', kill)
  const ended = new Promise<TreeEnd>((resolve) => {
    child.on('close', (code) => {
      process.off('exit', kill)
      resolve({ code, printed: text })
    })
  })
  return { child, printed: () => text, ended }
}
