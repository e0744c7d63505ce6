import { describe, expect, it } from 'vitest'
import { ChangeFact } from './change-fact.ts'
import { ADD_FACT_SQL } from './fact-cells.ts'
import { FACT_KEY_COLUMNS, FACT_VALUE_COLUMNS } from './fact-columns.ts'
import { migrate } from './migrate.ts'
import { openWritable } from './open-database.ts'

const VALUES = FACT_VALUE_COLUMNS.length

function cell(visitId: number, values: Readonly<Record<number, number>>): number[] {
  const keys = FACT_KEY_COLUMNS.map((column) => (column === 'visit_id' ? visitId : 1))
  return [...keys, ...FACT_VALUE_COLUMNS.map((_, at) => values[at] ?? 0)]
}

function facts() {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db)
  db.pragma('foreign_keys = OFF')
  const add = db.prepare(ADD_FACT_SQL)
  const read = db.prepare<[number], Record<string, number>>('SELECT * FROM fact WHERE visit_id = ?')
  const valuesOf = (visitId: number) => {
    const row = read.get(visitId)
    return row && FACT_VALUE_COLUMNS.map((column) => row[column])
  }
  return { change: new ChangeFact(db), add: (values: number[]) => add.run(values), valuesOf }
}

describe('adding to a fact cell', () => {
  it('adds to the columns that change, up and down, and to no other', () => {
    const { change, add, valuesOf } = facts()
    add(cell(1, { 0: 5, 3: 7, 90: 1 }))
    add(cell(2, { 0: 5 }))
    expect(change.run(cell(1, { 0: 1, 3: -2, 40: 4 }))).toBe(true)
    expect(valuesOf(1)).toEqual(cell(1, { 0: 6, 3: 5, 40: 4, 90: 1 }).slice(FACT_KEY_COLUMNS.length))
    expect(valuesOf(2)).toEqual(cell(2, { 0: 5 }).slice(FACT_KEY_COLUMNS.length))
  })

  it('leaves a cell that is not there, and one that changes in many columns, to whoever writes it whole', () => {
    const { change, add, valuesOf } = facts()
    expect(change.run(cell(1, { 0: 1 }))).toBe(false)
    expect(valuesOf(1)).toBeUndefined()
    add(cell(1, { 0: 1 }))
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, at) => [at, 1]))
    expect(change.run(cell(1, many))).toBe(false)
    expect(valuesOf(1)?.[0]).toBe(1)
  })

  it('knows more ways to change than it keeps statements for', () => {
    const { change, add, valuesOf } = facts()
    add(cell(1, {}))
    for (let first = 0; first < VALUES; first++) {
      for (let second = first + 1; second < Math.min(VALUES, first + 8); second++) {
        expect(change.run(cell(1, { [first]: 1, [second]: 1 }))).toBe(true)
      }
    }
    expect(valuesOf(1)?.[VALUES - 1]).toBe(7)
    expect(valuesOf(1)?.[20]).toBe(14)
  })
})
