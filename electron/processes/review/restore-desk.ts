import type { Clock } from '../../base/clock.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { Jobs } from '../../review/upkeep/jobs.ts'
import { readDamageNote } from '../../store/damage-note.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { removeRestoredNote } from '../../store/restored-note.ts'
import { forgetWithdrawal, readWish, withdrawalDeed, withdrawRestore } from '../../store/staged-restore.ts'

export interface RestoreDeskParts {
  readonly jobs: Pick<Jobs, 'states' | 'request' | 'cancel'>
  readonly files: Pick<DataFiles, 'folder' | 'database'>
  readonly clock: Clock
  /** Rejects when the entry is not there for sure. */
  audit(caller: Caller, deed: AuditDeed): Promise<void>
}

interface Who {
  readonly caller: Caller
}

/** Has a backup staged, in the thread of the long work, and withdraws it again as long as the station has not begun to put it in place. */
export function restoreDesk({ jobs, files, clock, audit }: RestoreDeskParts) {
  let asked = 'restore'
  return {
    async startRestore({ name }: { readonly name: string }, { caller }: Who) {
      asked = name
      await audit(caller, { act: 'backup.askRestore', subject: name })
      jobs.request({ job: 'restore', name, userId: caller.userId ?? null, who: caller.name })
      return {}
    },
    async cancelRestore(_params: object, { caller }: Who) {
      const isUnderWay = ['waiting', 'running'].includes(jobs.states().restore.state)
      await jobs.cancel('restore')
      const wish = readWish(files)
      const withdrawn = { userId: caller.userId ?? null, who: caller.name, atWallMs: clock.wallMs() }
      const isWithdrawn = withdrawRestore(files, withdrawn)
      if (isWithdrawn && typeof wish === 'object') {
        await audit(caller, withdrawalDeed({ ...wish, withdrawn }))
        // While the database cannot be opened there is no trail: the next start writes it down.
        if (readDamageNote(files.folder) === undefined) forgetWithdrawal(files)
      } else if (isUnderWay || isWithdrawn) await audit(caller, { act: 'backup.cancelRestore', subject: asked })
      return {}
    },
    /** No deed: the trail has the restore itself. */
    dismissRestored() {
      removeRestoredNote(files.folder)
      return {}
    },
  }
}
