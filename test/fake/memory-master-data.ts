import {
  MASTER_COUNT_MAX,
  MASTER_KINDS,
  type MasterData,
  type MasterRecord,
} from '../../electron/domain/master-data/kinds.ts'
import type { MasterDataStore } from '../../electron/store/master-data.ts'

/** Master data in a map: the second reading of the store's contract. */
export class MemoryMasterData implements MasterDataStore {
  readonly #records = new Map<string, MasterRecord>()
  readonly #used: (trayTypeId: string) => boolean
  #revision = 0
  failing = false

  constructor(used: (trayTypeId: string) => boolean = () => false) {
    this.#used = used
  }

  read(): MasterData {
    const all = [...this.#records.values()]
    return {
      revision: this.#revision,
      records: MASTER_KINDS.flatMap((kind) =>
        all.filter((record) => record.kind === kind).slice(0, MASTER_COUNT_MAX[kind]),
      ),
    }
  }

  write(records: readonly MasterRecord[]): number {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    const breeds = new Set([...this.#records.values(), ...records].map(({ kind, id }) => `${kind} ${id}`))
    for (const record of records) {
      const named =
        record.kind === 'flock' ? `breed ${record.breedId}` : record.kind === 'scanner' && `line ${record.lineId}`
      if (typeof named === 'string' && named !== 'line null' && !breeds.has(named)) throw new Error('FOREIGN KEY')
    }
    for (const record of records) this.#records.set(`${record.kind} ${record.id}`, structuredClone(record))
    return ++this.#revision
  }

  trayTypeUsed(trayTypeId: string): boolean {
    return this.#used(trayTypeId)
  }
}
