import type { MasterData, MasterRecord } from '../domain/master-data/kinds.ts'

/** The store's part for master data: keeps what it is given; what may be kept is the domain's to say. */
export interface MasterDataStore {
  /** All of it, each kind in the order in which it was entered. */
  read(): MasterData
  /**
   * Adds these records, or replaces those with the same kind and id, in one transaction that is durable on return. Answers the new
   * revision of the whole. Throws a `StoreError` like `commit`; then nothing of it happened.
   */
  write(records: readonly MasterRecord[]): number
  /** Whether any batch was recorded on the tray type. */
  trayTypeUsed(trayTypeId: string): boolean
}
