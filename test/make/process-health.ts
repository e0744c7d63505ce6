import type { ProcessHealth } from '../../electron/contract/shell.ts'

/** A process as its supervisor tells of it: running since its first start, unless told otherwise. */
export function makeHealth(name: ProcessHealth['name'], change: Partial<ProcessHealth> = {}): ProcessHealth {
  return {
    ...{ name, state: 'running', pid: 4_120, restarts: 0, lastExit: null, refusal: null, ordered: false },
    ...{ heartbeatAgeMs: 400, residentMb: 148 },
    ...change,
  }
}

/** The same where no process is there, for whatever reason. */
export function makeAbsent(name: ProcessHealth['name'], change: Partial<ProcessHealth> = {}): ProcessHealth {
  return makeHealth(name, { state: 'stopped', pid: null, heartbeatAgeMs: null, residentMb: null, ...change })
}
