import { expect, it } from 'vitest'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { ReceivedBytes } from './received-bytes.ts'

const [first, second] = [new MessageMaker().scan({}), new MessageMaker().scan({ column: 1 })]

it('tells a message that is sent again from another one under its name', () => {
  const bytes = new ReceivedBytes()
  expect(bytes.differs(first)).toBe(false)
  bytes.note(first)
  expect(bytes.differs({ ...first, payload: first.payload.slice(), resent: true })).toBe(false)
  expect(bytes.differs(second)).toBe(true)
  expect(bytes.differs({ ...second, sessionId: 'b2' })).toBe(false)
})

it('says nothing of what it has forgotten: old messages, and sessions before the last two', () => {
  const bytes = new ReceivedBytes()
  bytes.note(first)
  bytes.note({ ...first, sequence: first.sequence + 65_536 })
  expect(bytes.differs(second)).toBe(false)
  bytes.note(first)
  for (const sessionId of ['b2', 'c3']) bytes.note({ ...first, ...TEST_SESSION, sessionId })
  expect(bytes.differs(second)).toBe(false)
})

it('remembers two sessions for every line that shares it, and those longest in which something came last', () => {
  const bytes = new ReceivedBytes(2)
  bytes.note(first)
  for (const sessionId of ['b2', 'c3', 'd4']) bytes.note({ ...first, sessionId })
  bytes.note(first)
  bytes.note({ ...first, sessionId: 'e5' })
  expect(bytes.differs(second)).toBe(true)
  expect(bytes.differs({ ...second, sessionId: 'b2' })).toBe(false)
  expect(bytes.differs({ ...second, sessionId: 'c3' })).toBe(true)
})
