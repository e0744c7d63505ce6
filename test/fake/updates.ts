import type { UpdateState, UpdateView } from '../../electron/contract/update.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const FEED = 'http://updates.site.example/ovoscope'

/** Updates as a station with a policy sees them. */
export function sceneUpdate(state: UpdateState): UpdateView {
  return {
    ...{ state, mode: 'install-in-window', feed: FEED, window: { from: '01:00', to: '04:00' } },
    ...{ currentVersion: '0.1.0', checkedAtWallMs: SCENE_WALL_MS - 3_600_000, problem: null },
  }
}

/** Where something else brings them: the console without a window. */
export const SCENE_NO_UPDATES: UpdateView = {
  ...{ state: { kind: 'off', why: 'other-tool' }, mode: 'off', feed: null, window: { from: '01:00', to: '04:00' } },
  ...{ currentVersion: '0.1.0', checkedAtWallMs: null, problem: null },
}
