import type { LiveView } from '../../electron/contract/live.ts'
import { type AlarmId, alarmKind } from '../../electron/domain/alarm/rationalisation.ts'
import { LINK_SCENES } from './link-story.ts'
import { fakeView, SCENE_WALL_MS } from './live-view.ts'

/** A line that runs but for its link: what that is now, and the alarms that stand for it. */
export function linkScene(
  name: keyof typeof LINK_SCENES,
  ...ids: readonly AlarmId[]
): Pick<LiveView, 'link' | 'problems'> {
  const problems = ids.map((id, n) => ({
    ...{ id, priority: alarmKind(id).priority, acknowledged: false, sinceWallMs: SCENE_WALL_MS - 4_200 - n * 60_000 },
    detail: ids.length === 1 ? { path: '/dev/ttyUSB0' } : id === 'SCANNER_COUNTER_BACK' ? {} : { count: 34 },
  }))
  return { link: { ...fakeView().link, ...LINK_SCENES[name] }, problems }
}
