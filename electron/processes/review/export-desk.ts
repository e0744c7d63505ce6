import type { Caller } from '../../domain/access.ts'
import type { AuditAct, AuditDeed } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import type { JobOutcome, JobRequest } from '../../review/upkeep/job-messages.ts'
import type { Jobs } from '../../review/upkeep/jobs.ts'

export interface ExportDeskParts {
  readonly jobs: Pick<Jobs, 'states' | 'outcome' | 'cancel'>
  readonly log: Logger
  /** Ids of every model that ever judged here. */
  judges(): readonly string[]
  isSynthetic(modelId: string): boolean
  /** Rejects when the entry is not there for sure. */
  audit(caller: Caller, deed: AuditDeed): Promise<void>
}

/** One kind of export: its long work, how it stands in the audit trail, and what a given-up one leaves. */
export interface ExportKind {
  readonly job: 'dataSet' | 'table'
  readonly act: AuditAct
  removeUnfinished(): void
}

/** What leaves the encrypted store as files: one of a kind at a time, with an entry that stands there first and one of how it ended. */
export function exportDesk(parts: ExportDeskParts, { job, act, removeUnfinished }: ExportKind) {
  const { jobs, log, judges, isSynthetic, audit } = parts
  // Of a process that was ended in the middle of one: the file is not encrypted.
  removeUnfinished()
  const isBusy = () => ['waiting', 'running'].includes(jobs.states()[job].state)
  const follow = async (request: JobRequest, caller: Caller, subject: string) => {
    const outcome = await jobs.outcome(request)
    // The station may be away by now; the log has it in any case.
    log.info({ act, subject, who: caller.name, ...endOf(outcome) }, 'an export has ended')
    await audit(caller, { act, subject, after: JSON.stringify(endOf(outcome)) }).catch(() => undefined)
  }
  return {
    isBusy,
    syntheticModels: () => judges().filter((modelId) => isSynthetic(modelId)),
    /** Without a deed nothing leaves, and nothing is written down. */
    async begin(request: JobRequest, caller: Caller, deed: Pick<AuditDeed, 'subject' | 'after'> | undefined) {
      if (deed !== undefined) await audit(caller, { act, ...deed })
      log.info({ job, who: caller.name, ...deed }, 'an export begins')
      if (deed === undefined) void jobs.outcome(request)
      else void follow(request, caller, deed.subject)
    },
    async cancel() {
      await jobs.cancel(job)
      if (!isBusy()) removeUnfinished()
      return {}
    },
  }
}

/** For the trail: what is there now, or why there is nothing. */
function endOf(outcome: JobOutcome): Record<string, unknown> {
  if (!outcome.ok) return { ended: outcome.code }
  if (outcome.job === 'table') {
    const { file, rows, bytes } = outcome.result
    return { ended: 'written', file, rows, bytes }
  }
  return { ended: 'written', ...(outcome.job === 'dataSet' ? outcome.result.written : {}) }
}
