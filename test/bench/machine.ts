import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'

/** The kernel's unit of processor time in /proc on every Linux that Node runs on. */
const TICK_US = 10_000

export interface MachineFigures {
  readonly cores: number
  readonly processor: string
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly onnxruntime: string
  readonly sqlite: string
  /** Average number of runnable tasks over the last minute when the run began: above the cores, others were at work. */
  readonly loadBefore: number
}

export function describeMachine(versions: Pick<MachineFigures, 'onnxruntime' | 'sqlite'>): MachineFigures {
  const processors = cpus()
  return {
    cores: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    ...versions,
    loadBefore: loadavg()[0] ?? 0,
  }
}

/** Processor time of the whole machine since it started, in ticks. */
export interface MachineTicks {
  readonly total: number
  readonly idle: number
  /** Taken away by the hypervisor for other machines. */
  readonly steal: number
}

/** Undefined where there is no /proc. */
export function readMachineTicks(): MachineTicks | undefined {
  const line = readProc('/proc/stat')?.split('\n')[0]
  if (line === undefined) return undefined
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softIrq = 0, steal = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return { total: user + nice + system + idle + waiting + irq + softIrq + steal, idle: idle + waiting, steal }
}

export function stealPct(from: MachineTicks | undefined, to: MachineTicks | undefined): number | null {
  if (from === undefined || to === undefined || to.total === from.total) return null
  return (100 * (to.steal - from.steal)) / (to.total - from.total)
}

/** Share of the machine that neither these processes used nor nobody: what others did meanwhile. */
export function othersPct(
  from: MachineTicks | undefined,
  to: MachineTicks | undefined,
  ownCpuUs: number,
): number | null {
  if (from === undefined || to === undefined || to.total === from.total) return null
  const busy = to.total - from.total - (to.idle - from.idle)
  return Math.max(0, (100 * (busy - ownCpuUs / TICK_US)) / (to.total - from.total))
}

/** Processor time that a process has used, all of its threads; undefined where there is no /proc or the process is gone. */
export function cpuUs(pid: number): number | undefined {
  // The name in brackets may hold blanks: what follows the last bracket has fixed columns.
  const columns = readProc(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
  if (columns === undefined) return undefined
  return (Number(columns[11]) + Number(columns[12])) * TICK_US
}

/** The same of its main thread alone, which has the number of the process. */
export function mainThreadUs(pid: number): number | undefined {
  const ns = Number(readProc(`/proc/${pid}/task/${pid}/schedstat`)?.split(' ')[0])
  return Number.isNaN(ns) ? undefined : ns / 1_000
}

/** How long that thread was ready to work and had to wait for a processor. */
export function mainThreadWaitUs(pid: number): number | undefined {
  const ns = Number(readProc(`/proc/${pid}/task/${pid}/schedstat`)?.split(' ')[1])
  return Number.isNaN(ns) ? undefined : ns / 1_000
}

/** Memory that a process holds in RAM, in MB. */
export function residentMb(pid: number): number | undefined {
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`/proc/${pid}/status`) ?? '')?.[1]
  return kb === undefined ? undefined : Math.round(Number(kb) / 1024)
}

/** Files, sockets and pipes that a process holds open. */
export function openHandles(pid: number): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return undefined
  }
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
