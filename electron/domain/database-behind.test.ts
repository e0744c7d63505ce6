import { expect, it } from 'vitest'
import { DATABASE_BEHIND_KINDS } from './database-behind.ts'

it('names each way in which a database can be behind once', () => {
  expect(new Set(DATABASE_BEHIND_KINDS).size).toBe(DATABASE_BEHIND_KINDS.length)
})
