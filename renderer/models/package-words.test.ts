import { describe, expect, it } from 'vitest'
import { groupOf } from './package-words.ts'

describe('why a package is refused', () => {
  it.each([
    ['KEY_UNKNOWN', 'KEY_UNKNOWN'],
    ['SIGNATURE_WRONG', 'SIGNATURE'],
    ['FILE_HASH', 'CHANGED'],
    ['MANIFEST_CHANGED', 'CHANGED'],
    ['MANIFEST_INVALID', 'MANIFEST'],
    ['ARCHIVE_FORM', 'ARCHIVE'],
    ['GOLDEN_MISMATCH', 'GOLDEN_MISMATCH'],
    ['MODEL_UNREADABLE', 'MODEL'],
    ['SOMETHING_NEW', 'other'],
  ])('%s is told as %s', (code, group) => expect(groupOf(code)).toBe(group))
})
