import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { issuesText } from './issues-text.ts'

const SCHEMA = z.strictObject({
  name: z.string(),
  licence: z.string(),
  synthetic: z.boolean(),
  input: z.strictObject({ width: z.number(), height: z.number() }),
  head: z.union([z.strictObject({ labels: z.array(z.string()) }), z.literal('none')]),
})

function told(value: unknown): string[] {
  const parsed = SCHEMA.safeParse(value)
  return parsed.success ? [] : issuesText(parsed.error).split('\n')
}

const WHOLE = { name: 'a', licence: 'b', synthetic: true, input: { width: 1, height: 1 }, head: 'none' }

describe('what is wrong with a description', () => {
  it('is said in plain words, with the name that was meant where one is missing', () => {
    const { licence, ...rest } = WHOLE
    expect(told({ ...rest, license: licence })).toEqual([
      'licence: it is missing',
      'license: nothing is called so here; do you mean licence?',
    ])
    expect(told({ ...WHOLE, input: { widht: 1, height: 1 } })).toEqual([
      'input.width: it is missing',
      'input.widht: nothing is called so here; do you mean width?',
    ])
  })

  it('guesses nothing where no such name is missing in the same place', () => {
    expect(told({ ...WHOLE, license: 'b' })).toEqual(['license: nothing is called so here'])
    const { name: _, ...rest } = WHOLE
    expect(told({ ...rest, input: { ...WHOLE.input, nam: 1 } })).toEqual([
      'name: it is missing',
      'input.nam: nothing is called so here',
    ])
  })

  it('keeps the words for a wrong kind, takes the first of two forms, and says that the whole is none', () => {
    expect(told({ ...WHOLE, name: 1 })).toEqual(['name: Invalid input: expected string, received number'])
    expect(told({ ...WHOLE, head: { labels: 1 } })).toEqual([
      'head.labels: Invalid input: expected array, received number',
    ])
    expect(told(undefined)).toEqual(['the whole: Invalid input: expected object, received undefined'])
  })
})
