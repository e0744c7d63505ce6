import { describe, expect, it } from 'vitest'
import { groupTrays, type TrayMix } from './tray-groups.ts'

function tray(visitId: number): TrayMix {
  const counts = { female: visitId, male: 2, clearOrDead: 1, unclear: 0 }
  return { visitId, code: `T${visitId}`, ...counts }
}

describe('groupTrays', () => {
  it('leaves few trays as they are', () => {
    expect(groupTrays([tray(1), tray(2)])).toEqual({
      traysEach: 1,
      rows: [
        { key: 1, label: 'T1', values: [1, 2, 1, 0] },
        { key: 2, label: 'T2', values: [2, 2, 1, 0] },
      ],
    })
    expect(groupTrays([]).rows).toEqual([])
  })

  it('names a group by its first and its last tray, once where they carry the same code', () => {
    const again = Array.from({ length: 120 }, (_, n) => ({ ...tray(n + 1), code: `T${Math.floor(n / 4)}` }))
    expect(
      groupTrays(again)
        .rows.slice(0, 3)
        .map(({ label }) => label),
    ).toEqual(['T0', 'T0', 'T1'])
    expect(groupTrays(again.slice(0, 61)).rows.at(-1)?.label).toBe('T15')
  })

  it('puts neighbours together until they fit, and loses none', () => {
    const trays = Array.from({ length: 150 }, (_, n) => tray(n + 1))
    const { traysEach, rows } = groupTrays(trays)
    expect(traysEach).toBe(3)
    expect(rows).toHaveLength(50)
    expect(rows[0]).toEqual({ key: 1, label: 'T1–T3', values: [6, 6, 3, 0] })
    expect(rows.reduce((sum, row) => sum + (row.values[0] ?? 0), 0)).toBe((150 * 151) / 2)
  })
})
