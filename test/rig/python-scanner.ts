import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'

const PROGRAM = join(import.meta.dirname, '..', 'python-scanner', 'scanner.py')
const OLDEST = { major: 3, minor: 11 }

/** What the scanner written in Python says of itself. */
const summarySchema = z.object({
  serial: z.string(),
  session: z.string(),
  trays: z.number(),
  scans: z.number(),
  cells: z.number(),
  messages: z.number(),
  decisions: z.number(),
  /** Orders that its sorter reported as carried out, one for each attempt, and by the number of the action. */
  ordered: z.number(),
  orderedByAction: z.record(z.string(), z.number()),
  connections: z.number(),
  resent: z.number(),
  refusedFrames: z.number(),
  finished: z.boolean(),
})
export type PythonSummary = z.infer<typeof summarySchema>

/** Why there can be no such scanner here; undefined when there can. */
export function pythonObstacle(): string | undefined {
  const { stdout, error } = spawnSync('python3', ['--version'], { encoding: 'utf8' })
  if (error !== undefined) return 'there is no python3 on this machine'
  const version = /^Python (\d+)\.(\d+)/.exec(stdout)
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])]
  if (major === OLDEST.major && minor >= OLDEST.minor) return undefined
  return `python3 is ${stdout.trim() || 'of no known version'}, and ${OLDEST.major}.${OLDEST.minor} is needed`
}

export interface PythonScanner {
  /** What it said last; undefined before its first tray. */
  readonly latest: PythonSummary | undefined
  /** Every tray through and everything acknowledged. Rejects when it ends before. */
  whenFinished(): Promise<PythonSummary>
  end(): Promise<void>
}

export function startPythonScanner(
  port: string,
  options: Readonly<Record<'trays' | 'rows' | 'columns' | 'rate', number>>,
): PythonScanner {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn('python3', ['-B', PROGRAM, '--port', port, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let latest: PythonSummary | undefined
  const finished = Promise.withResolvers<PythonSummary>()
  // Whoever does not wait for it must not be ended by it.
  finished.promise.catch(() => undefined)
  createInterface({ input: child.stdout }).on('line', (line) => {
    latest = summarySchema.parse(JSON.parse(line))
    if (latest.finished) finished.resolve(latest)
  })
  child.once('error', (problem) => finished.reject(problem))
  child.once('exit', (code) => finished.reject(new Error(`the Python scanner ended with ${code}`)))
  return {
    get latest() {
      return latest
    },
    whenFinished: () => finished.promise,
    end: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
