import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { ProcessName } from '../../electron/contract/shell.ts'
import type { LineRig } from '../rig/line-rig.ts'
import type { Stretch } from './path.ts'
import { profilePath } from './profile-on-signal.ts'
import { cpuProfileSchema, stagesUsPerScan } from './stages.ts'

const LOOKED_INTO: readonly ProcessName[] = ['station', 'inference']
/** A profile of some seconds is a few megabytes. */
const WRITE_DEADLINE_MS = 15_000

/** The entries of the processes that can be looked into; see profile-on-signal.ts. */
export const PROFILED_ENTRIES = {
  station: 'test/bench/profiled-station.ts',
  inference: 'test/bench/profiled-inference.ts',
  review: 'test/bench/profiled-review.ts',
}

/** By process and stage, microseconds of processor time a scan. */
export type StagesUsPerScan = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Streams, looking into the processes: a stretch that is measured for nothing else, because the looking costs. `times` are those of one without. */
export async function lookInto(
  rig: LineRig,
  times: Pick<Stretch, 'cpuUsPerScan' | 'mainThreadUsPerScan'>,
  work: () => Promise<unknown>,
): Promise<StagesUsPerScan> {
  // Only there is a signal that asks for nothing else, and a /proc that says what a thread has used.
  if (process.platform !== 'linux') return {}
  const pids = LOOKED_INTO.map((name) => [name, pidOf(rig, name)] as const)
  signal(pids)
  await work()
  signal(pids)
  const stages: [string, Record<string, number>][] = []
  for (const [name, pid] of pids) {
    const profile = cpuProfileSchema.parse(JSON.parse(await written(profilePath(pid))))
    const processUs = times.cpuUsPerScan[name] ?? null
    stages.push([name, stagesUsPerScan(profile, { processUs, mainThreadUs: times.mainThreadUsPerScan[name] ?? null })])
  }
  return Object.fromEntries(stages)
}

function signal(pids: readonly (readonly [ProcessName, number])[]): void {
  for (const [, pid] of pids) process.kill(pid, 'SIGUSR2')
}

function pidOf(rig: LineRig, name: ProcessName): number {
  const pid = rig.supervisor.health().find((one) => one.name === name)?.pid
  if (pid === undefined || pid === null) throw new Error(`${name} is not running`)
  return pid
}

async function written(path: string): Promise<string> {
  const giveUpMs = performance.now() + WRITE_DEADLINE_MS
  while (!existsSync(path)) {
    if (performance.now() > giveUpMs) throw new Error(`no profile came to ${path}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const text = readFileSync(path, 'utf8')
  rmSync(path)
  return text
}
