import { describe, expect, it } from 'vitest'
import { madeTime } from './made-time.ts'

const made = (second: number, minute = 40) => ({ madeAtWallMs: new Date(2026, 10, 22, 16, minute, second).getTime() })

describe('when a backup was made', () => {
  it('is said to the minute', () => {
    expect(madeTime(made(5), [made(5), made(5, 41)], 'en')).toBe('22 Nov 16:40')
    expect(madeTime(made(5), [], 'de')).toBe('22. Nov. 16:40')
  })

  it('is said to the second where another is of the same minute', () => {
    const all = [made(5), made(41), made(0, 41)]
    expect(all.map((one) => madeTime(one, all, 'en'))).toEqual(['22 Nov 16:40:05', '22 Nov 16:40:41', '22 Nov 16:41'])
    expect(madeTime(made(5), [made(41)], 'de')).toBe('22. Nov. 16:40:05')
  })
})
