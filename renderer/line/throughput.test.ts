import { describe, expect, it } from 'vitest'
import { highestEggsPerHour, minuteBars, unknownMinutes } from './throughput.ts'

describe('minuteBars', () => {
  it('turns minutes into eggs per hour and knows which one still runs', () => {
    expect(minuteBars([400, 0, 120])).toEqual([
      { minutesAgo: 2, eggsPerHour: 24_000, kind: 'full' },
      { minutesAgo: 1, eggsPerHour: 0, kind: 'stopped' },
      { minutesAgo: 0, eggsPerHour: 7_200, kind: 'running' },
    ])
  })

  it('takes the time before the first egg for no stop', () => {
    expect(minuteBars([null, null, 390, 0, 12]).map(({ minutesAgo, kind }) => [minutesAgo, kind])).toEqual([
      [2, 'full'],
      [1, 'stopped'],
      [0, 'running'],
    ])
    expect(minuteBars([null, null])).toEqual([])
  })

  it('leaves a gap, and no stop, where no station was there', () => {
    const bars = minuteBars([null, 390, null, null, 0])
    expect(bars.map(({ eggsPerHour, kind }) => [eggsPerHour, kind])).toEqual([
      [23_400, 'full'],
      [0, 'unknown'],
      [0, 'unknown'],
      [0, 'running'],
    ])
    expect(unknownMinutes(bars)).toBe(2)
  })

  it('finds the highest finished minute only', () => {
    expect(highestEggsPerHour(minuteBars([300, 390, 999]))).toBe(23_400)
    expect(highestEggsPerHour(minuteBars([999]))).toBe(0)
    expect(highestEggsPerHour([])).toBe(0)
  })
})
