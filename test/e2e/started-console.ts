import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../build/tasks/project.ts'
import { wantsPictures } from './pictures.ts'

/** A machine under load takes its time; whoever takes longer than this hangs. */
const START_DEADLINE_MS = 60_000
/** Longer than the ordered stop allows all its processes together. */
const STOP_DEADLINE_MS = 60_000

const HEADLESS = join(projectRoot, 'electron', 'processes', 'headless', 'main.ts')

const LINK = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/g

/** The console's own program, started as a user would start it. */
export interface StartedConsole {
  /** All that it has printed so far. */
  printed(): string
  /** A one-time link that was not handed out before; waits for the program to print it. */
  nextLink(): Promise<string>
  /** Ordered stop, as by Ctrl-C; answers the exit code, null when it had to be killed. */
  stop(): Promise<number | null>
}

export interface ConsoleStart {
  /** For the console's program. */
  readonly args?: readonly string[]
  /** A program with its arguments that starts what follows it in its own place, as `setpriv` does. */
  readonly launcher?: readonly string[]
  /** Another file than the program's own, with the arguments that come first. */
  readonly entry?: readonly string[]
  /** A data folder that outlives the console; a fresh one that goes with it where nothing is said. */
  readonly ownFolder?: string
}

export function startConsole({
  args = [],
  launcher = [],
  entry = [HEADLESS],
  ownFolder,
}: ConsoleStart): StartedConsole {
  const dataFolder = ownFolder ?? freshFolder()
  const [program = process.execPath, ...given] = [...launcher, process.execPath, ...entry]
  const child = spawn(program, [...given, '--no-open', '--data', dataFolder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Nothing may be left behind when the tests are broken off.
  const end = () => child.kill('SIGKILL')
  process.on('exit', end)
  child.on('exit', () => process.off('exit', end))
  const output = gather(child)
  const used = new Set<string>()
  const nextLink = async () => {
    const link = await output.until((text) => text.match(LINK)?.find((one) => !used.has(one)), START_DEADLINE_MS)
    used.add(link)
    return link
  }
  return {
    printed: output.text,
    nextLink,
    stop: async () => {
      const code = await stop(child)
      if (ownFolder === undefined) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20 })
      return code
    },
  }
}

/** Its path stands on the screen, so for pictures it is a plain one; somebody's folder of that name is left alone. */
function freshFolder(): string {
  if (!wantsPictures) return mkdtempSync(join(tmpdir(), 'ovoscope-e2e-'))
  const folder = join(tmpdir(), 'ovoscope')
  mkdirSync(folder)
  return folder
}

interface Gathered {
  text(): string
  /** Resolves with what `find` finds in the output; rejects with the output when it does not in time or the program has ended. */
  until(find: (text: string) => string | undefined, deadlineMs: number): Promise<string>
}

function gather(child: ChildProcess): Gathered {
  let text = ''
  const watchers = new Set<() => void>()
  const tell = () => {
    for (const watcher of watchers) watcher()
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      tell()
    })
  }
  child.on('exit', tell)
  return {
    text: () => text,
    until: (find, deadlineMs) =>
      new Promise((resolve, reject) => {
        const fail = () => {
          watchers.delete(look)
          reject(new Error(`the console did not print what was waited for:\n${text}`))
        }
        const timer = setTimeout(fail, deadlineMs)
        const look = () => {
          const found = find(text)
          if (found === undefined && child.exitCode === null && child.signalCode === null) return
          clearTimeout(timer)
          watchers.delete(look)
          if (found === undefined) fail()
          else resolve(found)
        }
        watchers.add(look)
        look()
      }),
  }
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS)
    await ended
    clearTimeout(timer)
  }
  return child.exitCode
}
