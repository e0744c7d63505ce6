import { describe, expect, it } from 'vitest'
import { isTooSimple } from './pin-rules.ts'

const NAME = 'Th. Müller-Hohenstein'

describe('isTooSimple', () => {
  it.each([
    ...['', '12345', '83750', '000000', '111112', '121212', '123123', '112233', '123456', '654321', '789012', '210987'],
    ...['abcdef', 'fedcba', 'müller1', 'xxHOHENSTEINxx', 'abab12abab12', '😀😀😀😀😀😀'],
  ])('refuses %s', (pin) => {
    expect(isTooSimple(pin, NAME)).toBe(true)
  })

  it.each(['250419', '123457', '890213', '908172', 'correct horse', 'th th the1', 'zebra9', '135791'])(
    'takes %s',
    (pin) => {
      expect(isTooSimple(pin, NAME)).toBe(false)
    },
  )
})
