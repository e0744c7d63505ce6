import type { ModelDriftView } from '../../electron/contract/model-files.ts'
import { DRIFT_MEASURES } from '../../electron/domain/drift/drift.ts'
import { SCENE_WALL_MS } from './live-view.ts'

type Figures = ModelDriftView['figures']

function figures(scans: number, indices: readonly number[]): Figures {
  return DRIFT_MEASURES.map((measure, at) => {
    const index = indices[at] ?? 0
    const state = index >= 0.25 ? 'drifted' : index >= 0.1 ? 'watch' : 'steady'
    return { measure, index, state, scans, referenceScans: 20_000 }
  })
}

const DAY_MS = 86_400_000

/** Another flock came, and one coil has become noisy. */
export const FAKE_DRIFT: ModelDriftView = {
  ...{ state: 'drifted', scans: 51_240, figures: figures(51_240, [0.31, 0.12, 0.04]) },
  batches: [0.42, 0.28, 0.03].map((index, before) => ({
    ...{ batchId: `2026-1121-0${3 - before}`, startedAtWallMs: SCENE_WALL_MS - before * DAY_MS },
    ...{ scans: 17_080, figures: figures(17_080, [index, index / 3, 0.04]) },
  })),
  coils: Array.from({ length: 10 }, (_, coil) => ({
    ...{ coil, scans: 5_124, figures: figures(5_124, [0.2, coil === 6 ? 1.43 : 0.05, 0.03]) },
  })),
}
