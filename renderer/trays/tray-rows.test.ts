import { describe, expect, it } from 'vitest'
import { fakeTrayRows } from '../../test/fake/looking-back.ts'
import { readTrayRows } from './tray-rows.ts'

describe('readTrayRows', () => {
  const asked: (number | null)[] = []
  const readPage = async (beforeVisitId: number | null) => {
    asked.push(beforeVisitId)
    return fakeTrayRows('2026-1120-03', 'all', beforeVisitId)
  }

  it('reads as many pages as were asked for, without a gap, and none after the last', async () => {
    expect((await readTrayRows(readPage, 1)).length).toBe(60)
    asked.length = 0
    const all = await readTrayRows(readPage, 9)
    expect(all.map((row) => row.visitId)).toEqual(Array.from({ length: 80 }, (_, n) => 417 - n))
    expect(asked).toEqual([null, 358])
  })
})
