import type { accessDeskContract } from '../contract/access-desk.ts'
import type { Audited } from '../domain/audit.ts'
import type { Authorise } from '../rpc/authorise.ts'
import type { Handlers } from '../rpc/contract-types.ts'
import { RpcError } from '../rpc/rpc-error.ts'

const REFUSALS = ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN'] as const

/** Answers the station's siblings: who may, what they did, and the data key to whom it is given here. */
export function accessDeskHandlers(
  authorise: Authorise,
  audited: Audited,
  dataKey?: Uint8Array,
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
      if (dataKey === undefined) throw new RpcError('NOT_ALLOWED', 'the data key is for review alone')
      return { key: dataKey }
    },
    audit({ caller: { userId, name, roles }, deed }) {
      audited({ userId, name, roles }, deed, () => undefined)
      return {}
    },
  }
}
