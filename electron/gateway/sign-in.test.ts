import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { SESSIONS_MAX, WRONG_LINKS_MAX, WRONG_LINKS_WINDOW_MS } from './limits.ts'
import { SignIn } from './sign-in.ts'

function createSignIn() {
  const time = createFakeTime()
  let number = 0
  return { time, signIn: new SignIn(time.clock, () => `token-${++number}`) }
}

describe('signing in', () => {
  it('takes a link once and gives a session that lasts', () => {
    const { signIn } = createSignIn()
    const token = signIn.issue()
    const answer = signIn.exchange(token)
    expect(answer).toHaveProperty('session')
    expect('session' in answer && signIn.isSession(answer.session)).toBe(true)
    expect(signIn.exchange(token)).toEqual({ refused: 'WRONG_LINK' })
    expect(signIn.isSession(token)).toBe(false)
    expect(signIn.isSession(undefined)).toBe(false)
  })

  it('lets several links stand beside each other', () => {
    const { signIn } = createSignIn()
    const tokens = [signIn.issue(), signIn.issue()]
    expect(tokens.reverse().map((token) => 'session' in signIn.exchange(token))).toEqual([true, true])
  })

  it('refuses everything for a while after many wrong links', async () => {
    const { signIn, time } = createSignIn()
    const good = signIn.issue()
    for (let i = 0; i < WRONG_LINKS_MAX; i++) expect(signIn.exchange(`guess ${i}`)).toEqual({ refused: 'WRONG_LINK' })
    expect(signIn.exchange(good)).toEqual({ refused: 'TOO_MANY_TRIES' })
    await time.advance(WRONG_LINKS_WINDOW_MS)
    expect(signIn.exchange(good)).toHaveProperty('session')
  })

  it('forgets the oldest session when there are too many', () => {
    const { signIn } = createSignIn()
    const sessions = Array.from({ length: SESSIONS_MAX + 1 }, () => {
      const answer = signIn.exchange(signIn.issue())
      return 'session' in answer ? answer.session : ''
    })
    expect(signIn.isSession(sessions[0])).toBe(false)
    expect(sessions.slice(1).every((session) => signIn.isSession(session))).toBe(true)
  })
})
