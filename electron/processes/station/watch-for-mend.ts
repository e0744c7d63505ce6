import { statSync } from 'node:fs'
import type { Timers } from '../../base/clock.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { isWaiting, readWish } from '../../store/staged-restore.ts'

const LOOK_MS = 5_000
/** Looks in a row that find the same: a file that is still being copied changes from one to the next. */
const SAME_LOOKS = 3

/**
 * Tells once that another database lies where the damaged one lay, as after somebody put it back by hand. Not while a restore waits: that one is
 * begun by people alone. Answers with how to stop.
 */
export function watchForMend(files: Pick<DataFiles, 'database'>, timers: Timers, mended: () => void): () => void {
  const damaged = looksOf(files)
  let before = damaged
  let sameLooks = 0
  const timer = timers.every(LOOK_MS, () => {
    const now = looksOf(files)
    sameLooks = now === before ? sameLooks + 1 : 0
    before = now
    if (now === undefined || now === damaged || sameLooks < SAME_LOOKS || restoreWaits(files)) return
    timers.cancel(timer)
    mended()
  })
  return () => timers.cancel(timer)
}

/** What tells one database from another without reading it; undefined where there is none, because a start would make a new one. */
function looksOf({ database }: Pick<DataFiles, 'database'>): string | undefined {
  const file = looksOfFile(database)
  // An empty log is none: whoever reads the database makes one and takes it away.
  return file && `${file} ${looksOfFile(`${database}-wal`)}`
}

function looksOfFile(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found === undefined || found.size === 0n ? undefined : `${found.ino}/${found.size}/${found.mtimeNs}`
}

function restoreWaits(files: Pick<DataFiles, 'database'>): boolean {
  const wish = readWish(files)
  return typeof wish === 'object' && isWaiting(wish)
}
