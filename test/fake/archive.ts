import type { ArchiveView } from '../../electron/contract/archive.ts'
import { forecastArchive, type StoredPictures } from '../../electron/domain/archive/forecast.ts'
import { DEFAULT_RETENTION, type Retention } from '../../electron/domain/archive/retention.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const MIB = 1024 ** 2
const DAY_MS = 86_400_000

function stored(shelf: StoredPictures['shelf'], pictures: number, days: number): StoredPictures {
  const [oldestWallMs, newestWallMs] = [SCENE_WALL_MS - days * DAY_MS, SCENE_WALL_MS]
  return { shelf, pictures, bytes: Math.round(pictures * 0.005 * MIB), oldestWallMs, newestWallMs }
}

const STORED = [
  ...[stored('uncertain', 148_220, 29), stored('overridden', 612, 212), stored('faulty', 41_006, 29)],
  ...[stored('validation', 25_480, 212), stored('sample', 104_310, 88), stored('recent', 402_100, 2)],
]

/** Kept pictures of a scene: as after half a year. */
export function fakeArchive(commands: string[]) {
  let retention: Retention = DEFAULT_RETENTION
  return {
    archive: (): ArchiveView => ({
      retention,
      shelves: STORED.map(({ shelf, pictures, bytes, oldestWallMs }) => ({ shelf, pictures, bytes, oldestWallMs })),
      forecast: forecastArchive(STORED, retention, SCENE_WALL_MS),
    }),
    changeRetention: (wish: Retention) => {
      commands.push('changeRetention')
      retention = wish
      return {}
    },
  }
}
