import type { LiveView } from '../../electron/contract/live.ts'
import { lostStory } from './link-story.ts'
import { fakeBatch, fakeTray, fakeView, SCENE_WALL_MS } from './live-view.ts'

/** The cable came out a moment ago, in the middle of a tray. */
export const CABLE_OUT: Partial<LiveView> = {
  link: { ...fakeView().link, ...lostStory(SCENE_WALL_MS) },
  tray: fakeTray({ state: 'held', decided: 96 }),
  batch: fakeBatch({ held: 54 }),
  next: [{ kind: 'tray-on-hold', trayCode: '0417', visitId: 417 }],
  alarms: {
    returned: [{ id: 'INFERENCE_DOWN', priority: 2, sinceWallMs: SCENE_WALL_MS - 12 * 60_000 }],
    shelved: [{ id: 'UPLOAD_REFUSED', priority: 3, untilWallMs: SCENE_WALL_MS + 14 * 60_000, active: true }],
    suppressed: [{ id: 'LINE_NOISE', priority: 3, sinceWallMs: SCENE_WALL_MS - 4_000, cause: 'SCANNER_LOST' }],
    outOfService: [
      {
        ...{ id: 'UPLOADS_PILE_UP', priority: 3, sinceWallMs: SCENE_WALL_MS - 50 * 3_600_000, active: false },
        ...{ who: 'K. Lindqvist', why: 'The provider repairs the line until Friday' },
      },
    ],
    flood: null,
  },
  problems: [
    {
      id: 'SCANNER_LOST',
      priority: 1,
      acknowledged: false,
      sinceWallMs: SCENE_WALL_MS - 4_200,
      detail: { path: '/dev/ttyUSB0' },
    },
    {
      id: 'TRAY_ON_HOLD',
      priority: 2,
      acknowledged: false,
      sinceWallMs: SCENE_WALL_MS - 4_100,
      detail: { trayCode: '0417' },
    },
  ],
}
