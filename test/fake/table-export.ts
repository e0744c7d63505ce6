import type { TableWish } from '../../electron/contract/table-export.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { SCENE_WALL_MS } from './live-view.ts'

/** Done as soon as it is begun; of a batch that is called `slow` it goes on until it is given up, of one called `full` there is no room. */
export function fakeTable(commands: string[], set: (job: UpkeepJobs['table']) => void) {
  return {
    startTable: (wish: TableWish) => {
      commands.push(`startTable ${wish.table} ${wish.format} ${wish.batchId ?? ''}`.trim())
      const [sinceWallMs, atWallMs] = [SCENE_WALL_MS, SCENE_WALL_MS]
      if (wish.batchId === 'slow') set({ state: 'running', sinceWallMs, share: 0.27 })
      else if (wish.batchId === 'full') set({ state: 'failed', atWallMs, code: 'NO_ROOM', message: 'no room' })
      else {
        const file = `/var/lib/ovoscope/work/tables/${wish.table}-20261120T124107Z.${wish.format}`
        set({ state: 'done', atWallMs, result: { wish, file, rows: 184_212, bytes: 18_402_112 } })
      }
      return { ok: true as const }
    },
    cancelTable: () => {
      commands.push('cancelTable')
      set({ state: 'idle' })
      return {}
    },
  }
}
