import type { TableWish } from '../../electron/contract/table-export.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { SCENE_WALL_MS } from './live-view.ts'

/** Done as soon as it is begun; of a batch that is called `slow` it goes on until it is given up, of one called `late` it ends just before that, of one called `full` there is no room. */
export function fakeTable(commands: string[], set: (job: UpkeepJobs['table']) => void) {
  let last: TableWish | undefined
  const end = (wish: TableWish) => {
    const file = `/var/lib/ovoscope/work/tables/${wish.table}-20261120T124107Z.${wish.format}`
    set({ state: 'done', atWallMs: SCENE_WALL_MS, result: { wish, file, rows: 184_212, bytes: 18_402_112 } })
  }
  return {
    startTable: (wish: TableWish) => {
      commands.push(`startTable ${wish.table} ${wish.format} ${wish.batchId ?? ''}`.trim())
      const [sinceWallMs, atWallMs] = [SCENE_WALL_MS, SCENE_WALL_MS]
      last = wish
      if (wish.batchId === 'slow' || wish.batchId === 'late') set({ state: 'running', sinceWallMs, share: 0.27 })
      else if (wish.batchId === 'full') set({ state: 'failed', atWallMs, code: 'NO_ROOM', message: 'no room' })
      else end(wish)
      return { ok: true as const }
    },
    cancelTable: () => {
      commands.push('cancelTable')
      if (last?.batchId === 'late') end(last)
      else set({ state: 'idle' })
      return {}
    },
  }
}
