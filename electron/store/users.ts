import type { Role } from '../domain/access.ts'

/** A PIN as it is kept: how the hash was made, of which salt, and the hash. Never the PIN. */
export interface KeptPin {
  readonly cost: string
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

/** Somebody who may sign in, or could once. */
export interface StoredUser {
  readonly userId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly mustChangePin: boolean
  readonly pin: KeptPin
  /** Wrong PINs in a row. */
  readonly failedTries: number
  readonly lockedUntilWallMs: number | null
}

/** A session as it is kept over a restart. */
export interface KeptSignIn {
  /** Of the token; see `Sessions`. */
  readonly key: string
  readonly userId: string
  /** When there was a sign of somebody at the screen; some seconds may be missing. */
  readonly signedWallMs: number
}

/** Who is signed in. All throw a `StoreError`; durable on return. */
export interface SignInBook {
  all(): KeptSignIn[]
  put(signIn: KeptSignIn): void
  drop(key: string): void
}

/** Everybody who was ever enrolled. All throw a `StoreError`; durable on return. */
export interface UserBook {
  /** By name. */
  all(): StoredUser[]
  find(userId: string): StoredUser | undefined
  /** However the name is written: capitals make nobody another person. */
  isNameTaken(name: string): boolean
  add(user: StoredUser): void
  /** Everything but id and name, which stand in the trail. */
  change(user: StoredUser): void
}
