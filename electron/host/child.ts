import type * as z from 'zod'
import { createChildLogger } from '../log/child-logger.ts'
import { systemTimers } from '../rpc/system-timers.ts'
import { type ElectronParentPortLike, linkToElectronParent } from './electron-child.ts'
import { linkToNodeParent } from './node-child.ts'
import type { ParentLink } from './parent-link.ts'
import { type ChildLife, type ChildSurroundings, type RunChild, runChild } from './run-child.ts'
import { systemClock } from './system-clock.ts'

export type { Child } from './run-child.ts'

const BYTES_PER_MB = 1024 * 1024

/**
 * The whole of a background process's entry: reads the first message, runs the work, answers the parent's heartbeat,
 * stops in order when asked, and ends itself when the parent is gone. The same under Electron and under plain Node.
 */
export function startChild<S extends z.ZodType>(
  initSchema: S,
  run: RunChild<z.output<S>>,
  { mayRefuse = false }: Partial<Pick<ChildSurroundings, 'mayRefuse'>> = {},
): void {
  const link = linkToParent()
  let life: ChildLife | undefined

  // Ctrl-C in a terminal reaches every process of the group; the parent alone decides what it means.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => (life === undefined ? process.exit(0) : life.terminate()))
  const fail = (problem: unknown) => {
    if (life === undefined) throw problem
    life.fail(problem)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)

  void runChild(link, initSchema, run, {
    mayRefuse,
    clock: systemClock,
    timers: systemTimers,
    residentMb: () => process.memoryUsage.rss() / BYTES_PER_MB,
    createLogger: createChildLogger,
    exit: (code) => process.exit(code),
    onLife: (started) => {
      life = started
    },
  })
}

/** The parent of this process, whichever runtime started it. */
export function linkToParent(): ParentLink {
  const { parentPort } = process as { parentPort?: ElectronParentPortLike | null }
  return parentPort ? linkToElectronParent(parentPort) : linkToNodeParent(process, systemTimers)
}
