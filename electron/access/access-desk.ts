import type { accessDeskContract } from '../contract/access-desk.ts'
import type { Audited } from '../domain/audit.ts'
import type { Authorise } from '../rpc/authorise.ts'
import type { Handlers } from '../rpc/contract-types.ts'
import { RpcError } from '../rpc/rpc-error.ts'

const REFUSALS = ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN'] as const

/** What review alone is given and asked. */
export interface ReviewDesk {
  /** Absent while the data cannot be opened. */
  readonly dataKey?: Uint8Array
  pagesRead(sound: boolean): void
}

/** Answers the station's siblings: who may and what they did; review also what is for it alone. */
export function accessDeskHandlers(
  authorise: Authorise,
  audited: Audited,
  review?: ReviewDesk,
): Handlers<typeof accessDeskContract> {
  return {
    async admit({ right, token }) {
      try {
        const { userId, name, roles } = await authorise({ method: '', right, token: token ?? undefined })
        return { ok: true, caller: { ...(userId === undefined ? {} : { userId }), name, roles: [...roles] } }
      } catch (problem) {
        const code = REFUSALS.find((one) => problem instanceof RpcError && problem.code === one)
        if (code === undefined) throw problem
        return { ok: false, code, message: problem instanceof Error ? problem.message : '' }
      }
    },
    dataKey() {
      if (review?.dataKey === undefined) throw new RpcError('NOT_ALLOWED', 'the data key is for review alone')
      return { key: review.dataKey }
    },
    pagesRead({ sound }) {
      if (review === undefined) throw new RpcError('NOT_ALLOWED', 'review alone reads every page')
      review.pagesRead(sound)
      return {}
    },
    audit({ caller: { userId, name, roles }, deed }) {
      audited({ userId, name, roles }, deed, () => undefined)
      return {}
    },
  }
}
