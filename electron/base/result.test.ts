import { describe, expect, it } from 'vitest'
import { exhaustive } from './exhaustive.ts'
import { err, ok } from './result.ts'

describe('Result', () => {
  it('carries a value or a named failure, never both', () => {
    expect(ok(7)).toEqual({ ok: true, value: 7 })
    expect(err('TOO_LONG')).toEqual({ ok: false, error: 'TOO_LONG' })
  })
})

describe('exhaustive', () => {
  it('names the value that no branch took', () => {
    expect(() => exhaustive('TURQUOISE' as never)).toThrow('unexpected value: "TURQUOISE"')
  })
})
