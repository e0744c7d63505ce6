import type { LiveView } from '../../electron/contract/live.ts'
import { SCENE_WALL_MS } from './live-view.ts'

/** The disk is full: nothing is taken from the scanner until there is room. */
export const DISK_REFUSES: Partial<LiveView> = {
  backlog: 3,
  problems: [{ id: 'DISK_ERROR', priority: 1, acknowledged: false, sinceWallMs: SCENE_WALL_MS - 24_000, detail: {} }],
}
