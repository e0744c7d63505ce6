import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import type { WritableDb } from '../open-database.ts'
import type { ColdPlace } from './cold-month-file.ts'
import { ColdMover, type ColdPoint } from './cold-mover.ts'
import { ColdRows } from './cold-rows.ts'

export interface ColdOptions extends ColdPlace {
  readonly clock: Clock
  readonly log: Logger
  readonly onPoint?: ((point: ColdPoint) => void) | undefined
}

/** The cold files of the one writer: moves rows there while nothing is committed, and brings them back. */
export class Cold {
  readonly #clock: Clock
  readonly #rows: ColdRows
  readonly #mover: ColdMover
  #committedMonoMs: number
  /** Was found hot, and nothing has moved since: scans come tray by tray, and each would ask. */
  #hotVisit: number | undefined

  constructor(db: WritableDb, { clock, log, onPoint, ...place }: ColdOptions) {
    this.#clock = clock
    this.#rows = new ColdRows(db, place, log)
    this.#rows.bringUpToDate()
    this.#mover = new ColdMover(db, place, onPoint)
    this.#committedMonoMs = clock.monoMs()
  }

  /** See `ColdRows.warm`. */
  warm(visitIds: readonly number[]): boolean {
    const [only] = visitIds
    if (visitIds.length === 1 && only === this.#hotVisit) return true
    // One that was brought back is cold again when the transaction around it fails: it is asked for anew.
    this.#hotVisit = visitIds.length === 1 && only !== undefined && this.#rows.isHot(only) ? only : undefined
    return this.#hotVisit !== undefined || this.#rows.warm(visitIds)
  }

  committed(): void {
    this.#committedMonoMs = this.#clock.monoMs()
  }

  /** See `Store.moveToCold`. */
  move(silentForMs: number): 'busy' | 'moved' | 'done' {
    if (this.#clock.monoMs() - this.#committedMonoMs < silentForMs) return 'busy'
    this.#hotVisit = undefined
    return this.#mover.step(this.#clock.wallMs()) ? 'moved' : 'done'
  }

  close(): void {
    this.#mover.close()
  }
}
