/** What people are at a hatchery; one person may be several. */
export const ROLES = ['operator', 'supervisor', 'service', 'itAdmin'] as const
export type Role = (typeof ROLES)[number]

/**
 * What a caller may want to do. Every method that a screen can call names one of these; the process that serves it asks
 * `mayDo`. `process` is for methods between our own processes: no screen ever has it.
 */
export const RIGHTS = [
  'watch',
  'signIn',
  'line.pause',
  'play',
  'line.startAgain',
  'line.run',
  'scanner.connect',
  'egg.override',
  'tray.release',
  'alarm.answer',
  'alarm.outOfService',
  'records.export',
  'batch.sign',
  'recipe.edit',
  'recipe.activate',
  'masterData.edit',
  'clock.confirm',
  'audit.read',
  'users.manage',
  'service.maintain',
  'settings.edit',
  'keys.change',
  'update.install',
  'model.change',
  'dataSet.export',
  'process',
] as const
export type Right = (typeof RIGHTS)[number]

/**
 * What everybody in front of the screen may do, signed in or not: a lock-out must never keep anybody from pausing a line, nor from
 * starting again what has stopped, because a station that has stopped cannot say who is signed in.
 */
const OPEN: readonly Right[] = ['watch', 'signIn', 'line.pause', 'play', 'line.startAgain']

const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  operator: ['line.run', 'scanner.connect', 'egg.override', 'tray.release', 'alarm.answer', 'records.export'],
  supervisor: [
    ...(['line.run', 'scanner.connect', 'egg.override', 'tray.release', 'alarm.answer', 'records.export'] as const),
    ...([
      'alarm.outOfService',
      'batch.sign',
      'recipe.edit',
      'recipe.activate',
      'masterData.edit',
      'clock.confirm',
      'audit.read',
      'model.change',
      'dataSet.export',
    ] as const),
  ],
  service: [
    'scanner.connect',
    'alarm.answer',
    'alarm.outOfService',
    'records.export',
    'service.maintain',
    'update.install',
    'dataSet.export',
  ],
  itAdmin: [
    ...([
      'scanner.connect',
      'records.export',
      'masterData.edit',
      'clock.confirm',
      'audit.read',
      'users.manage',
    ] as const),
    ...([
      'service.maintain',
      'settings.edit',
      'keys.change',
      'update.install',
      'model.change',
      'dataSet.export',
    ] as const),
  ],
}

/** What is about the machine and not about what is trained on it: somebody who enters training must not come out with other settings. */
const NOT_IN_PLAY: ReadonlySet<Right> = new Set([
  'settings.edit',
  'keys.change',
  'update.install',
  'users.manage',
  'process',
])

/** Acts that ask for the PIN again, however recently somebody signed in. */
const CRITICAL: ReadonlySet<Right> = new Set([
  'tray.release',
  'alarm.outOfService',
  'batch.sign',
  'recipe.activate',
  'clock.confirm',
  'users.manage',
  'model.change',
  'keys.change',
])

/** Who asks. `userId` is undefined while nobody is signed in at that screen. */
export interface Caller {
  readonly userId: string | undefined
  /** As it stands in the audit trail; empty while nobody is signed in. */
  readonly name: string
  readonly roles: readonly Role[]
}

export const NOBODY: Caller = { userId: undefined, name: '', roles: [] }

/** Whatever the program does by itself: a batch that ends because it is through, a demo that begins. */
export const PROGRAM: Caller = { userId: undefined, name: 'program', roles: [] }

/** Whoever stands at the screen in play, where nobody signs in. */
export const TRAINEE: Caller = { userId: undefined, name: 'training', roles: [...ROLES] }

/** How names of users are compared: capitals, letters written in two ways and doubled spaces make nobody another person. */
export function userNameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Whether a user of that name could be taken for what has no name of its own, however it is written. */
export function isReservedName(name: string): boolean {
  const key = userNameKey(name)
  return key === PROGRAM.name || key === TRAINEE.name
}

/** Whether everybody may, signed in or not. */
export function isOpen(right: Right): boolean {
  return OPEN.includes(right)
}

/** Whether it may be done in play, where nobody signs in and everybody may do everything that is trained there. */
export function mayDoInPlay(right: Right): boolean {
  return !NOT_IN_PLAY.has(right)
}

/** Whether these roles together hold the right. The one function that answers the question. */
export function mayDo(right: Right, { roles }: Pick<Caller, 'roles'>): boolean {
  return isOpen(right) || roles.some((role) => RIGHTS_OF[role].includes(right))
}

/** Whether the act needs the PIN again (IEC 62443-4-2: re-authentication before what cannot be taken back). */
export function isCritical(right: Right): boolean {
  return CRITICAL.has(right)
}
