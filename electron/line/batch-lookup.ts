import type { Store, StoredBatch } from '../store/store.ts'

/** Finds the batch that an egg belongs to: an egg is judged by its own batch, also when another one is open by now. */
export class BatchLookup {
  readonly #present: () => StoredBatch | undefined
  readonly #store: Pick<Store, 'findBatch'>
  /** The one batch before the present one that late eggs were judged by last. */
  #earlier: StoredBatch | undefined

  constructor(present: () => StoredBatch | undefined, store: Pick<Store, 'findBatch'>) {
    this.#present = present
    this.#store = store
  }

  /** Undefined for an egg of no batch. */
  of(batchId: string | null): StoredBatch | undefined {
    if (batchId === null) return undefined
    const present = this.#present()
    if (present?.identity.batchId === batchId) return present
    if (this.#earlier?.identity.batchId !== batchId) this.#earlier = this.#store.findBatch(batchId)
    return this.#earlier
  }
}
