import { type BatchSummary, eggsIn, scansIn } from '../domain/batch/batch-summary.ts'
import type { EggAction, EggClass } from '../domain/egg.ts'
import { wilson } from '../domain/statistics.ts'
import type { EggChange } from '../store/store.ts'

/** A count with its share of the decided eggs and the Wilson interval; nulls while there are no eggs. */
export interface CountedShare {
  readonly count: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** The live mirror of one batch's numbers: begins with their summary, then is moved by exactly what each commit changed. */
export class LineCounters {
  #scans: number
  readonly #byClass: Record<EggClass, number>
  readonly #byAction: Record<EggAction, number>

  constructor({ eggs, scans }: Pick<BatchSummary, 'eggs' | 'scans'>) {
    this.#scans = scansIn(scans)
    this.#byClass = { ...eggs.byClass }
    this.#byAction = { ...eggs.byAction }
  }

  apply(changes: readonly EggChange[], scans: number): void {
    this.#scans += scans
    for (const { before, after } of changes) {
      if (before !== undefined) {
        this.#byClass[before.eggClass]--
        this.#byAction[before.action]--
      }
      this.#byClass[after.eggClass]++
      this.#byAction[after.action]++
    }
  }

  get scans(): number {
    return this.#scans
  }

  /** Distinct eggs, empty cells left out: the denominator of every share. */
  get eggs(): number {
    return eggsIn({ byClass: this.#byClass })
  }

  count(eggClass: EggClass): number {
    return this.#byClass[eggClass]
  }

  countByAction(action: EggAction): number {
    return this.#byAction[action]
  }

  share(...eggClasses: readonly EggClass[]): CountedShare {
    const count = eggClasses.reduce((sum, eggClass) => sum + this.count(eggClass), 0)
    const interval = wilson(count, this.eggs)
    return { count, share: interval?.share ?? null, low: interval?.low ?? null, high: interval?.high ?? null }
  }
}
