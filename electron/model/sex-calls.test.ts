import { describe, expect, it } from 'vitest'
import { sexCalls } from './sex-calls.ts'

describe('calls of a sex', () => {
  it('are those of living embryos that were called one of the two', () => {
    const confusion = {
      labels: ['FEMALE', 'MALE', 'INFERTILE'],
      calls: ['FEMALE', 'MALE', 'INFERTILE', 'UNCERTAIN'],
      counts: [
        [90, 3, 1, 6],
        [2, 80, 0],
        [4, 5, 70, 1],
      ],
    }
    expect(sexCalls({ confusion })).toEqual({ confident: 175, right: 170 })
  })
})
