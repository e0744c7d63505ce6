import type { RecordingsView } from '../../electron/contract/recordings.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const EARLIER = { name: 'line-20261120-093011.ovorec', bytes: 48_230_112 }
const NEW = { name: 'line-20261121-120000.ovorec', bytes: 1_204_990 }

/** Recordings of a scene: one is there, another can be begun and ended. */
export function fakeRecordings(commands: string[]) {
  let view: RecordingsView = { folder: '/var/lib/ovoscope/work/recordings', newest: null, files: [EARLIER] }
  return {
    recordings: () => view,
    startRecording: () => {
      commands.push('startRecording')
      const newest = { ...NEW, beganWallMs: SCENE_WALL_MS, bytesMax: 1024 ** 3, end: null }
      view = { ...view, newest, files: [NEW, EARLIER] }
      return { ok: true as const }
    },
    stopRecording: () => {
      commands.push('stopRecording')
      view = { ...view, newest: view.newest && { ...view.newest, end: 'STOPPED' } }
      return {}
    },
  }
}
