import type { Clock } from '../../base/clock.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { Jobs } from '../../review/upkeep/jobs.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { stagedRestore, withdrawRestore } from '../../store/staged-restore.ts'

export interface RestoreDeskParts {
  readonly jobs: Pick<Jobs, 'states' | 'request' | 'cancel'>
  readonly files: Pick<DataFiles, 'database'>
  readonly clock: Clock
  /** Rejects when the entry is not there for sure. */
  audit(caller: Caller, deed: AuditDeed): Promise<void>
}

interface Who {
  readonly caller: Caller
}

/** Has a backup staged, in the thread of the long work, and withdraws it again as long as the station has not begun to put it in place. */
export function restoreDesk({ jobs, files, clock, audit }: RestoreDeskParts) {
  return {
    async startRestore({ name }: { readonly name: string }, { caller }: Who) {
      await audit(caller, { act: 'backup.askRestore', subject: name })
      jobs.request({ job: 'restore', name, userId: caller.userId ?? null, who: caller.name })
      return {}
    },
    async cancelRestore(_params: object, { caller }: Who) {
      const subject = stagedRestore(files, clock.wallMs())?.from ?? 'restore'
      const isUnderWay = ['waiting', 'running'].includes(jobs.states().restore.state)
      await jobs.cancel('restore')
      const isWithdrawn = withdrawRestore(files)
      if (isUnderWay || isWithdrawn) await audit(caller, { act: 'backup.cancelRestore', subject })
      return {}
    },
  }
}
