import { describe, expect, it } from 'vitest'
import { StoreError, storeErrorFrom } from './errors.ts'

describe('errors of SQLite', () => {
  it.each([
    ['SQLITE_FULL', 'FULL'],
    ['SQLITE_NOTADB', 'WRONG_KEY'],
    ['SQLITE_CORRUPT_VTAB', 'CORRUPT'],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 'CONFLICT'],
    ['SQLITE_BUSY', 'LOCKED'],
    ['SQLITE_IOERR_FSYNC', 'DISK'],
    ['SQLITE_READONLY', 'DISK'],
    ['SQLITE_CANTOPEN', 'DISK'],
  ])('%s means %s to us', (code, ours) => {
    const cause = Object.assign(new Error('as SQLite says it'), { code })
    const error = storeErrorFrom(cause)
    expect(error).toMatchObject({ name: 'StoreError', code: ours, cause })
    expect(error.message).toContain('as SQLite says it')
  })

  it('leave every other error as it is', () => {
    const ours = new StoreError('MISSING', 'gone')
    const fault = new TypeError('a fault of the program')
    const system = Object.assign(new Error('no'), { code: 'EACCES' })
    for (const error of [ours, fault, system]) expect(storeErrorFrom(error)).toBe(error)
    expect(storeErrorFrom('text')).toMatchObject({ code: 'DISK' })
  })
})
