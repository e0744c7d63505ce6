import { describe, expect, it } from 'vitest'
import { shiftFields, shiftOf, usualShifts } from './shift-times.ts'

describe('the times of a shift', () => {
  it('come back as they were', () => {
    const late = { name: 'Late', startsAtMinute: 22 * 60 + 5, endsAtMinute: 6 * 60 }
    expect(shiftFields(late)).toEqual({ name: 'Late', from: '22:05', to: '06:00' })
    expect(shiftOf(shiftFields(late))).toEqual(late)
  })

  it('are no number where none was given', () => {
    expect(shiftOf({ name: ' Early ', from: '', to: '14:00' })).toEqual({
      name: 'Early',
      startsAtMinute: Number.NaN,
      endsAtMinute: 840,
    })
  })

  it('go round the clock in the usual three', () => {
    const shifts = usualShifts(['Early', 'Late', 'Night']).map(shiftOf)
    expect(shifts.map(({ name }) => name)).toEqual(['Early', 'Late', 'Night'])
    for (const [place, { endsAtMinute }] of shifts.entries()) {
      expect(shifts[(place + 1) % 3]?.startsAtMinute).toBe(endsAtMinute)
    }
  })
})
