import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squeeze, unsqueeze } from './squeeze.ts'

describe('squeezing', () => {
  it('gives back every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (plain) => {
        expect(unsqueeze(squeeze(plain), plain.length)).toEqual(Buffer.from(plain))
      }),
    )
  })

  it('gives nothing for what is not whole, and never more than it was told', () => {
    const squeezed = squeeze(new Uint8Array(1000).fill(3))
    expect(unsqueeze(squeezed, 999)).toBeUndefined()
    expect(unsqueeze(squeezed, 1001)).toBeUndefined()
    expect(unsqueeze(squeezed.subarray(1), 1000)).toBeUndefined()
  })
})
