import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../build/tasks/project.ts'

/** A virtual scanner in a program of its own, as `npm run virtual-scanner` starts it. */
export interface CommandScanner {
  /** What somebody at its terminal types: `j` jams the conveyor, for example. */
  type(key: string): void
  end(): Promise<void>
}

/** Resolves once it is plugged in at `port`, a name for its pseudo-terminal. */
export async function startCommandScanner(port: string, args: readonly string[]): Promise<CommandScanner> {
  const entry = join(projectRoot, 'electron', 'processes', 'virtual-scanner', 'command.ts')
  const child = spawn(process.execPath, [entry, '--pty-link', port, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('virtual scanner at')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the virtual scanner ended with ${code}`)))
  })
  return {
    type: (key) => void child.stdin.write(`${key}\n`),
    async end() {
      if (child.exitCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}
