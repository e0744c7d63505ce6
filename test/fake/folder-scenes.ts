import type { LiveView } from '../../electron/contract/live.ts'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import { alarmKind } from '../../electron/domain/alarm/rationalisation.ts'
import type { Scene } from './console-scenes.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const PATH = '/srv/scans/line-1'

function problem(id: Problem['id'], detail: Problem['detail']): Problem {
  const { priority } = alarmKind(id)
  return { id, priority, acknowledged: false, sinceWallMs: SCENE_WALL_MS - 42_000, detail: { path: PATH, ...detail } }
}

/** A scanner that writes files: its folder is gone, or holds what is no scan. */
export function folderScenes(scene: (view: Partial<LiveView>) => Scene, runningLink: LiveView['link']) {
  const link: LiveView['link'] = {
    ...runningLink,
    transport: 'folder',
    path: PATH,
    scannerModel: 'Folder of pictures',
    scannerSerial: 'FOLDER-3F2A91C0',
  }
  const gone: LiveView['link'] = {
    ...link,
    state: 'Absent',
    retryInMs: 1_400,
    remedy: { kind: 'folderMissing', values: { path: PATH } },
    problem: { id: 'FOLDER_UNUSABLE', severity: 1 },
  }
  return {
    folderGone: scene({ link: gone, problems: [problem('FOLDER_UNUSABLE', { remedy: 'folderMissing' })] }),
    picturesRefused: scene({
      link,
      problems: [problem('PICTURES_REFUSED', { count: 3, file: '0417_Z9.png', pictureRefusal: 'CELL' })],
    }),
  } satisfies Readonly<Record<string, Scene>>
}
