import type { Clock } from '../../base/clock.ts'
import type { ArchiveView } from '../../contract/archive.ts'
import type { Caller } from '../../domain/access.ts'
import { forecastArchive, type StoredPictures } from '../../domain/archive/forecast.ts'
import { SHELVES } from '../../domain/archive/keep.ts'
import type { Retention } from '../../domain/archive/retention.ts'
import type { Audited } from '../../domain/audit.ts'
import type { ArchiveBook } from '../../store/archive-book.ts'

export interface ArchiveHandlersParts {
  readonly book: Pick<ArchiveBook, 'segments' | 'retention' | 'saveRetention'>
  readonly audited: Audited
  readonly clock: Clock
  /** They hold from now on. */
  retentionChanged(): void
}

interface Who {
  readonly caller: Caller
}

/** The part of the station's service about kept pictures; the same for every line. */
export function archiveHandlers({ book, audited, clock, retentionChanged }: ArchiveHandlersParts) {
  return {
    archive(): ArchiveView {
      const retention = book.retention()
      const segments = book.segments().filter(({ state }) => state !== 'erasing')
      const shelves = SHELVES.map((shelf) => ({ shelf, ...sumOf(segments.filter((one) => one.shelf === shelf)) }))
      return { retention, shelves, forecast: forecastArchive(segments, retention, clock.wallMs()) }
    },
    changeRetention(wish: Retention, { caller }: Who) {
      const before = JSON.stringify(book.retention())
      const deed = { act: 'settings.change', subject: 'pictures', before, after: JSON.stringify(wish) } as const
      audited(caller, deed, () => book.saveRetention(wish))
      retentionChanged()
      return {}
    },
  }
}

function sumOf(stored: readonly StoredPictures[]): Omit<ArchiveView['shelves'][number], 'shelf'> {
  const filled = stored.filter(({ pictures }) => pictures > 0)
  return {
    pictures: filled.reduce((sum, { pictures }) => sum + pictures, 0),
    bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0),
    oldestWallMs: filled.length === 0 ? null : Math.min(...filled.map(({ oldestWallMs }) => oldestWallMs)),
  }
}
