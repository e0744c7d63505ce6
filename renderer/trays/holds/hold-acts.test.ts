import { describe, expect, it } from 'vitest'
import type { HeldTrayRow } from '../../../electron/contract/trays.ts'
import { actsFor } from './hold-acts.ts'

const HELD: HeldTrayRow = {
  ...{ visitId: 1, code: '0415', batchId: 'B1', sinceWallMs: 0, reason: 'EGGS_WAIT', flags: [], inQuestion: false },
  ...{ rescanAsked: false, eggsWaiting: 1, earlierVisitId: null },
}

describe('actsFor', () => {
  it('offers the three ways out of a hold, and another passage only once', () => {
    expect(actsFor(HELD)).toEqual(['RESCAN', 'AS_IS', 'TAKEN_OUT'])
    expect(actsFor({ ...HELD, rescanAsked: true })).toEqual(['AS_IS', 'TAKEN_OUT'])
  })

  it('asks for the name of a tray that nobody could read', () => {
    expect(actsFor({ ...HELD, flags: ['CODE_UNREADABLE'] })[0]).toBe('name')
  })

  it('does not let a tray go on as it is before the question is answered', () => {
    const asked = { ...HELD, inQuestion: true }
    expect(actsFor({ ...asked, reason: 'DOUBLE_PASSAGE' })).toEqual(['SAME_EGGS', 'OTHER_EGGS', 'RESCAN', 'TAKEN_OUT'])
    expect(actsFor({ ...asked, reason: 'PATTERN_DIFFERS' })[0]).toBe('name')
    expect(actsFor({ ...asked, reason: 'OTHER_SHAPE' })).toEqual(['name', 'OTHER_EGGS', 'RESCAN', 'TAKEN_OUT'])
  })
})
