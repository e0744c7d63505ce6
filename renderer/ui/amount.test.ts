import i18next from 'i18next'
import { expect, it } from 'vitest'
import { de } from '../i18n/de.ts'
import { en } from '../i18n/en.ts'
import { amountOf } from './amount.ts'
import { formatCount } from './format.ts'

const translator = i18next.createInstance()
await translator.init({
  ...{ lng: 'en', interpolation: { escapeValue: false } },
  resources: { en: { translation: en }, de: { translation: de } },
})

it('writes one of a thing and several as each language does, with grouped digits', async () => {
  const say = (what: Parameters<typeof amountOf>[1], count: number, language: 'en' | 'de') =>
    amountOf(translator.t, what, count, language)
  expect([0, 1, 2].map((count) => say('rows', count, 'en'))).toEqual(['0 rows', '1 row', '2 rows'])
  expect(say('scans', 23_640, 'en')).toBe(`${formatCount(23_640, 'en')} scans`)
  await translator.changeLanguage('de')
  expect([0, 1, 2].map((count) => say('messages', count, 'de'))).toEqual([
    '0 Nachrichten',
    '1 Nachricht',
    '2 Nachrichten',
  ])
})
