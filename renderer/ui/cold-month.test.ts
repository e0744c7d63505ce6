import { expect, it } from 'vitest'
import { coldMonth } from './cold-month.ts'

it('says the month of a cold file in both languages', () => {
  expect(coldMonth('cold/2026-09.db', 'en')).toBe('September 2026')
  expect(coldMonth('cold/2025-03.db', 'de')).toBe('März 2025')
  expect(coldMonth('other', 'en')).toBe('other')
})
