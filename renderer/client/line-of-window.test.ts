import { expect, it } from 'vitest'
import { lineOfSearch, searchOfLine } from './line-of-window.ts'

it('is named by the address of the page', () => {
  expect(['', '?', '?line=', '?theme=dark'].map(lineOfSearch)).toEqual([undefined, undefined, undefined, undefined])
  expect(lineOfSearch('?line=line-2')).toBe('line-2')
  for (const id of ['line-2', 'a b&c=d#e']) expect(lineOfSearch(searchOfLine(id))).toBe(id)
  expect(searchOfLine(undefined)).toBe('')
})
