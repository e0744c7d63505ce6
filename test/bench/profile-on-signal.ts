import { renameSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Imported in front of a process's own entry: one SIGUSR2 begins a CPU profile, the next writes it. */

/** Finer than the half millisecond that a commit takes. */
const SAMPLE_EVERY_US = 500

/** Where the profile of that process is when it is whole. */
export function profilePath(pid: number): string {
  return join(tmpdir(), `ovoscope-bench-${pid}.cpuprofile`)
}

export function profileOnSignal(): void {
  const session = new Session()
  session.connect()
  let isRunning = false
  process.on('SIGUSR2', () => {
    const turn = isRunning ? write(session) : begin(session)
    isRunning = !isRunning
    // A bench that cannot be looked into still measures.
    turn.catch(() => undefined)
  })
}

async function begin(session: Session): Promise<void> {
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US })
  await session.post('Profiler.start')
}

async function write(session: Session): Promise<void> {
  const { profile } = await session.post('Profiler.stop')
  const path = profilePath(process.pid)
  writeFileSync(`${path}.new`, JSON.stringify(profile))
  renameSync(`${path}.new`, path)
}
