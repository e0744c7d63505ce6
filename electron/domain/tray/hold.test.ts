import { describe, expect, it } from 'vitest'
import { EGG_ACTIONS } from '../egg.ts'
import {
  type HoldState,
  holdReasonAtEnd,
  isFinished,
  isOnHold,
  reasonsOf,
  refuseRelease,
  refuseWordOnEggs,
  releasedAction,
  settled,
  TRAY_RELEASES,
  waits,
} from './hold.ts'

const HELD: HoldState = { state: 'held', ended: true, holdReason: 'EGGS_WAIT', answer: undefined, through: false }

describe('reasonsOf', () => {
  it('names what held a tray first, and every question once', () => {
    expect(reasonsOf('LINK_LOST', ['NAMED'])).toEqual(['LINK_LOST'])
    expect(reasonsOf('PATTERN_DIFFERS', ['PATTERN_DIFFERS', 'DOUBLE_PASSAGE', 'SAME_EGGS'])).toEqual([
      ...['PATTERN_DIFFERS', 'DOUBLE_PASSAGE'],
    ])
    expect(reasonsOf(undefined, [])).toEqual(['EGGS_WAIT'])
  })
})

describe('holdReasonAtEnd', () => {
  const ended = { actions: ['KEEP' as const], cellsDecided: 1, cellsScanned: 1, flags: [] }

  it('lets a tray go on whose eggs are all decided', () => {
    expect(holdReasonAtEnd(ended)).toBeUndefined()
    expect(holdReasonAtEnd({ ...ended, cellsScanned: 0 })).toBeUndefined()
  })

  it('holds a tray for an egg that waits, for eggs that never came, and for every question', () => {
    expect(EGG_ACTIONS.filter(waits)).toEqual(['RESCAN', 'HOLD'])
    expect(holdReasonAtEnd({ ...ended, actions: ['KEEP', 'HOLD'] })).toBe('EGGS_WAIT')
    expect(holdReasonAtEnd({ ...ended, cellsScanned: 2 })).toBe('INCOMPLETE')
    expect(holdReasonAtEnd({ ...ended, flags: ['DOUBLE_PASSAGE'] })).toBe('DOUBLE_PASSAGE')
    expect(holdReasonAtEnd({ ...ended, flags: ['DOUBLE_PASSAGE', 'PATTERN_DIFFERS'] })).toBe('PATTERN_DIFFERS')
    expect(holdReasonAtEnd({ ...ended, flags: ['PATTERN_DIFFERS', 'OTHER_SHAPE'] })).toBe('OTHER_SHAPE')
    expect(holdReasonAtEnd({ ...ended, flags: ['DOUBLE_PASSAGE', 'SAME_EGGS'] })).toBeUndefined()
  })
})

describe('a hold', () => {
  it('lasts until the tray goes on, goes away, is explained or comes by again', () => {
    expect([isOnHold(HELD), isOnHold({ ...HELD, answer: 'RESCAN' })]).toEqual([true, true])
    for (const answer of ['AS_IS', 'TAKEN_OUT', 'ANSWERED', 'PASSED_AGAIN'] as const) {
      expect(isOnHold({ ...HELD, answer })).toBe(false)
    }
    expect([isOnHold({ ...HELD, ended: false }), isOnHold({ ...HELD, state: 'complete' })]).toEqual([false, false])
  })

  it('leaves a tray finished with which the sorter was through once, unless a person sends it again', () => {
    expect(isFinished({ ...HELD, through: true })).toBe(true)
    expect(isFinished({ ...HELD, through: true, answer: 'RESCAN' })).toBe(false)
    expect(isFinished(HELD)).toBe(false)
  })

  it('begins with a question and ends with its answer, unless something else holds the tray', () => {
    const asked = { ...HELD, flags: ['DOUBLE_PASSAGE'] as const }
    expect(settled({ ...asked, state: 'complete', answer: 'AS_IS' }, [])).toEqual({
      ...{ state: 'held', holdReason: 'DOUBLE_PASSAGE', answer: undefined, through: false },
    })
    const said = { ...HELD, holdReason: 'DOUBLE_PASSAGE' as const, flags: ['DOUBLE_PASSAGE', 'SAME_EGGS'] as const }
    expect(settled(said, ['KEEP'])).toMatchObject({ answer: 'ANSWERED', through: true })
    expect(settled(said, ['HOLD']).answer).toBeUndefined()
    expect(settled({ ...said, holdReason: 'LINK_LOST' }, ['KEEP']).answer).toBeUndefined()
    expect(settled({ ...said, answer: 'TAKEN_OUT' }, ['KEEP']).answer).toBe('TAKEN_OUT')
  })
})

describe('releasedAction', () => {
  it('keeps what waits, and leaves an empty cell alone, as far as the law allows', () => {
    expect(releasedAction('MALE', new Set(['KEEP', 'REMOVE_MALE']))).toBe('KEEP')
    expect(releasedAction('EMPTY', new Set(['NONE', 'HOLD']))).toBe('NONE')
    expect(releasedAction('MALE', new Set(['HOLD']))).toBe('HOLD')
    expect(releasedAction('EMPTY', new Set(['HOLD', 'KEEP']))).toBe('HOLD')
  })
})

describe('refusals', () => {
  const tray = { ended: true, onHold: true, flags: [] }

  it('release only what stands on hold, and as it is only what is not in question', () => {
    for (const how of TRAY_RELEASES) {
      expect(refuseRelease(tray, how)).toBeUndefined()
      expect(refuseRelease({ ...tray, ended: false }, how)).toBe('STILL_UNDER_SCANNER')
      expect(refuseRelease({ ...tray, onHold: false }, how)).toBe('NOT_ON_HOLD')
      const asked = refuseRelease({ ...tray, flags: ['DOUBLE_PASSAGE'] }, how)
      expect(asked).toBe(how === 'AS_IS' ? 'QUESTION_OPEN' : undefined)
    }
  })

  it('take a word on eggs only where it was asked for', () => {
    expect(refuseWordOnEggs([], 'SAME_EGGS')).toBe('NO_QUESTION')
    expect(refuseWordOnEggs(['DOUBLE_PASSAGE'], 'SAME_EGGS')).toBeUndefined()
    expect(refuseWordOnEggs(['OTHER_SHAPE'], 'SAME_EGGS')).toBe('OTHER_SHAPE')
    expect(refuseWordOnEggs(['OTHER_SHAPE'], 'OTHER_EGGS')).toBeUndefined()
  })
})
