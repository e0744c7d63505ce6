import { strict as assert } from 'node:assert'
import * as z from 'zod'
import { FRESH_SIGN_IN_MS, IDLE_SIGN_OUT_MS } from '../../electron/access/limits.ts'
import { openAccess } from '../../electron/access/open-access.ts'
import { isCritical, mayDo, NOBODY, RIGHTS, type Right, type Role } from '../../electron/domain/access.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { connect } from '../../electron/rpc/client.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { serve } from '../../electron/rpc/server.ts'
import { cheapPins } from '../fake/cheap-pins.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MemoryStore } from '../fake/memory-store.ts'

export const PINS = ['250419', '907263', '481516'] as const
export const SCREENS = 2
export const PEOPLE = 3

const empty = z.strictObject({})

/** A service with one method for each right, so that what is carried out tells which right it took. */
const contract = {
  service: 'test',
  methods: Object.fromEntries(RIGHTS.map((right) => [right, { params: empty, result: empty, right }])) as Record<
    Right,
    { params: typeof empty; result: typeof empty; right: Right }
  >,
  events: {},
}

/** What anybody who keeps a book of their own would say: a second, independent reading of who is who. */
class Book {
  readonly users = new Map<string, { roles: readonly Role[]; active: boolean; pin: string; must: boolean }>()
  readonly sessions = new Map<string, { userId: string; signMs: number; pinMs: number }>()

  present(token: string | undefined, nowMs: number) {
    const session = token === undefined ? undefined : this.sessions.get(token)
    if (session === undefined || nowMs - session.signMs > IDLE_SIGN_OUT_MS) return undefined
    const user = this.users.get(session.userId)
    return user?.active === true ? { session, user } : undefined
  }

  expected(right: Right, token: string | undefined, nowMs: number): string {
    if (right === 'process') return 'NOT_ALLOWED'
    if (mayDo(right, { roles: [] })) return 'done'
    const present = this.present(token, nowMs)
    if (present === undefined) return 'SIGN_IN_NEEDED'
    if (present.user.must || !mayDo(right, present.user)) return 'NOT_ALLOWED'
    if (isCritical(right) && nowMs - present.session.pinMs > FRESH_SIGN_IN_MS) return 'PIN_NEEDED_AGAIN'
    present.session.signMs = nowMs
    return 'done'
  }

  endOf(userId: string, except?: string): void {
    for (const [token, session] of this.sessions)
      if (session.userId === userId && token !== except) this.sessions.delete(token)
  }
}

/** Everything that can happen at two screens among three people; whoever does something about users is whoever is signed in there. */
export class PeopleAtScreens {
  readonly time = new ManualTime()
  readonly store = new MemoryStore()
  readonly book = new Book()
  readonly carriedOut: Right[] = []
  readonly #tokens: (string | undefined)[] = Array.from({ length: SCREENS }, () => undefined)
  readonly #access = openAccess({
    play: false,
    store: this.store,
    clock: this.time,
    log: silentLogger,
    pins: cheapPins,
  })
  readonly #clients = Array.from({ length: SCREENS }, () => {
    const [left, right] = createPortPair()
    const handler = (one: Right) => () => {
      this.carriedOut.push(one)
      return {}
    }
    const handlers = Object.fromEntries(RIGHTS.map((one) => [one, handler(one)])) as never
    serve(left, contract, handlers, { authorise: this.#access.authorise })
    return connect(right, contract)
  })

  get #nowMs(): number {
    return this.time.monoMs()
  }

  #context(screen: number) {
    return { signal: new AbortController().signal, caller: NOBODY, token: this.#tokens[screen] }
  }

  userId(person: number): string {
    return [...this.book.users.keys()][person % Math.max(1, this.book.users.size)] ?? 'nobody'
  }

  /** Calls, and holds what comes of it against the book. */
  async call(screen: number, right: Right): Promise<void> {
    const before = this.carriedOut.length
    const outcome = await this.#clients[screen]?.call(right, {}).then(
      () => 'done',
      (problem: { code: string }) => problem.code,
    )
    const expected = this.book.expected(right, this.#tokens[screen], this.#nowMs)
    assert.deepEqual({ right, outcome }, { right, outcome: expected })
    assert.equal(this.carriedOut.length - before, outcome === 'done' ? 1 : 0)
  }

  async first(): Promise<void> {
    const outcome = await this.#access.handlers.enrolFirstUser({ name: 'A0', pin: PINS[0] }, this.#context(0))
    if (outcome.ok) this.#begun(0, outcome, { roles: ['itAdmin', 'supervisor', 'operator'], pin: PINS[0], must: false })
  }

  async signIn(screen: number, person: number, pin: number): Promise<void> {
    const wish = { userId: this.userId(person), pin: PINS[pin % PINS.length] ?? '' }
    const outcome = await this.#access.handlers.signIn(wish, this.#context(screen))
    const user = this.book.users.get(wish.userId)
    if (outcome.ok) {
      assert.deepEqual([user?.active, user?.pin], [true, wish.pin])
      this.#begun(screen, outcome)
    } else if (user?.active === true && user.pin === wish.pin) assert.equal(outcome.refusal, 'LOCKED_FOR_NOW')
  }

  async signOut(screen: number): Promise<void> {
    await this.#access.handlers.signOut({}, this.#context(screen))
    this.book.sessions.delete(this.#tokens[screen] ?? '')
  }

  async confirm(screen: number, pin: number): Promise<void> {
    const present = this.book.present(this.#tokens[screen], this.#nowMs)
    const asked = this.#access.handlers.confirmPin({ pin: PINS[pin % PINS.length] ?? '' }, this.#context(screen))
    const outcome = await Promise.resolve(asked).catch(() => undefined)
    if (outcome?.ok !== true) return
    assert.equal(present?.user.pin, PINS[pin % PINS.length])
    if (present !== undefined) Object.assign(present.session, { pinMs: this.#nowMs, signMs: this.#nowMs })
  }

  async enrol(screen: number, roles: Role[]): Promise<void> {
    if (this.book.users.size >= PEOPLE || !(await this.#mayManage(screen))) return
    const name = `A${this.book.users.size}`
    const outcome = await this.#access.handlers.enrolUser({ name, roles, pin: PINS[0] }, this.#context(screen))
    if (!outcome.ok) return
    const { userId } = this.store.users.all().find((user) => user.name === name) ?? { userId: '' }
    this.book.users.set(userId, { roles, active: true, pin: PINS[0], must: true })
  }

  async change(screen: number, person: number, roles: Role[], active: boolean): Promise<void> {
    if (!(await this.#mayManage(screen))) return
    const userId = this.userId(person)
    const outcome = await this.#access.handlers.changeUser({ userId, roles, active }, this.#context(screen))
    const user = this.book.users.get(userId)
    if (!outcome.ok || user === undefined) return
    const same = user.active === active && [...user.roles].sort().join() === [...roles].sort().join()
    this.book.users.set(userId, { ...user, roles, active })
    if (!same) this.book.endOf(userId)
    assert.ok([...this.book.users.values()].some((one) => one.active && one.roles.includes('itAdmin')))
  }

  async choosePin(screen: number, pin: number, newPin: number): Promise<void> {
    const token = this.#tokens[screen]
    const present = this.book.present(token, this.#nowMs)
    const wish = { pin: PINS[pin % PINS.length] ?? '', newPin: PINS[newPin % PINS.length] ?? '' }
    const outcome = await Promise.resolve(this.#access.handlers.changePin(wish, this.#context(screen))).catch(
      () => undefined,
    )
    if (outcome?.ok !== true || present === undefined) return
    Object.assign(present.user, { pin: wish.newPin, must: false })
    Object.assign(present.session, { pinMs: this.#nowMs, signMs: this.#nowMs })
    this.book.endOf(present.session.userId, token)
  }

  async resetPin(screen: number, person: number): Promise<void> {
    if (!(await this.#mayManage(screen))) return
    const userId = this.userId(person)
    const outcome = await this.#access.handlers.resetPin({ userId, pin: PINS[2] }, this.#context(screen))
    const user = this.book.users.get(userId)
    if (!outcome.ok || user === undefined) return
    Object.assign(user, { pin: PINS[2], must: true })
    this.book.endOf(userId)
  }

  /** As the serving end asks before it carries any of them out. */
  async #mayManage(screen: number): Promise<boolean> {
    const before = this.carriedOut.length
    await this.call(screen, 'users.manage')
    return this.carriedOut.length > before
  }

  #begun(
    screen: number,
    outcome: { token: string; session: { user: { userId: string } | null } },
    user?: { roles: readonly Role[]; pin: string; must: boolean },
  ): void {
    const { userId } = outcome.session.user ?? { userId: '' }
    if (user !== undefined) this.book.users.set(userId, { ...user, active: true })
    this.book.sessions.delete(this.#tokens[screen] ?? '')
    this.book.sessions.set(outcome.token, { userId, signMs: this.#nowMs, pinMs: this.#nowMs })
    this.#tokens[screen] = outcome.token
    this.#clients[screen]?.setSession(outcome.token)
  }
}
