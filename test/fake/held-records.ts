import type { HeldRecord } from '../../electron/contract/tray-record.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const MINUTE_MS = 60_000
const at = (minutesAgo: number) => SCENE_WALL_MS - minutesAgo * MINUTE_MS

/** One tray that waits, and one of each way in which a wait came to its end. */
export const SCENE_HELD_RECORDS: readonly HeldRecord[] = [
  {
    ...{ visitId: 415, code: '0415', beganWallMs: at(4), reasons: ['LINK_LOST'], outcome: 'waits' },
    said: [{ word: 'RESCAN', who: 'M. Visser', atWallMs: at(3), why: 'cable was loose' }],
  },
  {
    ...{ visitId: 409, code: '0409', beganWallMs: at(11), outcome: 'settled' },
    reasons: ['DOUBLE_PASSAGE', 'PATTERN_DIFFERS'],
    said: [
      { word: 'NAMED', who: 'M. Visser', atWallMs: at(9), why: 'label was wet' },
      {
        word: 'OTHER_EGGS',
        who: 'K. Lindqvist',
        atWallMs: at(8),
        why: 'emptied at table 2 and filled again for the flock of house 4',
      },
    ],
  },
  { visitId: 402, code: '0402', beganWallMs: at(21), reasons: ['INCOMPLETE'], said: [], outcome: 'again' },
]
