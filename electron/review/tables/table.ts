import type { ReadableDb } from '../../store/open-database.ts'

/** What a column holds; times are points in time, numbers without a unit in their name are counts. */
export type ColumnType = 'STRING' | 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP'
export type Value = string | number | boolean | Date | null

/** One column of a table of rows. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  of(row: Row): Value
}

/** Which rows; null for no bound. */
export interface Span {
  readonly fromWallMs: number | null
  readonly untilWallMs: number | null
  readonly batchId: string | null
}

/** Rows that were read together, and how much of the whole is read with them, 0…1. */
export interface Chunk<Row> {
  readonly rows: readonly Row[]
  readonly share: number
}

/** A table to be written out: what stands in a row, and where its rows come from, in order. */
export interface Table<Row> {
  readonly columns: readonly Column<Row>[]
  read(db: ReadableDb, span: Span): Iterable<Chunk<Row>>
}

/** What is known of the models and of this data folder, beside the rows. */
export interface Marks {
  isSynthetic(modelId: string): boolean
  /** Of training: the rows say nothing of eggs. */
  readonly play: boolean
}

export function time(wallMs: number | null): Date | null {
  return wallMs === null ? null : new Date(wallMs)
}

/** The span as parameters of a query: never, ever, and any batch where there is no bound. */
export function bounds({ fromWallMs, untilWallMs }: Span): readonly [from: number, until: number] {
  return [fromWallMs ?? Number.MIN_SAFE_INTEGER, untilWallMs ?? Number.MAX_SAFE_INTEGER]
}
