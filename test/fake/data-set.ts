import type { DataSetResult, DataSetWish } from '../../electron/contract/data-set.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { SCENE_WALL_MS } from './live-view.ts'

/** What the scenes' hatchery has labelled; of a batch that is called `none` nothing. */
function resultOf(wish: DataSetWish, write: boolean): DataSetResult {
  const isEmpty = wish.batchId === 'none'
  return {
    wish,
    counts: {
      sample: isEmpty ? {} : { FEMALE: 212, MALE: 204, INFERTILE: 31, EARLY_DEAD: 9 },
      override: isEmpty ? {} : { FEMALE: 18, MALE: 6, EARLY_DEAD: 11, EMPTY: 2 },
      leftOut: isEmpty ? {} : { sexUnknown: 7, moved: 3, pictureGone: 1_204 },
      unlabelledSamples: isEmpty ? 0 : 388,
      syntheticModels: isEmpty ? [] : ['phantomnet-1.1.0'],
    },
    written: write
      ? {
          folder: '/var/lib/ovoscope/work/data-sets/20261120T124107Z',
          ...{ width: 64, height: 64, bytes: 4_038_656, train: 341, calibration: 77, test: 75 },
        }
      : null,
  }
}

/** Done as soon as it is begun; of a batch that is called `slow` it goes on until it is given up. */
export function fakeDataSet(commands: string[], set: (job: UpkeepJobs['dataSet']) => void) {
  return {
    startDataSet: ({ write, ...wish }: DataSetWish & { readonly write: boolean }) => {
      commands.push(`startDataSet ${write ? 'write' : 'count'} ${wish.maps.join()} ${wish.batchId ?? ''}`.trim())
      const sinceWallMs = SCENE_WALL_MS
      if (wish.batchId === 'slow') set({ state: 'running', sinceWallMs, share: 0.43 })
      else set({ state: 'done', atWallMs: SCENE_WALL_MS, result: resultOf(wish, write) })
      return { ok: true as const }
    },
    cancelDataSet: () => {
      commands.push('cancelDataSet')
      set({ state: 'idle' })
      return {}
    },
  }
}
