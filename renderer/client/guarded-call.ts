import type { Right } from '../../electron/domain/access.ts'
import type { RpcClient } from '../../electron/rpc/client.ts'
import type { Contract } from '../../electron/rpc/contract-types.ts'
import { RpcError } from '../../electron/rpc/rpc-error.ts'

/** What a service answers when it is not the act that is wrong but who asks for it. */
export const ACCESS_CODES = ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN'] as const
export type AccessCode = (typeof ACCESS_CODES)[number]

/** What stands between a command and its being carried out. */
export interface Need {
  readonly code: AccessCode
  readonly right: Right
}

/** Sees to it that the need is met; false when somebody thought better of it. */
export type Meet = (need: Need) => Promise<boolean>

/** The calling end of a port as commands see it. */
export type CallingEnd<C extends Contract> = Pick<RpcClient<C>, 'call'>

export function isAccessCode(code: string): code is AccessCode {
  return ACCESS_CODES.some((one) => one === code)
}

/** The access code an error carries; undefined when it is about something else. */
export function accessCodeOf(problem: unknown): AccessCode | undefined {
  return problem instanceof RpcError && isAccessCode(problem.code) ? problem.code : undefined
}

/**
 * Calls that ask for what they need: a call that is refused because of who asks is repeated once the need is met. Nothing was carried out
 * before, so that repeating is safe. Rejects with the refusal when nobody meets it.
 */
export function guarded<C extends Contract>(client: CallingEnd<C>, contract: C, meet: Meet): CallingEnd<C> {
  return {
    async call(method, params, options) {
      for (;;) {
        try {
          return await client.call(method, params, options)
        } catch (problem) {
          const code = accessCodeOf(problem)
          const right = contract.methods[method]?.right
          if (code === undefined || right === undefined || !(await meet({ code, right }))) throw problem
        }
      }
    },
  }
}
