import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemorySignIns } from '../../test/fake/memory-users.ts'
import { silentLogger } from '../log/logger.ts'
import { FRESH_SIGN_IN_MS, IDLE_SIGN_OUT_MS, SESSIONS_MAX, SIGN_KEPT_EVERY_MS } from './limits.ts'
import { Sessions } from './sessions.ts'

function setUp() {
  const time = new ManualTime()
  let made = 0
  const book = new MemorySignIns()
  const start = () => new Sessions({ clock: time, book, log: silentLogger, newToken: () => `t${++made}` })
  return { time, book, start, sessions: start() }
}

describe('Sessions', () => {
  it('end without a sign of anybody, and go on with one', async () => {
    const { time, sessions } = setUp()
    const token = sessions.begin('u')
    await time.advance(IDLE_SIGN_OUT_MS)
    expect(sessions.userOf(token)).toBe('u')
    sessions.sign(token)
    await time.advance(IDLE_SIGN_OUT_MS)
    expect(sessions.userOf(token)).toBe('u')
    await time.advance(1)
    expect(sessions.userOf(token)).toBeUndefined()
    sessions.sign(token)
    sessions.pinGiven(token)
    expect(sessions.userOf(token)).toBeUndefined()
  })

  it('remember for a while that the PIN was given', async () => {
    const { time, sessions } = setUp()
    const token = sessions.begin('u')
    await time.advance(FRESH_SIGN_IN_MS)
    expect(sessions.isPinFresh(token)).toBe(true)
    await time.advance(1)
    sessions.sign(token)
    expect(sessions.isPinFresh(token)).toBe(false)
    sessions.pinGiven(token)
    expect(sessions.isPinFresh(token)).toBe(true)
    expect([sessions.isPinFresh(undefined), sessions.isPinFresh('t9')]).toEqual([false, false])
  })

  it('end one by one, or all of one user but this one', () => {
    const { sessions } = setUp()
    const tokens = ['u', 'u', 'v'].map((userId) => sessions.begin(userId))
    sessions.endOf('u', tokens[1])
    expect(tokens.map((token) => sessions.userOf(token))).toEqual([undefined, 'u', 'v'])
    sessions.endOf('u')
    sessions.end(tokens[2])
    sessions.end(undefined)
    expect(tokens.map((token) => sessions.userOf(token))).toEqual([undefined, undefined, undefined])
  })

  it('outlive a restart of the station, but not the PIN, nor the time without anybody', async () => {
    const { time, sessions, start } = setUp()
    const token = sessions.begin('u')
    await time.advance(SIGN_KEPT_EVERY_MS)
    sessions.sign(token)
    await time.advance(IDLE_SIGN_OUT_MS)
    const next = start()
    expect([next.userOf(token), next.isPinFresh(token)]).toEqual(['u', false])
    next.pinGiven(token)
    expect(next.isPinFresh(token)).toBe(true)
    await time.advance(IDLE_SIGN_OUT_MS + 1)
    expect(start().userOf(token)).toBeUndefined()
  })

  it('that ended stay so over a restart, and so do those of a clock that went back', () => {
    const { time, sessions, start, book } = setUp()
    const tokens = ['u', 'v', 'w'].map((userId) => sessions.begin(userId))
    sessions.end(tokens[0])
    sessions.endOf('v')
    expect(tokens.map((token) => start().userOf(token))).toEqual([undefined, undefined, 'w'])
    expect(JSON.stringify(book.all())).not.toContain(tokens[2])
    time.jumpWall(-1)
    expect(start().userOf(tokens[2])).toBeUndefined()
    expect(book.all()).toEqual([])
  })

  it('do not depend on a disk', () => {
    const { sessions, book } = setUp()
    book.failing = true
    const token = sessions.begin('u')
    expect(sessions.userOf(token)).toBe('u')
    sessions.end(token)
    expect(sessions.userOf(token)).toBeUndefined()
  })

  it('are bounded: the one used longest ago gives way', () => {
    const { sessions } = setUp()
    const tokens = Array.from({ length: SESSIONS_MAX }, (_, n) => sessions.begin(`u${n}`))
    sessions.sign(tokens[0])
    sessions.begin('last')
    expect([tokens[0], tokens[1], tokens[2]].map((token) => sessions.userOf(token))).toEqual(['u0', undefined, 'u2'])
  })
})
