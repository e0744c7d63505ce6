import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSignedAs, signedText } from './signature.ts'

describe('signedText', () => {
  it('is the same for the same record in any order, and leaves out what is not there', () => {
    expect(signedText({ b: [1, { d: null, c: 'x' }], a: true, e: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).toReversed())
        expect(signedText(turned)).toBe(signedText(record))
      }),
    )
  })

  it('is another text for another record', () => {
    expect(signedText({ eggs: 1 })).not.toBe(signedText({ eggs: 2 }))
  })
})

describe('isSignedAs', () => {
  const signature = { batchId: 'B', revision: 1, sha256: 'aa', userId: 'u', name: 'A', atWallMs: 1 }

  it('goes by the newest signature alone', () => {
    expect(isSignedAs([], 'aa')).toBe(false)
    expect(isSignedAs([signature], 'aa')).toBe(true)
    expect(isSignedAs([signature, { ...signature, revision: 2, sha256: 'bb' }], 'aa')).toBe(false)
  })
})
