import { expect, it } from 'vitest'
import { formatCount } from './format.ts'
import { problemDetail } from './problem-detail.ts'

it('shows what an operator can use and nothing else', () => {
  const of = (detail: Parameters<typeof problemDetail>[0]['detail']) => problemDetail({ detail }, 'en')
  expect(of({ trayCode: '0415', errno: 5 })).toBe('0415')
  expect(of({ count: 118 })).toBe('118')
  expect(of({ fault: 'JAM', says: 'the conveyor is jammed', faults: 1 })).toBe('JAM · the conveyor is jammed')
  expect(of({ code: 'ENOSPC', path: '' })).toBeUndefined()
})

it('groups the digits of a number, and leaves those of a code as they are', () => {
  const detail = { trayCode: '10415', count: 12_000 }
  expect(problemDetail({ detail }, 'en')).toBe(`10415 · ${formatCount(12_000, 'en')}`)
  expect(formatCount(12_000, 'en')).not.toBe('12000')
})
