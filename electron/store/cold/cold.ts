import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import { StoreError } from '../errors.ts'
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
  /** Brought back since the last step of moving: each is cold again if the transaction around it failed, so it is asked for every time. */
  readonly #broughtBack = new Set<number>()

  constructor(db: WritableDb, { clock, log, onPoint, ...place }: ColdOptions) {
    this.#clock = clock
    this.#rows = new ColdRows(db, place, log)
    this.#rows.bringUpToDate()
    this.#mover = new ColdMover(db, place, onPoint)
    this.#committedMonoMs = clock.monoMs()
  }

  /** See `ColdRows.warm`. */
  warm(visitIds: readonly number[]): boolean {
    const [first] = visitIds
    if (visitIds.length === 1 && first === this.#hotVisit) return true
    const cold = visitIds.filter((visitId) => !this.#rows.isHot(visitId))
    for (const visitId of cold) this.#broughtBack.add(visitId)
    if (visitIds.length === 1 && first !== undefined && !this.#broughtBack.has(first)) this.#hotVisit = first
    return this.#rows.warm(cold)
  }

  /** The same for what cannot go on without the rows. Throws StoreError, MISSING when they cannot be read. */
  need(visitIds: readonly number[]): void {
    const missing = visitIds.find((visitId) => !this.warm([visitId]))
    if (missing === undefined) return
    throw new StoreError('MISSING', `the cold file of tray visit ${missing} cannot be read; put it back from a backup`)
  }

  committed(): void {
    this.#committedMonoMs = this.#clock.monoMs()
  }

  /** See `Store.moveToCold`. */
  move(silentForMs: number): 'busy' | 'moved' | 'done' {
    if (this.#clock.monoMs() - this.#committedMonoMs < silentForMs) return 'busy'
    this.#hotVisit = undefined
    this.#broughtBack.clear()
    return this.#mover.step(this.#clock.wallMs()) ? 'moved' : 'done'
  }

  close(): void {
    this.#mover.close()
  }
}
