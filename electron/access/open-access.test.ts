import { describe, expect, it } from 'vitest'
import { cheapPins } from '../../test/fake/cheap-pins.ts'
import { OTHER, PIN, refusal, setUpAccess } from '../../test/make/access.ts'
import { NOBODY, RIGHTS, type Role, TRAINEE } from '../domain/access.ts'
import { silentLogger } from '../log/logger.ts'
import { FRESH_SIGN_IN_MS, IDLE_SIGN_OUT_MS, PIN_CHECKS_WAITING_MAX } from './limits.ts'
import { FIRST_WAIT_MS, FREE_TRIES } from './lock-out.ts'
import { openAccess } from './open-access.ts'
import type { PinHasher } from './pin-hash.ts'

describe('a station without users', () => {
  it('lets everybody do what everybody may, and nothing else', () => {
    const { may, handlers, context } = setUpAccess()
    for (const right of RIGHTS) {
      if (['watch', 'signIn', 'line.pause', 'play', 'line.startAgain'].includes(right)) expect(may(right)).toBe(NOBODY)
      else expect(() => may(right)).toThrowError(refusal(right === 'process' ? 'NOT_ALLOWED' : 'SIGN_IN_NEEDED'))
    }
    expect(handlers.session({}, context())).toMatchObject({ user: null, anyUser: false, play: false })
  })

  it('enrols the first, who runs it all, and no second first; there is no PIN to guess before', async () => {
    const { first, handlers, context, may, acts, store } = setUpAccess()
    const weak = await handlers.enrolFirstUser({ name: 'M. Visser', pin: '123456' }, context())
    expect(weak).toMatchObject({ ok: false, refusal: 'PIN_TOO_SIMPLE' })
    const { token } = await first()
    expect(await handlers.enrolFirstUser({ name: 'X', pin: OTHER }, context())).toMatchObject({
      refusal: 'ALREADY_ENROLLED',
    })
    expect(store.users.all()[0]).toMatchObject({ roles: ['itAdmin', 'supervisor', 'operator'], mustChangePin: false })
    expect(may('line.run', token)).toMatchObject({ name: 'M. Visser' })
    expect(handlers.session({}, context(token))).toMatchObject({ anyUser: true, user: { name: 'M. Visser' } })
    expect(acts()).toEqual(['M. Visser user.enrolFirst M. Visser'])
  })

  it('enrols one first user when two screens try at once', async () => {
    const { handlers, context, store } = setUpAccess()
    const tries = ['A', 'B'].map(async (name) => handlers.enrolFirstUser({ name, pin: PIN }, context()))
    expect((await Promise.all(tries)).map(({ ok }) => ok)).toEqual([true, false])
    expect(store.users.all()).toHaveLength(1)
  })
})

describe('signing in', () => {
  it('names everybody who may, and takes the place of whoever was signed in at that screen', async () => {
    const { first, enrol, handlers, context, signIn } = setUpAccess()
    const admin = await first()
    const operator = await enrol(admin.token, 'K. Jansen', ['operator'])
    expect(handlers.listSignInNames({}, context())).toEqual([
      { userId: operator.userId, name: 'K. Jansen' },
      { userId: admin.userId, name: 'M. Visser' },
    ])
    const next = await signIn(operator.userId, PIN, admin.token)
    expect(handlers.session({}, context(admin.token))).toMatchObject({ user: null })
    expect(handlers.session({}, context(next))).toMatchObject({ user: { name: 'K. Jansen', roles: ['operator'] } })
    expect(handlers.signOut({}, context(next))).toEqual({})
    expect(handlers.session({}, context(next))).toMatchObject({ user: null })
    expect(handlers.signOut({}, context(next))).toEqual({})
  })

  it('locks after a few wrong PINs, longer each time, and no restart of the station lifts it', async () => {
    const { first, signIn, time, store, acts, handlers, context, may } = setUpAccess()
    const { userId, token } = await first()
    for (let n = 0; n < FREE_TRIES; n++) expect(await signIn(userId, '999')).toBe('WRONG_PIN')
    expect(await signIn(userId, '999')).toBe('LOCKED_FOR_NOW')
    // Not even the right one, and nothing is counted while it lasts.
    expect(await signIn(userId)).toBe('LOCKED_FOR_NOW')
    const [listed] = await handlers.listUsers({}, context(token))
    expect(listed?.lockedUntilWallMs).toBe(time.wallMs() + FIRST_WAIT_MS)
    const again = openAccess({ play: false, store, clock: time, log: silentLogger, pins: cheapPins })
    expect(await again.handlers.signIn({ userId, pin: PIN }, context())).toEqual({
      ...{ ok: false, refusal: 'LOCKED_FOR_NOW', untilWallMs: time.wallMs() + FIRST_WAIT_MS },
    })
    // Whoever is signed in stays so, and everybody may pause.
    expect(may('line.run', token)).toMatchObject({ userId })
    expect(may('line.pause')).toBe(NOBODY)
    await time.advance(FIRST_WAIT_MS)
    expect(await signIn(userId, '999')).toBe('LOCKED_FOR_NOW')
    await time.advance(FIRST_WAIT_MS)
    expect(await signIn(userId)).toBe('LOCKED_FOR_NOW')
    await time.advance(FIRST_WAIT_MS)
    expect(await signIn(userId)).toMatch(/^s/)
    expect(await signIn(userId, '999')).toBe('WRONG_PIN')
    expect(acts().filter((act) => act === 'session.locked M. Visser')).toHaveLength(2)
    expect(acts().filter((act) => act === 'session.refused M. Visser')).toHaveLength(FREE_TRIES + 3)
  })

  it('counts a try before it is checked: a station that dies in between gives none back', async () => {
    const never: PinHasher = { ...cheapPins, matches: () => new Promise(() => undefined) }
    const { first, signIn, store } = setUpAccess({ pins: never })
    const { userId } = await first()
    void signIn(userId, '999')
    await new Promise((resolve) => setImmediate(resolve))
    expect(store.users.find(userId)?.failedTries).toBe(1)
  })

  it('checks one PIN at a time, and answers BUSY when too many wait', async () => {
    const { first, signIn } = setUpAccess()
    const { userId } = await first()
    const tries = Array.from({ length: PIN_CHECKS_WAITING_MAX + 3 }, () =>
      signIn(userId, '999').catch((problem) => problem.code),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter((answer) => answer === 'BUSY')).toHaveLength(3)
    expect(answers.filter((answer) => answer === 'WRONG_PIN')).toHaveLength(FREE_TRIES)
  })

  it('takes no PIN of somebody who left while it was checked', async () => {
    const gate = Promise.withResolvers<void>()
    const slow: PinHasher = {
      ...cheapPins,
      matches: (...asked) => gate.promise.then(() => cheapPins.matches(...asked)),
    }
    const { first, handlers, context, store } = setUpAccess({ pins: slow })
    const { userId } = await first()
    const outcome = handlers.signIn({ userId, pin: PIN }, context())
    await new Promise((resolve) => setImmediate(resolve))
    const user = store.users.find(userId)
    if (user !== undefined) store.users.change({ ...user, active: false })
    gate.resolve()
    expect(await outcome).toMatchObject({ ok: false, refusal: 'UNKNOWN_USER' })
  })

  it('writes an old PIN anew at the cost of today', async () => {
    const { first, signIn, store } = setUpAccess()
    const { userId } = await first()
    const user = store.users.find(userId)
    if (user !== undefined) store.users.change({ ...user, pin: { ...user.pin, cost: 'older' } })
    await signIn(userId)
    expect(store.users.find(userId)?.pin.cost).toBe('cheap')
  })

  it('is answered NOT_SAVED when nothing can be written; signing out works all the same', async () => {
    const { first, signIn, store, handlers, context } = setUpAccess()
    const { userId, token } = await first()
    store.failing = true
    expect(await signIn(userId)).toBe('NOT_SAVED')
    await handlers.signOut({}, context(token))
    expect(handlers.session({}, context(token))).toMatchObject({ user: null })
  })
})

describe('a session', () => {
  it('ends by itself; asking for it is a sign of somebody, watching is none', async () => {
    const { first, time, may, handlers, context } = setUpAccess()
    const { token } = await first()
    await time.advance(IDLE_SIGN_OUT_MS)
    await handlers.session({}, context(token))
    await time.advance(IDLE_SIGN_OUT_MS)
    expect(may('watch', token)).toMatchObject({ name: 'M. Visser' })
    await time.advance(1)
    expect(may('watch', token)).toBe(NOBODY)
    expect(() => may('line.run', token)).toThrowError(refusal('SIGN_IN_NEEDED'))
  })

  it('is asked for the PIN again before what is critical', async () => {
    const { first, time, may, handlers, context } = setUpAccess()
    const { token } = await first()
    expect(may('batch.sign', token)).toMatchObject({ name: 'M. Visser' })
    await time.advance(FRESH_SIGN_IN_MS + 1)
    expect(() => may('batch.sign', token)).toThrowError(refusal('PIN_NEEDED_AGAIN'))
    expect(may('line.run', token)).toMatchObject({ name: 'M. Visser' })
    expect(await handlers.confirmPin({ pin: '999' }, context(token))).toMatchObject({ refusal: 'WRONG_PIN' })
    expect(() => may('batch.sign', token)).toThrowError(refusal('PIN_NEEDED_AGAIN'))
    expect(await handlers.confirmPin({ pin: PIN }, context(token))).toEqual({ ok: true })
    expect(may('batch.sign', token)).toMatchObject({ name: 'M. Visser' })
    await expect(handlers.confirmPin({ pin: PIN }, context())).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
  })

  it('ends when what its user may is changed, or when they leave', async () => {
    const { first, enrol, asked, handlers, may, signIn } = setUpAccess()
    const admin = await first()
    const { userId, token } = await enrol(admin.token, 'K. Jansen', ['operator'])
    const change = (roles: Role[], active: boolean) =>
      handlers.changeUser({ userId, roles, active }, asked('users.manage', admin.token))
    expect(may('line.run', token)).toMatchObject({ name: 'K. Jansen' })
    expect(await change(['operator'], true)).toEqual({ ok: true })
    expect(may('line.run', token)).toMatchObject({ name: 'K. Jansen' })
    expect(await change(['service'], true)).toEqual({ ok: true })
    expect(() => may('line.run', token)).toThrowError(refusal('SIGN_IN_NEEDED'))
    const again = await signIn(userId)
    expect(() => may('line.run', again)).toThrowError(refusal('NOT_ALLOWED'))
    expect(await change(['service'], false)).toEqual({ ok: true })
    expect(() => may('service.maintain', again)).toThrowError(refusal('SIGN_IN_NEEDED'))
    expect(await signIn(userId)).toBe('UNKNOWN_USER')
  })
})

describe('users', () => {
  it.each(['program', ' Training', 'ＰＲＯＧＲＡＭ'])(
    'are never called %s, as the trail calls what is nobody',
    async (name) => {
      const { first, asked, handlers } = setUpAccess()
      const { token } = await first()
      const wish = { name, roles: ['operator' as const], pin: OTHER }
      expect(await handlers.enrolUser(wish, asked('users.manage', token))).toMatchObject({ refusal: 'NAME_RESERVED' })
    },
  )

  it('choose a PIN of their own before they may anything', async () => {
    const { first, asked, handlers, context, may, signIn, store, acts } = setUpAccess()
    const admin = await first()
    const wish = { name: 'K. Jansen', roles: ['operator' as const], pin: OTHER }
    expect(await handlers.enrolUser({ ...wish, pin: 'jansen' }, asked('users.manage', admin.token))).toMatchObject({
      refusal: 'PIN_TOO_SIMPLE',
    })
    expect(await handlers.enrolUser(wish, asked('users.manage', admin.token))).toEqual({ ok: true })
    expect(await handlers.enrolUser({ ...wish, name: 'k.  JANSEN' }, asked('users.manage', admin.token))).toMatchObject(
      { refusal: 'NAME_TAKEN' },
    )
    const userId = store.users.all()[0]?.userId ?? ''
    const token = await signIn(userId, OTHER)
    expect(handlers.session({}, context(token))).toMatchObject({ user: { mustChangePin: true } })
    expect(() => may('line.run', token)).toThrowError(refusal('NOT_ALLOWED'))
    expect(may('line.pause', token)).toMatchObject({ name: 'K. Jansen' })
    const change = (pin: string, newPin: string) => handlers.changePin({ pin, newPin }, context(token))
    expect(await change(PIN, '888777')).toMatchObject({ refusal: 'WRONG_PIN' })
    expect(await change(OTHER, OTHER)).toMatchObject({ refusal: 'PIN_NOT_CHANGED' })
    expect(await change(OTHER, '121212')).toMatchObject({ refusal: 'PIN_TOO_SIMPLE' })
    expect(await change(OTHER, PIN)).toEqual({ ok: true })
    expect(may('line.run', token)).toMatchObject({ name: 'K. Jansen' })
    expect(acts()).toContain('K. Jansen user.changePin K. Jansen')
  })

  it('who forgot their PIN are given another, which lifts a lock and signs them out everywhere', async () => {
    const { first, enrol, asked, handlers, signIn, store, may } = setUpAccess()
    const admin = await first()
    const { userId, token } = await enrol(admin.token, 'K. Jansen', ['operator'])
    for (let n = 0; n <= FREE_TRIES; n++) await signIn(userId, '999')
    const reset = (pin: string, id = userId) =>
      handlers.resetPin({ userId: id, pin }, asked('users.manage', admin.token))
    expect(await reset('000000')).toMatchObject({ refusal: 'PIN_TOO_SIMPLE' })
    expect(await reset(OTHER, 'nobody')).toMatchObject({ refusal: 'UNKNOWN_USER' })
    expect(await reset(OTHER)).toEqual({ ok: true })
    expect(() => may('line.run', token)).toThrowError(refusal('SIGN_IN_NEEDED'))
    expect(store.users.find(userId)).toMatchObject({ mustChangePin: true, failedTries: 0, lockedUntilWallMs: null })
    expect(await signIn(userId, OTHER)).toMatch(/^s/)
  })

  it('who choose another PIN stay signed in here, and nowhere else', async () => {
    const { first, signIn, handlers, context, may } = setUpAccess()
    const { userId, token } = await first()
    const elsewhere = await signIn(userId)
    expect(await handlers.changePin({ pin: PIN, newPin: OTHER }, context(token))).toEqual({ ok: true })
    expect(may('line.run', token)).toMatchObject({ userId })
    expect(() => may('line.run', elsewhere)).toThrowError(refusal('SIGN_IN_NEEDED'))
    expect(await signIn(userId)).toBe('WRONG_PIN')
  })

  it('keep one IT admin among them', async () => {
    const { first, enrol, asked, handlers } = setUpAccess()
    const admin = await first()
    const change = (userId: string, roles: Role[], active: boolean) =>
      handlers.changeUser({ userId, roles, active }, asked('users.manage', admin.token))
    expect(await change(admin.userId, ['supervisor'], true)).toMatchObject({ refusal: 'LAST_ADMIN' })
    expect(await change(admin.userId, ['itAdmin'], false)).toMatchObject({ refusal: 'LAST_ADMIN' })
    expect(await change('nobody', ['itAdmin'], true)).toMatchObject({ refusal: 'UNKNOWN_USER' })
    await enrol(admin.token, 'S. Lindqvist', ['itAdmin'])
    expect(await change(admin.userId, ['supervisor'], true)).toEqual({ ok: true })
  })
})

describe('play', () => {
  it('knows no people: everybody may do what is trained there, and nothing about the machine', async () => {
    const { may, handlers, context } = setUpAccess({ play: true })
    for (const right of RIGHTS) {
      const isAboutMachine = ['settings.edit', 'keys.change', 'update.install', 'users.manage', 'process'].includes(
        right,
      )
      if (isAboutMachine) expect(() => may(right)).toThrowError(refusal('NOT_ALLOWED'))
      else expect(may(right, 'any')).toBe(TRAINEE)
    }
    expect(handlers.session({}, context())).toMatchObject({ play: true, user: null })
    await expect(handlers.enrolFirstUser({ name: 'A', pin: PIN }, context())).rejects.toMatchObject({ code: 'IN_PLAY' })
  })
})
