import { expect, it } from 'vitest'
import { fileTime } from './file-time.ts'

it('is UTC to the second, without what a file system refuses', () => {
  expect(fileTime(Date.UTC(2026, 10, 21, 9, 30, 0, 999))).toBe('20261121T093000Z')
})
