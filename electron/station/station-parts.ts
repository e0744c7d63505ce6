import type { OwnParts, SharedParts } from '../line/line-parts.ts'
import type { Logger } from '../log/logger.ts'
import type { Store } from '../store/store.ts'

/** What a station is put together from: what it shares out, and what each of its lines has for itself. */
export interface StationParts extends SharedParts {
  /** The one database; closed by the station when its lines have stopped. */
  readonly store: Store
  readonly log: Logger
  /** One at least. */
  readonly lines: readonly OwnParts[]
}
