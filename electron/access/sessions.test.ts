import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { FRESH_SIGN_IN_MS, IDLE_SIGN_OUT_MS, SESSIONS_MAX } from './limits.ts'
import { Sessions } from './sessions.ts'

function setUp() {
  const time = new ManualTime()
  let made = 0
  return { time, sessions: new Sessions(time, () => `t${++made}`) }
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

  it('are bounded: the one used longest ago gives way', () => {
    const { sessions } = setUp()
    const tokens = Array.from({ length: SESSIONS_MAX }, (_, n) => sessions.begin(`u${n}`))
    sessions.sign(tokens[0])
    sessions.begin('last')
    expect([tokens[0], tokens[1], tokens[2]].map((token) => sessions.userOf(token))).toEqual(['u0', undefined, 'u2'])
  })
})
