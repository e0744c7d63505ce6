import { describe, expect, it } from 'vitest'
import { DECISION_REASONS, EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { TRAY_WORDS } from '../domain/tray/hold.ts'
import { TRAY_FLAGS } from '../domain/tray/passage.ts'
import {
  ACTION_CODES,
  BATCH_STATE_CODES,
  CLASS_CODES,
  HOLD_ANSWER_CODES,
  JUMP_CODES,
  LAYOUT_CODES,
  packFlags,
  REASON_CODES,
  TRAY_WORD_CODES,
  unpackFlags,
  VISIT_STATE_CODES,
} from './codes.ts'

describe('codes of words', () => {
  // These numbers stand in databases out there. A line may be added; a number that changes makes old rows lie.
  it('are the ones that old databases hold', () => {
    expect(EGG_CLASSES.map(CLASS_CODES.code)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(CLASS_CODES.code('UNREADABLE')).toBe(6)
    expect(EGG_ACTIONS.map(ACTION_CODES.code)).toEqual([0, 1, 2, 3, 4, 5])
    expect(ACTION_CODES.code('HOLD')).toBe(4)
    expect(DECISION_REASONS.map(REASON_CODES.code)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(BATCH_STATE_CODES.code('closed')).toBe(4)
    expect(VISIT_STATE_CODES.code('held')).toBe(2)
    expect(HOLD_ANSWER_CODES.code('PASSED_AGAIN')).toBe(4)
    expect(TRAY_FLAGS.map((flag) => packFlags([flag]))).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    expect(unpackFlags(packFlags(['NAMED', 'OTHER_EGGS']))).toEqual(['NAMED', 'OTHER_EGGS'])
    expect(TRAY_WORDS.map((word) => TRAY_WORD_CODES.code(word))).toEqual([0, 1, 2, 5, 6, 7])
    expect(LAYOUT_CODES.code('honeycomb')).toBe(1)
    expect([JUMP_CODES.code('running'), JUMP_CODES.code('at-start')]).toEqual([0, 1])
  })

  it('lead back to their words', () => {
    expect(EGG_CLASSES.map((word) => CLASS_CODES.word(CLASS_CODES.code(word)))).toEqual(EGG_CLASSES)
  })

  it('call a number without a word a damaged database', () => {
    expect(() => CLASS_CODES.word(99)).toThrowError('99 is no egg class')
  })
})
