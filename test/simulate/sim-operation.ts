import type { Random } from '../../electron/base/random.ts'
import { systemError } from '../fake/memory-folder.ts'
import type { CrashPoints } from './crash-points.ts'
import type { ProcessTime } from './sim-time.ts'

/** `full`: nothing new has room. `failing`: writes and syncs end with an error, having done their work or not. */
export type DiskState = 'well' | 'full' | 'failing' | 'slow'

const SLOW_MS = 400
/** Of operations that force something to the disk, and of others. */
const [FORCED_MS, QUICK_MS] = [6, 2]

/** Who does an operation on a disk, and what the disk does to it. */
export interface SimOperation {
  /** As its points are called, `journal write`. */
  readonly name: string
  readonly time: ProcessTime
  readonly points: CrashPoints
  readonly random: Random
  readonly state: DiskState
  readonly isForced: boolean
  /** What the system says of it now; undefined where it does it. Asked when it comes to it. */
  faultOf(): string | undefined
}

/** What it does: half of it before the rest, and what is taken back where it is refused. */
export interface SimWork {
  readonly half?: () => void
  readonly work?: () => void
  readonly undo?: () => void
}

/** One operation of a process on a disk; it never ends where the process ends before. One that fails may have done its work, half of it, or nothing. */
export function operate(operation: SimOperation, { half, work, undo }: SimWork): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const { name, time, points, random, state, isForced } = operation
  if (!time.alive) return promise
  points.pass(`${name}: begun`)
  const latencyMs = random.int(state === 'slow' ? SLOW_MS : isForced ? FORCED_MS : QUICK_MS)
  time.after(latencyMs, () => {
    half?.()
    if (half !== undefined) points.pass(`${name}: half done`)
    if (!time.alive) return
    const fault = operation.faultOf()
    if (fault === undefined || random.int(3) === 0) work?.()
    if (fault !== undefined) undo?.()
    points.pass(`${name}: ${fault === undefined ? 'done' : 'refused'}`)
    if (!time.alive) return
    if (fault === undefined) resolve()
    else reject(systemError(fault))
  })
  return promise
}

/** The same at once, for a call that blocks. Throws what the system says. */
export function operateNow(operation: SimOperation, work: () => void): void {
  const { name, time, points, random } = operation
  if (time.alive) points.pass(`${name}: begun`)
  if (!time.alive) return
  const fault = operation.faultOf()
  if (fault === undefined || random.int(3) === 0) work()
  points.pass(`${name}: ${fault === undefined ? 'done' : 'refused'}`)
  if (time.alive && fault !== undefined) throw systemError(fault)
}
