import { describe, expect, it } from 'vitest'
import { highestEggsPerHour, minuteBars } from './throughput.ts'

describe('minuteBars', () => {
  it('turns minutes into eggs per hour and knows which one still runs', () => {
    expect(minuteBars([400, null, 120])).toEqual([
      { minutesAgo: 2, eggsPerHour: 24_000, kind: 'full' },
      { minutesAgo: 1, eggsPerHour: 0, kind: 'stopped' },
      { minutesAgo: 0, eggsPerHour: 7_200, kind: 'running' },
    ])
  })

  it('takes the time before the first egg for no stop', () => {
    expect(minuteBars([null, null, 390, null, 12]).map(({ minutesAgo, kind }) => [minutesAgo, kind])).toEqual([
      [2, 'full'],
      [1, 'stopped'],
      [0, 'running'],
    ])
    expect(minuteBars([null, null])).toEqual([])
  })

  it('finds the highest finished minute only', () => {
    expect(highestEggsPerHour(minuteBars([300, 390, 999]))).toBe(23_400)
    expect(highestEggsPerHour(minuteBars([999]))).toBe(0)
    expect(highestEggsPerHour([])).toBe(0)
  })
})
