import type { LiveView } from '../../electron/contract/live.ts'
import type { ModelsView } from '../../electron/contract/models.ts'
import { SCENE_WALL_MS } from './live-view.ts'
import { FIRST_DAY_MODELS, NEWER_CARD } from './models.ts'

const GONE = 'phantomnet-1.0.0'
const detail = `no package of ${GONE} is on this station`

/** The settings name a model that an update has replaced. */
export const MODEL_MISSING_VIEW: Partial<LiveView> = {
  model: {
    ...{ modelId: GONE, synthetic: true, state: 'refused' },
    ...{ refusedFile: GONE, refusedCode: 'PACKAGE_MISSING', refusedDetail: detail },
  },
  ...{ batch: null, tray: null, lastEgg: null, next: [] },
  problems: [
    {
      ...({ id: 'MODEL_MISSING', priority: 1, acknowledged: false } as const),
      ...{ sinceWallMs: SCENE_WALL_MS - 9_000, detail: { path: GONE } },
    },
  ],
}

const successor = { ...NEWER_CARD, origin: 'shipped' as const, stays: 'SHIPPED' as const }

export const MISSING_MODELS: ModelsView = {
  ...FIRST_DAY_MODELS,
  active: {
    ...{ modelId: GONE, manifestSha256: '', since: null },
    progress: { state: 'refused', refusal: { file: GONE, code: 'PACKAGE_MISSING', detail }, golden: null },
  },
  successor: { modelId: successor.modelId, manifestSha256: successor.manifestSha256 },
  library: [successor],
}
