import type { Caller } from '../domain/access.ts'
import type { AuditDeed, Audited } from '../domain/audit.ts'
import type { MasterRecord } from '../domain/master-data/kinds.ts'

/** Records of one entry of the trail: whoever reads the trail loads a hundred entries at once. */
const RECORDS_A_DEED = 50

export interface RecordChange {
  readonly before: MasterRecord | undefined
  readonly after: MasterRecord
}

/** Writes an import and its deeds in one transaction: every record that changed stands in one of them, as it was and as it is. */
export function auditedImport({
  audited,
  caller,
  changes,
  write,
}: {
  readonly audited: Audited
  readonly caller: Caller
  readonly changes: readonly RecordChange[]
  readonly write: () => void
}): void {
  const parts = Array.from({ length: Math.ceil(changes.length / RECORDS_A_DEED) }, (_, part) =>
    changes.slice(part * RECORDS_A_DEED, (part + 1) * RECORDS_A_DEED),
  )
  const all = parts.reduceRight<() => void>((inner, part) => () => audited(caller, deedOf(part), inner), write)
  all()
}

function deedOf(part: readonly RecordChange[]): AuditDeed {
  const replaced = part.flatMap(({ before }) => (before === undefined ? [] : [before]))
  return {
    act: 'masterData.change',
    subject: `file: ${part[0]?.after.kind ?? ''} ${part[0]?.after.name ?? ''} – ${part.at(-1)?.after.name ?? ''}`,
    before: replaced.length === 0 ? undefined : JSON.stringify(replaced),
    after: JSON.stringify(part.map(({ after }) => after)),
  }
}
