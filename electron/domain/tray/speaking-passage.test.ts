import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyClass } from '../../../test/make/judgements.ts'
import type { EggClass } from '../egg.ts'
import { type PassageWord, speakingPassage } from './speaking-passage.ts'

const word = (eggClass: EggClass, over: Partial<PassageWord> = {}): PassageWord => ({
  ...{ eggClass, repeat: false, moved: false },
  ...over,
})

describe('speakingPassage', () => {
  it('is the newest that could read the egg', () => {
    expect(speakingPassage([word('FEMALE'), word('MALE')])).toBe(1)
    expect(speakingPassage([word('FEMALE'), word('UNREADABLE')])).toBe(0)
    expect(speakingPassage([word('UNREADABLE'), word('UNREADABLE')])).toBe(1)
    expect(speakingPassage([word('UNREADABLE'), word('EMPTY')])).toBe(1)
  })

  it('takes no egg from the count because its cell is empty later on', () => {
    expect(speakingPassage([word('MALE'), word('EMPTY')])).toBe(0)
    expect(speakingPassage([word('EMPTY'), word('MALE')])).toBe(1)
  })

  it('lets what was carried out stand when a finished tray is repeated', () => {
    expect(speakingPassage([word('MALE'), word('FEMALE', { repeat: true })])).toBe(0)
    expect(speakingPassage([word('UNREADABLE'), word('FEMALE', { repeat: true })])).toBe(1)
    expect(speakingPassage([word('EMPTY'), word('FEMALE', { repeat: true })])).toBe(1)
    expect(speakingPassage([word('MALE'), word('MALE', { repeat: true }), word('FEMALE')])).toBe(2)
  })

  it('hears nothing of a cell after an egg was moved from or to it', () => {
    expect(speakingPassage([word('MALE'), word('FEMALE', { moved: true })])).toBe(0)
    expect(speakingPassage([undefined, word('FEMALE', { moved: true })])).toBeUndefined()
    expect(speakingPassage([])).toBeUndefined()
  })

  it('names exactly one passage wherever one has a word that counts', () => {
    const anyWord = fc.option(fc.record({ eggClass: anyClass, repeat: fc.boolean(), moved: fc.boolean() }), {
      nil: undefined,
    })
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 6 }), (words) => {
        const speaking = speakingPassage(words)
        const counting = words.filter((one) => one?.moved === false)
        expect(speaking === undefined).toBe(counting.length === 0)
        if (speaking === undefined) return
        expect(words[speaking]?.moved).toBe(false)
        // An egg that anybody saw is an egg.
        const isEgg = (one: PassageWord | undefined) =>
          one !== undefined && !['EMPTY', 'UNREADABLE'].includes(one.eggClass)
        if (counting.some(isEgg)) expect(isEgg(words[speaking])).toBe(true)
      }),
    )
  })
})
