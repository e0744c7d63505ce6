import { describe, expect, it } from 'vitest'
import { de } from '../../../renderer/i18n/de.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { LANGUAGES } from '../../../renderer/i18n/languages.ts'
import { lookingBackMethods } from '../../contract/looking-back.ts'
import { JURISDICTION_PROFILES } from '../../domain/law/jurisdiction-profile.ts'
import { wordsOf } from './words.ts'

describe('the words of the printed record', () => {
  it.for([['en', en] as const, ['de', de] as const])('are those of the screen: %s', ([language, screen]) => {
    const printed = wordsOf(language)
    expect(printed.eggClass).toEqual(screen.words.eggClass)
    expect(printed.action).toEqual(screen.words.actionLong)
    expect(printed.reason).toEqual(screen.back.override.reasons)
    expect(printed.held.reason).toEqual(screen.holds.reason)
    expect(printed.held.word).toEqual(screen.trayRecord.held.word)
    expect(printed.held.outcome).toEqual(screen.trayRecord.held.outcome)
    expect(printed.state).toEqual(screen.words.batchState)
    expect(printed.jurisdiction).toMatchObject(screen.words.jurisdiction)
  })

  it('are there in every language of the screen', () => {
    for (const language of LANGUAGES) {
      const question = { batchId: '2026-1121-01', language, paper: 'A4' }
      expect(lookingBackMethods.recordPdf.params.safeParse(question).success).toBe(true)
    }
  })

  it('name the source of every law', () => {
    for (const { id } of JURISDICTION_PROFILES) {
      expect(Object.keys(wordsOf('en').lawSource)).toContain(id)
      expect(Object.keys(wordsOf('de').jurisdiction)).toContain(id)
    }
  })

  it('ask for the same values in the same places', () => {
    const holes = (value: unknown, path = ''): string[] =>
      typeof value === 'string'
        ? [`${path} ${(value.match(/\{\w+\}/g) ?? []).toSorted().join()}`]
        : Object.entries(value ?? {}).flatMap(([key, inner]) => holes(inner, `${path}.${key}`))
    expect(holes(wordsOf('de'))).toEqual(holes(wordsOf('en')))
  })
})
