import { expect, it } from 'vitest'
import { REMEDY_KINDS } from './link-remedy.ts'

it('names every remedy once', () => {
  expect(new Set(REMEDY_KINDS).size).toBe(REMEDY_KINDS.length)
})
