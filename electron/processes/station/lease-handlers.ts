import type { updateLeaseContract } from '../../contract/update.ts'
import type { UpdateLease } from '../../line/update-lease.ts'
import type { Handlers } from '../../rpc/contract-types.ts'

/** The lease as a service; the shell alone is given a port to it. */
export function leaseHandlers(lease: UpdateLease): Handlers<typeof updateLeaseContract> {
  return {
    state: () => lease.state(),
    grantUpdateLease: () => lease.grantUpdateLease(),
    releaseUpdateLease: () => lease.releaseUpdateLease(),
  }
}
