import {
  MASTER_COUNT_MAX,
  MASTER_KINDS,
  type MasterData,
  type MasterKind,
  type MasterRecord,
} from '../domain/master-data/kinds.ts'
import type { MasterDataStore } from './master-data.ts'
import { KEPT_COLUMNS, MASTER_TABLES, type MasterTable } from './master-data-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'

export const TRAY_TYPE_USED_SQL = 'SELECT 1 AS used FROM batch WHERE tray_type_key = ? LIMIT 1'
export const MASTER_REVISION_SQL = 'SELECT revision FROM master_mark WHERE only = 1'

/** All records of a kind, whose number is limited. */
export function masterRecordsSql(kind: MasterKind): string {
  return `SELECT * FROM ${MASTER_TABLES[kind].table} ORDER BY row_id LIMIT ${MASTER_COUNT_MAX[kind]}`
}

function putSql<Kind extends MasterKind>({ table, columns }: MasterTable<Kind>): string {
  const names = [...Object.keys(KEPT_COLUMNS), ...Object.keys(columns)]
  const moved = names.filter((name) => name !== 'record_key').map((name) => `${name} = excluded.${name}`)
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT (record_key) DO UPDATE SET ${moved.join(', ')}`
}

/** Master data in its tables: one a kind, written by one writer and read as a whole, because it is small. */
export class MasterDataRows implements MasterDataStore {
  readonly #readers: readonly (() => MasterRecord[])[]
  readonly #put: { readonly [Kind in MasterKind]: (record: Extract<MasterRecord, { kind: Kind }>) => void }
  readonly #readRevision: Statement<{ revision: number }>
  readonly #used: Statement<{ used: number }>
  readonly #transaction: (records: readonly MasterRecord[]) => number

  constructor(db: WritableDb) {
    const reader = <Kind extends MasterKind>(kind: Kind) => {
      const statement = db.prepare<[], never>(masterRecordsSql(kind))
      return (): MasterRecord[] => statement.all().map(MASTER_TABLES[kind].fromRow)
    }
    const writer = <Kind extends MasterKind>(kind: Kind) => {
      const table: MasterTable<Kind> = MASTER_TABLES[kind]
      const statement: Statement = db.prepare(putSql(table))
      const values = (record: Extract<MasterRecord, { kind: Kind }>) => [
        ...Object.values(KEPT_COLUMNS).map((column) => column(record)),
        ...Object.values(table.columns).map((column) => column(record)),
      ]
      return (record: Extract<MasterRecord, { kind: Kind }>) => void statement.run(...values(record))
    }
    this.#readers = MASTER_KINDS.map(reader)
    this.#put = {
      ...{ site: writer('site'), line: writer('line'), scanner: writer('scanner'), setter: writer('setter') },
      ...{ trolley: writer('trolley'), trayType: writer('trayType'), breed: writer('breed'), flock: writer('flock') },
    }
    this.#readRevision = db.prepare(MASTER_REVISION_SQL)
    this.#used = db.prepare(TRAY_TYPE_USED_SQL)
    const count: Statement<{ revision: number }> = db.prepare(
      'UPDATE master_mark SET revision = revision + 1 WHERE only = 1 RETURNING revision',
    )
    this.#transaction = db.transaction((records: readonly MasterRecord[]) => {
      // What others refer to comes first.
      for (const kind of MASTER_KINDS) for (const record of records) if (record.kind === kind) this.#putOne(record)
      return count.get()?.revision ?? 0
    }).immediate
  }

  read(): MasterData {
    const records = this.#readers.flatMap((readKind) => readKind())
    return { revision: this.#readRevision.get()?.revision ?? 0, records }
  }

  write(records: readonly MasterRecord[]): number {
    return this.#transaction(records)
  }

  trayTypeUsed(trayTypeId: string): boolean {
    return this.#used.get(trayTypeId) !== undefined
  }

  #putOne(record: MasterRecord): void {
    switch (record.kind) {
      case 'site':
        return this.#put.site(record)
      case 'line':
        return this.#put.line(record)
      case 'scanner':
        return this.#put.scanner(record)
      case 'setter':
        return this.#put.setter(record)
      case 'trolley':
        return this.#put.trolley(record)
      case 'trayType':
        return this.#put.trayType(record)
      case 'breed':
        return this.#put.breed(record)
      case 'flock':
        return this.#put.flock(record)
    }
  }
}
