import { describe, expect, it } from 'vitest'
import { knownFailure } from './known-failure.ts'

const KNOWN = ['NO_ROOM', 'CORRUPT'] as const

describe('knownFailure', () => {
  it('takes the words of the system for ours', () => {
    expect(['ENOSPC', 'EDQUOT', 'NO_ROOM', 'CORRUPT'].map((code) => knownFailure(code, KNOWN))).toEqual([
      ...['NO_ROOM', 'NO_ROOM', 'NO_ROOM', 'CORRUPT'],
    ])
  })

  it('knows nothing else', () => {
    expect(['EACCES', 'EIO', ''].map((code) => knownFailure(code, KNOWN))).toEqual([undefined, undefined, undefined])
  })
})
