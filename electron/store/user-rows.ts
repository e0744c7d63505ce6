import { ROLES, userNameKey } from '../domain/access.ts'
import { StoreError } from './errors.ts'
import type { ReadableDb, Statement, WritableDb } from './open-database.ts'
import type { KeptSignIn, SignInBook, StoredUser, UserBook } from './users.ts'

const COLUMNS = `user_key, name, roles, active, must_change_pin, pin_cost, pin_salt, pin_hash, failed_tries, locked_until_wall_ms`

export const FIND_USER_SQL = `SELECT ${COLUMNS} FROM user WHERE user_key = ?`
export const FIND_NAME_SQL = 'SELECT 1 AS taken FROM user WHERE name_key = ?'

interface UserRow {
  readonly user_key: string
  readonly name: string
  readonly roles: string
  readonly active: number
  readonly must_change_pin: number
  readonly pin_cost: string
  readonly pin_salt: Uint8Array
  readonly pin_hash: Uint8Array
  readonly failed_tries: number
  readonly locked_until_wall_ms: number | null
}

/** The part of the store that knows who may sign in. */
export class UserRows implements UserBook {
  readonly #all: Statement<UserRow>
  readonly #find: Statement<UserRow>
  readonly #findName: Statement
  readonly #add: Statement
  readonly #change: Statement

  constructor(db: WritableDb) {
    this.#all = db.prepare(`SELECT ${COLUMNS} FROM user ORDER BY name_key`)
    this.#find = db.prepare(FIND_USER_SQL)
    this.#findName = db.prepare(FIND_NAME_SQL)
    this.#add = db.prepare(
      `INSERT INTO user (roles, active, must_change_pin, pin_cost, pin_salt, pin_hash, failed_tries, locked_until_wall_ms,
         user_key, name, name_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#change = db.prepare(
      `UPDATE user SET roles = ?, active = ?, must_change_pin = ?, pin_cost = ?, pin_salt = ?, pin_hash = ?, failed_tries = ?,
         locked_until_wall_ms = ? WHERE user_key = ?`,
    )
  }

  all(): StoredUser[] {
    return this.#all.all().map(userFrom)
  }

  find(userId: string): StoredUser | undefined {
    const row = this.#find.get(userId)
    return row && userFrom(row)
  }

  isNameTaken(name: string): boolean {
    return this.#findName.get(userNameKey(name)) !== undefined
  }

  add(user: StoredUser): void {
    this.#add.run(...changeable(user), user.userId, user.name, userNameKey(user.name))
  }

  change(user: StoredUser): void {
    if (this.#change.run(...changeable(user), user.userId).changes !== 1)
      throw new StoreError('CONFLICT', `there is no user ${user.userId}`)
  }
}

/** Whether anybody was ever enrolled. */
export function hasUsers(db: ReadableDb): boolean {
  return db.prepare('SELECT 1 FROM user LIMIT 1').get() !== undefined
}

/** Everybody who was enrolled, from a database that is only read. */
export function readUsers(db: ReadableDb): StoredUser[] {
  return db.prepare<[], UserRow>(`SELECT ${COLUMNS} FROM user ORDER BY name_key`).all().map(userFrom)
}

/** The part of the store that knows who is signed in. */
export class SignInRows implements SignInBook {
  readonly #all: Statement<KeptSignIn>
  readonly #put: Statement
  readonly #drop: Statement

  constructor(db: WritableDb) {
    this.#all = db.prepare('SELECT token_hash AS key, user_key AS userId, signed_wall_ms AS signedWallMs FROM sign_in')
    this.#put = db.prepare('INSERT OR REPLACE INTO sign_in (token_hash, user_key, signed_wall_ms) VALUES (?, ?, ?)')
    this.#drop = db.prepare('DELETE FROM sign_in WHERE token_hash = ?')
  }

  all(): KeptSignIn[] {
    return this.#all.all()
  }

  put({ key, userId, signedWallMs }: KeptSignIn): void {
    this.#put.run(key, userId, Math.round(signedWallMs))
  }

  drop(key: string): void {
    this.#drop.run(key)
  }
}

function changeable(user: StoredUser): (string | number | Uint8Array | null)[] {
  const { pin, lockedUntilWallMs } = user
  return [
    user.roles.join(' '),
    Number(user.active),
    Number(user.mustChangePin),
    ...[pin.cost, pin.salt, pin.hash],
    user.failedTries,
    lockedUntilWallMs === null ? null : Math.round(lockedUntilWallMs),
  ]
}

function userFrom(row: UserRow): StoredUser {
  const words = row.roles.split(' ')
  return {
    userId: row.user_key,
    name: row.name,
    // A role that this version does not know gives no right.
    roles: ROLES.filter((role) => words.includes(role)),
    active: row.active === 1,
    mustChangePin: row.must_change_pin === 1,
    pin: { cost: row.pin_cost, salt: new Uint8Array(row.pin_salt), hash: new Uint8Array(row.pin_hash) },
    failedTries: row.failed_tries,
    lockedUntilWallMs: row.locked_until_wall_ms,
  }
}
