import { afterEach, describe, expect, it } from 'vitest'
import type { SessionView } from '../../electron/contract/access.ts'
import { idleLeftMs, TELL_EVERY_MS } from './idle.ts'
import { rightOf, rolesWith, sessionMay } from './people.ts'
import { closeSheet, meetNeed, openSheet } from './sheet.ts'
import { consoleStore } from './store.ts'

const OPERATOR: SessionView = {
  user: { userId: 'u-1', name: 'K. Jansen', roles: ['operator'], mustChangePin: false },
  ...{ anyUser: true, play: false, idleSignOutMs: 600_000 },
}

describe('who may', () => {
  it('follows the roles of whoever is signed in', () => {
    expect(sessionMay('line.run', OPERATOR)).toBe(true)
    expect(sessionMay('users.manage', OPERATOR)).toBe(false)
    expect(sessionMay('line.run', { ...OPERATOR, user: null })).toBe(false)
    expect(sessionMay('line.pause', { ...OPERATOR, user: null })).toBe(true)
  })

  it('is everybody in play but for the machine itself, and not said before the station has spoken', () => {
    expect(sessionMay('batch.sign', { ...OPERATOR, user: null, play: true })).toBe(true)
    expect(sessionMay('settings.edit', { ...OPERATOR, user: null, play: true })).toBe(false)
    expect(sessionMay('users.manage', undefined)).toBe(true)
  })

  it('is told by the contract and the table of roles', () => {
    expect(rightOf({ station: 'resumeBatch' })).toBe('line.run')
    expect(rightOf({ review: 'recordPdf' })).toBe('records.export')
    expect(rightOf({ shell: 'changeSettings' })).toBe('settings.edit')
    expect(rolesWith('line.run')).toEqual(['operator', 'supervisor'])
    expect(rolesWith('settings.edit')).toEqual(['itAdmin'])
  })
})

describe('time without a touch', () => {
  const at = (nowMonoMs: number, session: SessionView | undefined = OPERATOR) =>
    idleLeftMs({ session, touchedMonoMs: 1_000, nowMonoMs })

  it('runs from the last touch to nothing, and no further', () => {
    expect(at(1_000)).toBe(600_000 - TELL_EVERY_MS)
    expect(at(900)).toBe(600_000 - TELL_EVERY_MS)
    expect(at(601_000 - TELL_EVERY_MS)).toBe(0)
    expect(at(9_000_000)).toBe(0)
  })

  it('means nothing where nobody is signed in, and in play', () => {
    expect(at(9_000_000, { ...OPERATOR, user: null })).toBeUndefined()
    expect(at(9_000_000, { ...OPERATOR, play: true })).toBeUndefined()
    expect(idleLeftMs({ session: undefined, touchedMonoMs: 0, nowMonoMs: 9_000_000 })).toBeUndefined()
  })
})

describe('the sheet', () => {
  afterEach(() => closeSheet(false))

  it('lets all commands that wait go on together, and none when somebody thinks better of it', async () => {
    const need = { code: 'SIGN_IN_NEEDED', right: 'line.run' } as const
    for (const met of [true, false]) {
      const waiting = [meetNeed(need), meetNeed({ ...need, right: 'egg.override' })]
      expect(consoleStore.getState().sheet).toEqual({ kind: 'need', need })
      closeSheet(met)
      expect(await Promise.all(waiting)).toEqual([met, met])
      expect(consoleStore.getState().sheet).toBeUndefined()
    }
  })

  it('is not taken from a command that waits', async () => {
    const waiting = meetNeed({ code: 'NOT_ALLOWED', right: 'line.run' })
    openSheet('signIn')
    expect(consoleStore.getState().sheet?.kind).toBe('need')
    closeSheet(true)
    expect(await waiting).toBe(true)
    openSheet('signIn')
    expect(consoleStore.getState().sheet).toEqual({ kind: 'signIn' })
  })
})
