import { EGG_CLASSES, type EggAction, type EggClass, isEgg } from '../domain/egg.ts'
import { wilson } from '../domain/statistics.ts'
import type { BatchCounters, EggChange } from '../store/store.ts'

/** A count with its share of the decided eggs and the Wilson interval; nulls while there are no eggs. */
export interface CountedShare {
  readonly count: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** The live mirror of one batch's fact cells: loaded once as their sums, then moved by exactly what each commit changed. */
export class LineCounters {
  #scans: number
  readonly #byClass = new Map<EggClass, number>()
  readonly #byAction = new Map<EggAction, number>()

  constructor(start: BatchCounters) {
    this.#scans = start.scans
    for (const eggClass of EGG_CLASSES) this.#byClass.set(eggClass, start.eggsByClass[eggClass] ?? 0)
    for (const [action, count] of Object.entries(start.eggsByAction)) this.#byAction.set(action as EggAction, count)
  }

  apply(changes: readonly EggChange[], scans: number): void {
    this.#scans += scans
    for (const { before, after } of changes) {
      if (before !== undefined) {
        add(this.#byClass, before.eggClass, -1)
        add(this.#byAction, before.action, -1)
      }
      add(this.#byClass, after.eggClass, 1)
      add(this.#byAction, after.action, 1)
    }
  }

  get scans(): number {
    return this.#scans
  }

  /** Distinct eggs, empty cells left out: the denominator of every share. */
  get eggs(): number {
    return EGG_CLASSES.reduce((sum, eggClass) => sum + (isEgg(eggClass) ? this.count(eggClass) : 0), 0)
  }

  count(eggClass: EggClass): number {
    return this.#byClass.get(eggClass) ?? 0
  }

  countByAction(action: EggAction): number {
    return this.#byAction.get(action) ?? 0
  }

  share(...eggClasses: readonly EggClass[]): CountedShare {
    const count = eggClasses.reduce((sum, eggClass) => sum + this.count(eggClass), 0)
    const interval = wilson(count, this.eggs)
    return { count, share: interval?.share ?? null, low: interval?.low ?? null, high: interval?.high ?? null }
  }
}

function add<K>(map: Map<K, number>, key: K, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount)
}
