import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isCritical,
  isOpen,
  isReservedName,
  mayDo,
  mayDoInPlay,
  NOBODY,
  PROGRAM,
  RIGHTS,
  type Right,
  ROLES,
  type Role,
  TRAINEE,
  userNameKey,
} from './access.ts'

/** Who may do what, written down by hand: o for operator, s for supervisor, t for service, i for IT admin, * for everybody. */
const TABLE: Readonly<Record<Right, string>> = {
  watch: '*',
  signIn: '*',
  'line.pause': '*',
  play: '*',
  'line.startAgain': '*',
  'line.run': 'os',
  'scanner.connect': 'osti',
  'egg.override': 'os',
  'tray.release': 'os',
  'alarm.answer': 'ost',
  'alarm.outOfService': 'st',
  'records.export': 'osti',
  'batch.sign': 's',
  'recipe.edit': 's',
  'recipe.activate': 's',
  'masterData.edit': 'si',
  'clock.confirm': 'si',
  'audit.read': 'si',
  'users.manage': 'i',
  'service.maintain': 'ti',
  'settings.edit': 'i',
  'keys.change': 'i',
  'update.install': 'ti',
  'model.change': 'si',
  'dataSet.export': 'sti',
  process: '',
}
const LETTER: Readonly<Record<Role, string>> = { operator: 'o', supervisor: 's', service: 't', itAdmin: 'i' }

const anyRight = fc.constantFrom(...RIGHTS)
const anyRoles = fc.uniqueArray(fc.constantFrom(...ROLES))

describe('mayDo', () => {
  it.each(ROLES)('is the table for %s', (role) => {
    const held = RIGHTS.filter((right) => mayDo(right, { roles: [role] }))
    expect(held).toEqual(RIGHTS.filter((right) => TABLE[right] === '*' || TABLE[right].includes(LETTER[role])))
  })

  it('lets somebody with several roles do what any one of them may, and nothing more', () => {
    fc.assert(
      fc.property(anyRight, anyRoles, (right, roles) => {
        const byOne = roles.some((role) => mayDo(right, { roles: [role] }))
        expect(mayDo(right, { roles })).toBe(byOne || isOpen(right))
      }),
    )
  })

  it('keeps nobody from watching, signing in, pausing, training and starting again what has stopped', () => {
    const open = ['watch', 'signIn', 'line.pause', 'play', 'line.startAgain']
    expect(RIGHTS.filter((right) => mayDo(right, NOBODY))).toEqual(open)
    expect(RIGHTS.filter(isOpen)).toEqual(open)
  })

  it('gives what is between processes to no screen, whoever stands at it', () => {
    expect(mayDo('process', { roles: [...ROLES] })).toBe(false)
  })
})

describe('mayDoInPlay', () => {
  it('is everything but what is about the machine itself: nobody leaves training with other settings', () => {
    const never = ['users.manage', 'settings.edit', 'keys.change', 'update.install', 'process']
    expect(RIGHTS.filter((right) => !mayDoInPlay(right))).toEqual(never)
  })
})

describe('isCritical', () => {
  it('asks for the PIN again before what cannot be taken back', () => {
    expect(RIGHTS.filter(isCritical)).toEqual([
      ...['tray.release', 'alarm.outOfService', 'batch.sign', 'recipe.activate', 'clock.confirm', 'users.manage'],
      ...['keys.change', 'model.change'],
    ])
  })

  it('asks nobody for a PIN who need not be signed in', () => {
    expect(RIGHTS.filter((right) => isCritical(right) && isOpen(right))).toEqual([])
  })
})

describe('callers that are no person', () => {
  it('have no id, and stand in the trail under a name of their own', () => {
    expect([NOBODY, PROGRAM]).toEqual([
      { userId: undefined, name: '', roles: [] },
      { userId: undefined, name: 'program', roles: [] },
    ])
    expect(TRAINEE).toEqual({
      ...{ userId: undefined, name: 'training' },
      roles: ['operator', 'supervisor', 'service', 'itAdmin'],
    })
  })

  it('keep their names for themselves, however they are written', () => {
    expect(['Program', ' ｔｒａｉｎｉｎｇ '].filter((name) => !isReservedName(name))).toEqual([])
    expect(['Programmer', 'K. Jansen'].filter(isReservedName)).toEqual([])
  })
})

describe('userNameKey', () => {
  it('is the same for one name, however it is written, and another for another one', () => {
    for (const name of ['K. Müller', ' k.   MÜLLER ', 'K.\tMu\u0308ller', 'Ｋ. Müller'])
      expect(userNameKey(name)).toBe('k. müller')
    expect(userNameKey('K.Müller')).not.toBe('k. müller')
  })
})
