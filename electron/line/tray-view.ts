import type { LiveView } from '../contract/live.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import type { EggChange, StoreStart, TrayVisit } from '../store/store.ts'

type LiveTray = NonNullable<LiveView['tray']>
const NOT_DECIDED = 255

/** The tray under the scanner, cell by cell. */
export class TrayView {
  readonly visit: TrayVisit
  #state: LiveTray['state']
  readonly #classes: Uint8Array
  readonly #actions: Uint8Array
  #decided = 0

  constructor(visit: TrayVisit) {
    this.visit = visit
    this.#state = visit.state
    this.#classes = new Uint8Array(visit.rows * visit.columns).fill(NOT_DECIDED)
    this.#actions = new Uint8Array(visit.rows * visit.columns).fill(NOT_DECIDED)
  }

  static fromStart(open: StoreStart['openVisits'][number]): TrayView {
    const view = new TrayView(open.visit)
    const { visitId, batchId } = open.visit
    for (const egg of open.eggs) view.apply({ visitId, batchId, cell: egg.cell, before: undefined, after: egg.state })
    return view
  }

  get state(): LiveTray['state'] {
    return this.#state
  }

  setState(state: LiveTray['state']): void {
    this.#state = state
  }

  apply(change: EggChange): void {
    const index = change.cell.row * this.visit.columns + change.cell.column
    if (this.#classes[index] === NOT_DECIDED) this.#decided++
    this.#classes[index] = EGG_CLASSES.indexOf(change.after.eggClass)
    this.#actions[index] = EGG_ACTIONS.indexOf(change.after.action)
  }

  live(): LiveTray {
    const { visitId, code, rows, columns, layout } = this.visit
    return {
      visitId,
      code,
      rows,
      columns,
      layout,
      state: this.#state,
      classes: this.#classes.slice(),
      actions: this.#actions.slice(),
      decided: this.#decided,
    }
  }
}
