import type { ArchiveView } from '../../electron/contract/archive.ts'
import { forecastArchive, type StoredPictures } from '../../electron/domain/archive/forecast.ts'
import { DEFAULT_RETENTION, type Retention } from '../../electron/domain/archive/retention.ts'
import { RpcError } from '../../electron/rpc/rpc-error.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const MIB = 1024 ** 2
const DAY_MS = 86_400_000

function stored(shelf: StoredPictures['shelf'], pictures: number, days: number): StoredPictures {
  const [oldestWallMs, newestWallMs] = [SCENE_WALL_MS - days * DAY_MS, SCENE_WALL_MS]
  return { shelf, pictures, bytes: Math.round(pictures * 0.005 * MIB), oldestWallMs, newestWallMs }
}

const NOTHING = { pictures: 0, bytes: 0, oldestWallMs: null }

/** Of a first day, or of a faulty scanner that fills the quota; half a year's where nothing is said. */
export type FakePictures = 'none' | 'tooMany' | 'unreadable'

const STORED = [
  ...[stored('uncertain', 148_220, 29), stored('overridden', 612, 212), stored('faulty', 41_006, 29)],
  ...[stored('validation', 25_480, 212), stored('sample', 104_310, 88), stored('recent', 402_100, 2)],
]

const TOO_MANY = STORED.map((one) => (one.shelf === 'faulty' ? stored('faulty', 912_000, 6) : one))

function shelfOf(kept: readonly StoredPictures[], shelf: StoredPictures['shelf']): ArchiveView['shelves'][number] {
  const { pictures, bytes, oldestWallMs } = kept.find((one) => one.shelf === shelf) ?? NOTHING
  return { shelf, pictures, bytes, oldestWallMs }
}

/** Kept pictures of a scene. */
export function fakeArchive(commands: string[], scene: () => { readonly pictures?: FakePictures }) {
  let retention: Retention = DEFAULT_RETENTION
  return {
    archive: (): ArchiveView => {
      const { pictures } = scene()
      if (pictures === 'unreadable') throw new RpcError('FAILED', 'the archive cannot be read')
      const kept = pictures === 'none' ? [] : pictures === 'tooMany' ? TOO_MANY : STORED
      return {
        retention,
        shelves: STORED.map(({ shelf }) => shelfOf(kept, shelf)),
        forecast: forecastArchive(kept, retention, SCENE_WALL_MS),
      }
    },
    changeRetention: (wish: Retention) => {
      commands.push('changeRetention')
      retention = wish
      return {}
    },
  }
}
