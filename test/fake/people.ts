import type { AuditRow, SessionView, User } from '../../electron/contract/access.ts'
import { AUDIT_PAGE_MAX } from '../../electron/contract/access.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import type { PlayOutcome } from '../../electron/contract/shell.ts'
import { type Caller, isCritical, mayDo, mayDoInPlay, type Right, TRAINEE } from '../../electron/domain/access.ts'
import type { AuditQuestion } from '../../electron/review/audit-trail.ts'
import type { Contract, Handlers } from '../../electron/rpc/contract-types.ts'
import { RpcError } from '../../electron/rpc/rpc-error.ts'
import { createService, type RpcService } from '../../electron/rpc/service.ts'
import { SCENE_WALL_MS } from './live-view.ts'

/** Who stands at the screen of a scene: a supervisor who has signed in just now or a while ago, an operator, nobody, nobody ever. */
export type Crew = 'supervisor' | 'supervisorSince' | 'operator' | 'nobody' | 'firstUser'

/** The PIN of everybody in a scene. */
export const SCENE_PIN = '250419'
const TRIES_MAX = 3
export const SCENE_LOCK_MS = 60_000

function user(change: Partial<User> & Pick<User, 'userId' | 'name' | 'roles'>): User {
  return { active: true, mustChangePin: false, lockedUntilWallMs: null, ...change }
}

const CREW: readonly User[] = [
  user({ userId: 'u-visser', name: 'M. Visser', roles: ['supervisor', 'itAdmin'] }),
  user({ userId: 'u-jansen', name: 'K. Jansen', roles: ['operator'] }),
  user({ userId: 'u-okafor', name: 'A. Okafor', roles: ['operator'], mustChangePin: true }),
  user({ userId: 'u-lindqvist', name: 'S. Lindqvist', roles: ['service'] }),
  user({ userId: 'u-mueller', name: 'Th. Müller-Hohenstein', roles: ['operator', 'supervisor'] }),
  user({ userId: 'u-left', name: 'P. Bakker', roles: ['operator'], active: false }),
]

/** What of a scene concerns people. */
interface Stand {
  readonly crew: Crew
  readonly view: Pick<LiveView, 'play'>
  readonly idleSignOutMs?: number
}

/** Entering and leaving play, with the shell's refusals. */
export function playHandlers(commands: string[], view: () => LiveView) {
  const isOpen = () => (view().batch ?? { state: 'closed' }).state !== 'closed'
  return {
    enterPlay: (): PlayOutcome => {
      commands.push('enterPlay')
      return isOpen() ? { ok: false, refusal: 'WORK_BATCH_OPEN' } : { ok: true }
    },
    leavePlay: ({ evenWithBatch }: { evenWithBatch: boolean }): PlayOutcome => {
      commands.push(evenWithBatch ? 'leavePlay even with a batch' : 'leavePlay')
      return isOpen() && !evenWithBatch ? { ok: false, refusal: 'PLAY_BATCH_OPEN' } : { ok: true }
    },
  }
}

/** People and their sessions as the station keeps them, for one screen. */
export class FakePeople {
  /** What the newest call at each service spoke for. */
  readonly tokens = new Map<string, string | undefined>()
  readonly #nowWallMs: () => number
  #users: readonly User[] = CREW
  #present: User | undefined
  #fresh = false
  #wrong = 0
  #play = false
  #idleSignOutMs = 600_000

  constructor(nowWallMs: () => number) {
    this.#nowWallMs = nowWallMs
  }

  show({ crew, view, idleSignOutMs = 600_000 }: Stand): void {
    this.#users = crew === 'firstUser' ? [] : CREW
    const id = {
      supervisor: 'u-visser',
      supervisorSince: 'u-visser',
      operator: 'u-jansen',
      nobody: undefined,
      firstUser: undefined,
    }[crew]
    this.#present = this.#users.find(({ userId }) => userId === id)
    this.#fresh = crew === 'supervisor'
    this.#wrong = 0
    this.#play = view.play
    this.#idleSignOutMs = idleSignOutMs
  }

  /** A service that refuses as the real ones do, before anything happens. */
  serve<const C extends Contract>(contract: C, handlers: Handlers<C>): RpcService<C> {
    return createService(contract, handlers, {
      authorise: ({ right, token }) => this.#authorise(right, contract.service, token),
    })
  }

  auditHandlers() {
    return {
      auditRows: (question: AuditQuestion) => fakeAuditRows(question),
      verifyAudit: () => ({ entries: DEEDS_MADE, brokenAt: null }),
    }
  }

  #authorise(right: Right, service: string, token: string | undefined): Caller {
    this.tokens.set(service, token)
    if (this.#play && mayDoInPlay(right)) return TRAINEE
    if (this.#play) throw new RpcError('NOT_ALLOWED', 'leave training first')
    const { userId, name = '', roles = [] } = this.#present ?? {}
    if (!mayDo(right, { roles })) {
      throw new RpcError(userId === undefined ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED', `${right} is for others`)
    }
    if (isCritical(right) && !this.#fresh) throw new RpcError('PIN_NEEDED_AGAIN', `${right} asks for the PIN again`)
    return { userId, name, roles }
  }

  session(): SessionView {
    const { userId, name, roles, mustChangePin } = this.#present ?? {}
    return {
      user:
        userId === undefined || name === undefined || roles === undefined
          ? null
          : { userId, name, roles, mustChangePin: mustChangePin === true },
      anyUser: this.#users.length > 0,
      play: this.#play,
      idleSignOutMs: this.#idleSignOutMs,
    }
  }

  handlers() {
    const done = { ok: true as const }
    return {
      session: () => this.session(),
      listSignInNames: () => this.#users.filter(({ active }) => active).map(({ userId, name }) => ({ userId, name })),
      signIn: ({ userId, pin }: { userId: string; pin: string }) => {
        const wrong = this.#tried(pin)
        if (wrong !== undefined) return wrong
        this.#present = this.#users.find((one) => one.userId === userId)
        this.#fresh = true
        return { ...done, token: `token of ${userId}`, session: this.session() }
      },
      signOut: () => {
        this.#present = undefined
        this.#fresh = false
        return {}
      },
      confirmPin: ({ pin }: { pin: string }) => {
        const wrong = this.#tried(pin)
        if (wrong !== undefined) return wrong
        this.#fresh = true
        return done
      },
      changePin: ({ pin, newPin }: { pin: string; newPin: string }) => {
        if (pin === newPin) return refused('PIN_NOT_CHANGED')
        if (/^(.)\1*$/.test(newPin)) return refused('PIN_TOO_SIMPLE')
        this.#change(this.#present?.userId, { mustChangePin: false })
        return done
      },
      enrolFirstUser: ({ name }: { name: string; pin: string }) => {
        const first = user({ userId: 'u-first', name, roles: ['supervisor', 'itAdmin'] })
        this.#users = [first]
        this.#present = first
        this.#fresh = true
        return { ...done, token: 'token of u-first', session: this.session() }
      },
      listUsers: () => [...this.#users],
      enrolUser: ({ name, roles }: Pick<User, 'name' | 'roles'>) => {
        if (this.#users.some((one) => one.name === name)) return refused('NAME_TAKEN')
        this.#users = [...this.#users, user({ userId: `u-${name}`, name, roles, mustChangePin: true })]
        return done
      },
      changeUser: ({ userId, roles, active }: Pick<User, 'userId' | 'roles' | 'active'>) => {
        const admins = this.#users.filter((one) => one.active && one.roles.includes('itAdmin'))
        const leaves = !active || !roles.includes('itAdmin')
        if (leaves && admins.length === 1 && admins[0]?.userId === userId) return refused('LAST_ADMIN')
        this.#change(userId, { roles, active })
        return done
      },
      resetPin: ({ userId }: { userId: string; pin: string }) => {
        this.#change(userId, { mustChangePin: true, lockedUntilWallMs: null })
        return done
      },
    }
  }

  #tried(pin: string) {
    if (pin === SCENE_PIN) {
      this.#wrong = 0
      return undefined
    }
    this.#wrong++
    if (this.#wrong < TRIES_MAX) return refused('WRONG_PIN')
    return { ...refused('LOCKED_FOR_NOW'), untilWallMs: this.#nowWallMs() + SCENE_LOCK_MS }
  }

  #change(userId: string | undefined, change: Partial<User>): void {
    this.#users = this.#users.map((one) => (one.userId === userId ? { ...one, ...change } : one))
    if (this.#present !== undefined) this.#present = this.#users.find((one) => one.userId === this.#present?.userId)
  }
}

function refused<R extends string>(refusal: R) {
  return { ok: false as const, refusal, untilWallMs: null }
}

const DEEDS: readonly Omit<AuditRow, 'sequence' | 'atWallMs' | 'byUser'>[] = [
  {
    ...{ who: 'M. Visser', act: 'recipe.activate', subject: 'Standard 12', why: 'Validated on 1 200 eggs of flock 7' },
    ...{ before: '{"version":11,"limits":{"female":0.9,"male":0.9}}' },
    ...{ after: '{"version":12,"limits":{"female":0.93,"male":0.9}}' },
  },
  {
    ...{ who: 'K. Jansen', act: 'egg.override', subject: 'tray 0417, cell B4', why: 'PICTURE_SHOWS_OTHER' },
    ...{ before: '{"class":"MALE","action":"REMOVE_MALE"}', after: '{"class":"FEMALE","action":"KEEP"}' },
  },
  {
    ...{ who: 'M. Visser', act: 'user.change', subject: 'Th. Müller-Hohenstein', why: null },
    ...{ before: '{"roles":["operator"],"active":true}', after: '{"roles":["operator","supervisor"],"active":true}' },
  },
  {
    ...{ who: 'K. Jansen', act: 'batch.start', subject: '2026-1120-03', why: null },
    ...{
      before: null,
      after: '{"flock":"Flock 7","breed":"Lohmann Brown","setter":"Setter 4","recipe":"Standard 12","law":"DE"}',
    },
  },
  { who: 'S. Lindqvist', act: 'session.locked', subject: 'S. Lindqvist', why: null, before: null, after: null },
  { who: '', act: 'batch.pause', subject: '2026-1120-02', why: null, before: null, after: null },
]
/** More than one page of them. */
const DEEDS_MADE = 130

/** The trail of a scene: the newest deeds first, as they are asked for. */
function fakeAuditRows({ search, acts, beforeSequence }: AuditQuestion): AuditRow[] {
  const rows = Array.from({ length: DEEDS_MADE }, (_, index): AuditRow => {
    const sequence = DEEDS_MADE - index
    const deed = DEEDS[index % DEEDS.length]
    if (deed === undefined) throw new Error('no deed')
    return {
      ...deed,
      sequence,
      byUser: deed.who !== '' && deed.who !== 'program',
      atWallMs: SCENE_WALL_MS - index * 37 * 60_000,
    }
  })
  const wanted = search.toLowerCase()
  return rows
    .filter(({ sequence }) => beforeSequence === null || sequence < beforeSequence)
    .filter(
      ({ who, act, subject }) =>
        acts.some((one) => one === act) || `${who} ${act} ${subject}`.toLowerCase().includes(wanted),
    )
    .slice(0, AUDIT_PAGE_MAX)
}
