import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { IntakeError } from '../intake/errors.ts'
import { StoreError, storeErrorFrom } from '../store/errors.ts'
import { startRefusalOf } from './start-refusal-of.ts'

describe('the refusal in an error', () => {
  it('is what store and journal call it', () => {
    expect(startRefusalOf(new StoreError('LOCKED', 'another Ovoscope'))).toEqual({
      code: 'LOCKED',
      detail: 'another Ovoscope',
    })
    expect(startRefusalOf(new IntakeError('FULL', 'no space'))?.code).toBe('FULL')
  })

  it('is what the operating system says of a disk', () => {
    expect(startRefusalOf(Object.assign(new Error('EROFS: read-only'), { code: 'EROFS' }))?.code).toBe('DISK')
    expect(startRefusalOf(Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' }))?.code).toBe('FULL')
  })

  it('is of the disk where SQLite says so, and no other fault of SQLite', () => {
    const of = (code: string) => startRefusalOf(storeErrorFrom(Object.assign(new Error('x'), { code })))?.code
    expect([of('SQLITE_READONLY_DIRECTORY'), of('SQLITE_CANTOPEN'), of('SQLITE_IOERR_READ')]).toEqual([
      'DISK',
      'DISK',
      'DISK',
    ])
    expect([of('SQLITE_ERROR'), of('SQLITE_MISUSE')]).toEqual([undefined, undefined])
    expect([of('SQLITE_BUSY'), of('SQLITE_FULL')]).toEqual(['LOCKED', 'FULL'])
  })

  it('is none in a crash', () => {
    expect(startRefusalOf(new TypeError('x is not a function'))).toBeUndefined()
    expect(startRefusalOf(new StoreError('CONFLICT', 'rows'))).toBeUndefined()
    expect(startRefusalOf('thrown text')).toBeUndefined()
    const missing = () => readFileSync(join(mkdtempSync(join(tmpdir(), 'ovoscope-')), 'none'))
    expect(startRefusalOf(catching(missing))).toBeUndefined()
  })

  it('never says more than a screen can show', () => {
    expect(startRefusalOf(new StoreError('DISK', 'x'.repeat(5_000)))?.detail).toHaveLength(2_000)
  })
})

function catching(work: () => unknown): unknown {
  try {
    return work()
  } catch (problem) {
    return problem
  }
}
