import type { Timers } from '../../base/clock.ts'
import { backupPlanContract } from '../../contract/backups.ts'
import type { BackupPlan } from '../../domain/backup-plan.ts'
import type { HostedProcess } from '../../host/host.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'

/** What the shell tells review while it runs: by which plan backups are made from now on. Each start of review is told it anew. */
export class ReviewLine {
  readonly #timers: Timers
  #client: RpcClient<typeof backupPlanContract> | undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Review has started, for the first time or again. */
  attach(review: HostedProcess, port: Port): void {
    const client = connect(port, backupPlanContract, { timers: this.#timers })
    this.#client = client
    review.onExit(() => {
      if (this.#client === client) this.#client = undefined
    })
  }

  usePlan(plan: BackupPlan): void {
    this.#client?.call('use', plan).catch(() => undefined)
  }
}
