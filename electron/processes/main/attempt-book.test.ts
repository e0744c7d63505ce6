import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { attemptBookAt } from './attempt-book.ts'

describe('the book of attempts', () => {
  it('counts across ends of the program, and begins anew with another version', () =>
    withFolder((folder) => {
      const path = join(folder, 'update', 'attempts.json')
      expect(attemptBookAt(path).attempts('1.3.0')).toBe(0)
      attemptBookAt(path).note('1.3.0')
      attemptBookAt(path).note('1.3.0')
      const book = attemptBookAt(path)
      expect([book.attempts('1.3.0'), book.attempts('1.3.1')]).toEqual([2, 0])
      book.note('1.3.1')
      expect([attemptBookAt(path).attempts('1.3.1'), attemptBookAt(path).attempts('1.3.0')]).toEqual([1, 0])
    }))

  it('takes a damaged one as empty, and says when it cannot be kept', () =>
    withFolder((folder) => {
      const path = join(folder, 'attempts.json')
      writeFileSync(path, '{"version":"1.3.0","attem')
      expect(attemptBookAt(path).attempts('1.3.0')).toBe(0)
      mkdirSync(join(folder, 'taken', 'inside'), { recursive: true })
      expect(() => attemptBookAt(join(folder, 'taken')).note('1.3.0')).toThrow(/directory|EISDIR|EPERM/)
    }))
})
