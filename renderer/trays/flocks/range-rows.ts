import { cellName, cellNamed } from '../../../electron/domain/egg.ts'
import type { FlockRange } from '../../../electron/domain/tray/flock-range.ts'

/** A range as somebody types it. */
export interface RangeRow {
  readonly key: number
  readonly flock: string
  readonly from: string
  readonly to: string
}

export const RANGE_FIELDS = ['flock', 'from', 'to'] as const
export type RangeField = (typeof RANGE_FIELDS)[number]

/** Of a row, the fields that say nothing that could be kept. */
export interface RowFault {
  readonly key: number
  readonly fields: readonly RangeField[]
}

export type ReadRows =
  | { readonly ok: true; readonly ranges: readonly FlockRange[] }
  | { readonly ok: false; readonly faults: readonly RowFault[] }

/** What is kept already, to be changed. */
export function rowsOf(ranges: readonly FlockRange[]): readonly RangeRow[] {
  return ranges.map(({ flock, from, to }, key) => ({ key, flock, from: cellName(from), to: cellName(to) }))
}

/** An empty row below the others. */
export function withRow(rows: readonly RangeRow[]): readonly RangeRow[] {
  return [...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, flock: '', from: '', to: '' }]
}

/** What somebody typed as ranges, or every field that is wrong. A row of which nothing is filled in is passed over. */
export function readRows(rows: readonly RangeRow[]): ReadRows {
  const filled = rows.filter((row) => RANGE_FIELDS.some((field) => row[field].trim() !== ''))
  const read = filled.map(({ key, flock, from, to }) => ({
    ...{ key, flock: flock.trim() },
    ...{ from: cellNamed(from), to: cellNamed(to) },
  }))
  const ranges = read.flatMap(({ flock, from, to }) =>
    flock === '' || from === undefined || to === undefined ? [] : [{ flock, from, to }],
  )
  if (ranges.length === read.length) return { ok: true, ranges }
  const faults = read.map((row) => ({
    key: row.key,
    fields: RANGE_FIELDS.filter((field) => row[field] === undefined || row[field] === ''),
  }))
  return { ok: false, faults: faults.filter(({ fields }) => fields.length > 0) }
}
