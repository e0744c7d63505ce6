import type { LiveView } from '../contract/live.ts'
import { type Cell, EGG_ACTIONS, EGG_CLASSES, type EggClass } from '../domain/egg.ts'
import type { EggChange, TrayVisit } from '../store/store.ts'
import type { StoreStart } from '../store/store-start.ts'

type LiveTray = NonNullable<LiveView['tray']>
const NOT_DECIDED = 255

/** The tray under the scanner, cell by cell. */
export class TrayView {
  readonly visit: TrayVisit
  #code: string
  #ended = false
  #state: LiveTray['state']
  readonly #classes: Uint8Array
  readonly #actions: Uint8Array
  readonly #corrected: Uint8Array
  #decided = 0

  constructor(visit: TrayVisit) {
    this.visit = visit
    this.#code = visit.code
    this.#state = visit.state
    this.#classes = new Uint8Array(visit.rows * visit.columns).fill(NOT_DECIDED)
    this.#actions = new Uint8Array(visit.rows * visit.columns).fill(NOT_DECIDED)
    this.#corrected = new Uint8Array(visit.rows * visit.columns).fill(NOT_DECIDED)
  }

  static fromStart(open: StoreStart['openVisits'][number]): TrayView {
    const view = new TrayView(open.visit)
    const { visitId, batchId } = open.visit
    for (const { cell, state, corrected } of open.eggs) {
      view.apply({ visitId, batchId, cell, before: undefined, after: state })
      if (corrected !== undefined) view.correct(cell, corrected)
    }
    return view
  }

  get state(): LiveTray['state'] {
    return this.#state
  }

  /** Nothing more will be scanned in this passage. */
  get ended(): boolean {
    return this.#ended
  }

  end(state: LiveTray['state']): void {
    this.#state = state
    this.#ended = true
  }

  /** A person said which tray it is. */
  rename(code: string): void {
    this.#code = code
  }

  setState(state: LiveTray['state']): void {
    this.#state = state
  }

  apply(change: EggChange): void {
    const index = change.cell.row * this.visit.columns + change.cell.column
    const egg = change.own ?? change.after
    if (this.#classes[index] === NOT_DECIDED) this.#decided++
    this.#classes[index] = EGG_CLASSES.indexOf(egg.eggClass)
    this.#actions[index] = EGG_ACTIONS.indexOf(egg.action)
    // Another attempt speaks for the egg now; what was said of the one before is history.
    this.#corrected[index] = NOT_DECIDED
  }

  /** A person called the egg another; what was decided stays beside it. */
  correct(cell: Cell, eggClass: EggClass): void {
    this.#corrected[cell.row * this.visit.columns + cell.column] = EGG_CLASSES.indexOf(eggClass)
  }

  live(): LiveTray {
    const { visitId, rows, columns, layout } = this.visit
    return {
      visitId,
      code: this.#code,
      rows,
      columns,
      layout,
      state: this.#state,
      classes: this.#classes.slice(),
      actions: this.#actions.slice(),
      corrected: this.#corrected.slice(),
      decided: this.#decided,
    }
  }
}
