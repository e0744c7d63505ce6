import type { Clock } from '../../base/clock.ts'
import type { ArchiveView } from '../../contract/archive.ts'
import { type Caller, PROGRAM } from '../../domain/access.ts'
import { forecastArchive, type StoredPictures } from '../../domain/archive/forecast.ts'
import { SHELVES } from '../../domain/archive/keep.ts'
import type { Retention } from '../../domain/archive/retention.ts'
import type { Audited } from '../../domain/audit.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import type { ArchiveBook, SegmentRow } from '../../store/archive-book.ts'

export interface ArchiveHandlersParts {
  readonly book: Pick<ArchiveBook, 'retention' | 'saveRetention'>
  readonly audited: Audited
  readonly clock: Clock
  /** What IT decided; then nobody else may. */
  readonly policy: Retention | null
  /** With what is in the one that is being written. */
  segments(): readonly SegmentRow[]
  /** They hold from now on. */
  retentionChanged(): void
}

interface Who {
  readonly caller: Caller
}

/** The part of the station's service about kept pictures; the same for every line. */
export function archiveHandlers({ book, audited, clock, policy, ...parts }: ArchiveHandlersParts) {
  const save = (wish: Retention, caller: Caller) => {
    const [before, after] = [JSON.stringify(book.retention()), JSON.stringify(wish)]
    if (before === after) return
    audited(caller, { act: 'settings.change', subject: 'pictures', before, after }, () => book.saveRetention(wish))
  }
  // Everybody who reads the database finds there what IT decided, and goes on by it when the policy is taken away.
  if (policy !== null) save(policy, PROGRAM)
  return {
    archive(): ArchiveView {
      const retention = book.retention()
      const segments = parts.segments().filter(({ state }) => state !== 'erasing')
      const shelves = SHELVES.map((shelf) => ({ shelf, ...sumOf(segments.filter((one) => one.shelf === shelf)) }))
      return { retention, shelves, forecast: forecastArchive(segments, retention, clock.wallMs()) }
    },
    changeRetention(wish: Retention, { caller }: Who) {
      if (policy !== null) throw new RpcError('MANAGED', 'IT decides this in its policy file')
      save(wish, caller)
      parts.retentionChanged()
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
