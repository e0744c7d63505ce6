import { describe, expect, it } from 'vitest'
import { DECISION_REASONS, EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { ACTION_CODES, BATCH_STATE_CODES, CLASS_CODES, LAYOUT_CODES, REASON_CODES, VISIT_STATE_CODES } from './codes.ts'

describe('codes of words', () => {
  // These numbers stand in databases out there. A line may be added; a number that changes makes old rows lie.
  it('are the ones that old databases hold', () => {
    expect(EGG_CLASSES.map(CLASS_CODES.code)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(CLASS_CODES.code('UNREADABLE')).toBe(6)
    expect(EGG_ACTIONS.map(ACTION_CODES.code)).toEqual([0, 1, 2, 3, 4, 5])
    expect(ACTION_CODES.code('HOLD')).toBe(4)
    expect(DECISION_REASONS.map(REASON_CODES.code)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(BATCH_STATE_CODES.code('closed')).toBe(4)
    expect(VISIT_STATE_CODES.code('held')).toBe(2)
    expect(LAYOUT_CODES.code('honeycomb')).toBe(1)
  })

  it('lead back to their words', () => {
    expect(EGG_CLASSES.map((word) => CLASS_CODES.word(CLASS_CODES.code(word)))).toEqual(EGG_CLASSES)
  })

  it('call a number without a word a damaged database', () => {
    expect(() => CLASS_CODES.word(99)).toThrowError('99 is no egg class')
  })
})
