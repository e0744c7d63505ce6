import { describe, expect, it } from 'vitest'
import { isCodeRead, isInQuestion, isRepeat, judgeAnew, judgePassage, unreadableCode } from './passage.ts'

const SHAPE = { rows: 10, columns: 15, layout: 'square' } as const
const passed = (visitId: number, finished: boolean, over = {}) => ({
  ...SHAPE,
  visitId,
  finished,
  refilled: false,
  ...over,
})

describe('judgePassage', () => {
  it('takes the first passage of a code for what it is', () => {
    expect(judgePassage(SHAPE, [])).toEqual({ continues: undefined, flags: [] })
  })

  it('continues a tray that was not finished, and asks about one that was', () => {
    expect(judgePassage(SHAPE, [passed(1, true), passed(2, false)])).toEqual({ continues: 2, flags: [] })
    expect(judgePassage(SHAPE, [passed(1, false), passed(2, true)])).toEqual({
      continues: 2,
      flags: ['DOUBLE_PASSAGE'],
    })
  })

  it('does not ask about one into which somebody wrote down that eggs were moved, if that was its last passage', () => {
    expect(judgePassage(SHAPE, [passed(1, true, { refilled: true })])).toEqual({ continues: 1, flags: ['REFILLED'] })
    expect(judgePassage(SHAPE, [passed(1, false, { refilled: true })])).toEqual({ continues: 1, flags: [] })
    expect(judgePassage(SHAPE, [passed(1, true, { refilled: true }), passed(2, true)]).flags).toEqual([
      'DOUBLE_PASSAGE',
    ])
  })

  it.each([{ rows: 9 }, { columns: 14 }, { layout: 'honeycomb' as const }])(
    'asks about a tray whose shape is not that of its code: %j',
    (over) => {
      const other = passed(2, true, over)
      expect(judgePassage(SHAPE, [other])).toEqual({ continues: undefined, flags: ['OTHER_SHAPE'] })
      expect(judgePassage(SHAPE, [passed(1, false), other])).toEqual({ continues: 1, flags: ['OTHER_SHAPE'] })
    },
  )
})

describe('marks of a passage', () => {
  it('are in question until a person has said which eggs these are', () => {
    expect(isInQuestion([])).toBe(false)
    expect(isInQuestion(['CODE_UNREADABLE', 'NAMED', 'REFILLED'])).toBe(false)
    for (const flag of ['DOUBLE_PASSAGE', 'PATTERN_DIFFERS', 'OTHER_SHAPE'] as const) {
      expect(isInQuestion([flag])).toBe(true)
      expect(isInQuestion([flag, 'SAME_EGGS'])).toBe(false)
      expect(isInQuestion([flag, 'OTHER_EGGS'])).toBe(false)
    }
  })

  it('tell a passage that repeats a finished one', () => {
    expect([isRepeat(['DOUBLE_PASSAGE', 'SAME_EGGS']), isRepeat(['REFILLED']), isRepeat(['PATTERN_DIFFERS'])]).toEqual([
      ...[true, true, false],
    ])
  })

  it('lose what was asked and said of another passage', () => {
    const judged = { continues: 1, flags: ['DOUBLE_PASSAGE'] as const }
    expect(judgeAnew(['NAMED', 'OTHER_SHAPE', 'OTHER_EGGS', 'PATTERN_DIFFERS'], judged)).toEqual([
      'NAMED',
      'PATTERN_DIFFERS',
      'DOUBLE_PASSAGE',
    ])
  })
})

describe('isCodeRead', () => {
  it('tells codes of trays from none and from our stand-ins', () => {
    expect([isCodeRead(17, ''), isCodeRead(17, unreadableCode(17)), isCodeRead(17, '0417')]).toEqual([
      false,
      false,
      true,
    ])
  })
})
