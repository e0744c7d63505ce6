import { expect, it } from 'vitest'
import { PICTURE_REFUSALS } from './picture-refusal.ts'

it('names every refusal once, by a word that begins the text beside a refused file', () => {
  expect(new Set(PICTURE_REFUSALS).size).toBe(PICTURE_REFUSALS.length)
  for (const refusal of PICTURE_REFUSALS) expect(refusal).toMatch(/^[A-Z_]+$/)
})
