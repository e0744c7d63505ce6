import { type Caller, PROGRAM, type Right } from '../domain/access.ts'

/** What the serving end asks before it carries a call out. */
export interface AccessQuestion {
  readonly method: string
  /** What the contract says the caller must hold. */
  readonly right: Right
  /** Of the session that the port speaks for; undefined while nobody is signed in there. */
  readonly token: string | undefined
}

/** Who asks, if they may; throws or rejects with an `RpcError` that says why not: SIGN_IN_NEEDED, NOT_ALLOWED, PIN_NEEDED_AGAIN, NOBODY_TO_ASK. */
export type Authorise = (question: AccessQuestion) => Caller | Promise<Caller>

/** For ports between our own processes, which no screen can reach: what crosses there was decided by the program, or checked before. */
export const ownProcess: Authorise = () => PROGRAM
