import type { KeptSignIn, SignInBook, StoredUser, UserBook } from '../../electron/store/users.ts'

/** The user book's meaning in one map. */
export class MemoryUsers implements UserBook {
  readonly #users = new Map<string, StoredUser>()
  failing = false

  all(): StoredUser[] {
    return [...this.#users.values()].sort((one, other) => (keyOf(one.name) < keyOf(other.name) ? -1 : 1))
  }

  find(userId: string): StoredUser | undefined {
    return this.#users.get(userId)
  }

  isNameTaken(name: string): boolean {
    return this.all().some((user) => keyOf(user.name) === keyOf(name))
  }

  add(user: StoredUser): void {
    this.#refuse()
    if (this.#users.has(user.userId) || this.isNameTaken(user.name)) throw new Error('the user is there already')
    this.#users.set(user.userId, user)
  }

  change(user: StoredUser): void {
    this.#refuse()
    const { name } = this.#users.get(user.userId) ?? {}
    if (name === undefined) throw new Error('there is no such user')
    this.#users.set(user.userId, { ...user, name })
  }

  #refuse(): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
  }
}

/** Who is signed in, in one map. */
export class MemorySignIns implements SignInBook {
  readonly #signIns = new Map<string, KeptSignIn>()
  failing = false

  all(): KeptSignIn[] {
    return [...this.#signIns.values()]
  }

  put(signIn: KeptSignIn): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    this.#signIns.set(signIn.key, signIn)
  }

  drop(key: string): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
    this.#signIns.delete(key)
  }
}

function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
