import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'

const renderer = fileURLToPath(new URL('..', import.meta.url))

/** Every text of a catalogue by its key. */
function texts(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + name, value)
    else for (const [key, text] of texts(value as object, `${prefix}${name}.`)) found.set(key, text)
  }
  return found
}

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted()
}

describe('the catalogues', () => {
  const english = texts(en)
  const german = texts(de)

  it('have the same keys', () => {
    expect(english.size).toBeGreaterThan(250)
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it('use the same variables in every text', () => {
    for (const [key, text] of english) expect([key, variables(german.get(key) ?? '')]).toEqual([key, variables(text)])
  })

  it('have no empty text and none with loose spaces or braces', () => {
    for (const [key, text] of [...english, ...german]) {
      expect([key, text]).toEqual([key, text.trim()])
      expect([key, text.length > 0, /(?<!\{)\{(?!\{)|\}(?!\})(?<!\}\})/.test(text)]).toEqual([key, true, false])
    }
  })

  it('hold no text that nobody shows', () => {
    const source = globSync('**/*.{ts,tsx}', { cwd: renderer, exclude: (name) => name.includes('.test.') })
      .filter((path) => !path.startsWith('i18n/'))
      .map((path) => readFileSync(`${renderer}${path}`, 'utf8'))
      .join('\n')
    const prefixes = [...source.matchAll(/`((?:\w+\.)+)\$\{/g)].map((match) => match[1] ?? '')
    const unused = [...english.keys()].filter((key) => {
      const plain = key.replace(/_(zero|one|other)$/, '')
      return !source.includes(`'${plain}'`) && !prefixes.some((prefix) => plain.startsWith(prefix))
    })
    expect(unused).toEqual([])
  })

  it('choose the plural by the language', async () => {
    const i18n = createInstance()
    await i18n.init({ lng: 'de', resources: { de: { translation: de } }, interpolation: { escapeValue: false } })
    expect(i18n.t('line.throughput.stops', { count: 1, age: '3 s' })).toBe('1 Halt · 3 s')
    expect(i18n.t('line.throughput.stops', { count: 2, age: '3 s' })).toBe('2 Halte · 3 s')
  })
})
