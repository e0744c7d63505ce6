import type { StationInit } from '../../contract/process-init.ts'
import type { RunChild } from '../../host/run-child.ts'
import { lockRoot } from '../../store/folder-lock.ts'

/**
 * The work of a station that has its root folder to itself, from before its start until after its end. Training keeps a data folder of its own, and a
 * station with a damaged database has none open: the lock of the data folder alone would let a second Ovoscope in beside them.
 */
export function whileRootIsHeld(run: RunChild<StationInit>): RunChild<StationInit> {
  return async (child) => {
    const { root } = child.init
    const unlock = root === null ? undefined : lockRoot(root)
    const stop = await run(child)
    return async () => {
      await stop()
      unlock?.()
    }
  }
}
