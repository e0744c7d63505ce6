import { describe, expect, it } from 'vitest'
import type { EggAction, EggClass } from '../egg.ts'
import { type CellTwice, patternDiffers } from './occupancy.ts'

const cell = (before: EggClass, now: EggClass, over: { action?: EggAction; moved?: boolean } = {}): CellTwice => ({
  before: { eggClass: before, action: over.action ?? 'KEEP' },
  now: { eggClass: now },
  moved: over.moved ?? false,
})
const times = (count: number, one: CellTwice) => Array.from({ length: count }, () => one)

describe('patternDiffers', () => {
  it('sees another tray by eggs that are missing and by eggs that stand in gaps', () => {
    expect(patternDiffers(times(3, cell('EMPTY', 'FEMALE')))).toBe(true)
    expect(patternDiffers(times(3, cell('FEMALE', 'EMPTY')))).toBe(true)
    expect(patternDiffers([...times(2, cell('EMPTY', 'FEMALE')), cell('MALE', 'EMPTY')])).toBe(true)
  })

  it('forgives a wrong cell or two, and what is little among many', () => {
    expect(patternDiffers(times(2, cell('EMPTY', 'FEMALE')))).toBe(false)
    expect(patternDiffers(times(9, cell('EMPTY', 'EMPTY')))).toBe(false)
    expect(patternDiffers([...times(57, cell('MALE', 'MALE')), ...times(3, cell('EMPTY', 'MALE'))])).toBe(true)
    const many = times(147, cell('FEMALE', 'MALE'))
    expect(patternDiffers([...many, ...times(3, cell('EMPTY', 'FEMALE'))])).toBe(false)
    expect(patternDiffers([...many, ...times(8, cell('EMPTY', 'FEMALE'))])).toBe(true)
  })

  it('says nothing by eggs that were removed or moved, nor by pictures that nobody could read', () => {
    expect(patternDiffers(times(9, cell('MALE', 'EMPTY', { action: 'REMOVE_MALE' })))).toBe(false)
    expect(patternDiffers(times(9, cell('INFERTILE', 'EMPTY', { action: 'REMOVE_CLEAR' })))).toBe(false)
    expect(patternDiffers(times(9, cell('EMPTY', 'FEMALE', { moved: true })))).toBe(false)
    expect(patternDiffers(times(9, cell('UNREADABLE', 'EMPTY')))).toBe(false)
    expect(patternDiffers(times(9, cell('EMPTY', 'UNREADABLE')))).toBe(false)
    expect(patternDiffers([])).toBe(false)
  })
})
