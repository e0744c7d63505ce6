import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './project.ts'

export interface CommandOptions {
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** `show` prints as it comes; `capture` keeps it, for a caller that prints it only on failure. */
  readonly output: 'show' | 'capture'
  readonly timeoutMs?: number
  readonly cwd?: string
}

export interface CommandEnd {
  /** Exit code; 1 when it could not be started, was killed or ran out of time. */
  readonly code: number
  /** Standard output and error as they came; empty when shown. */
  readonly output: string
  readonly timedOut: boolean
}

/** Runs a program to its end. Never rejects: a failure is a code and a text. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<CommandEnd> {
  const child = spawn(program, args, {
    cwd: options.cwd ?? projectRoot,
    // What is kept is read by programs and printed later: no colours in it.
    env: { ...process.env, ...(options.output === 'capture' ? { NO_COLOR: '1' } : {}), ...options.env },
    stdio: options.output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8')
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  let timedOut = false
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true
          child.kill('SIGKILL')
        }, options.timeoutMs)
  const forget = passSignals(child)
  return new Promise((resolve) => {
    const end = (code: number): void => {
      clearTimeout(timer)
      forget()
      resolve({ code, output, timedOut })
    }
    child.on('error', (error) => {
      output += error.message
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/** Runs a script or a package's command-line file under the project's own Node. */
export function runNode(args: readonly string[], options: CommandOptions): Promise<CommandEnd> {
  return runCommand(process.execPath, args, options)
}

/** Path of a file inside an installed package; its command-line file is started under our Node instead of by its first line. */
export function packageFile(...parts: string[]): string {
  return join(projectRoot, 'node_modules', ...parts)
}

/** Whoever stops the task stops what it started; the child's end then ends the task. */
function passSignals(child: { kill(signal: NodeJS.Signals): boolean }): () => void {
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const handlers = signals.map((signal) => {
    const handler = (): void => {
      // A terminal sends Ctrl-C to the child itself; a second one might mean "at once" to it.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    process.on(signal, handler)
    return { signal, handler }
  })
  return () => {
    for (const { signal, handler } of handlers) process.off(signal, handler)
  }
}
