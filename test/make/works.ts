import { openRecord } from '../../electron/pipeline/open-record.ts'
import type { Work } from '../../electron/pipeline/work.ts'
import type { SequencedMessage } from '../../electron/scanner/link.ts'

/** A message as it is once it stands in the journal: its position is its sequence number unless told otherwise. */
export function makeWork(
  message: SequencedMessage,
  change: { readonly position?: number; readonly late?: boolean } = {},
): Work {
  const { position = message.sequence, late = message.resent } = change
  return openRecord({ ...message, position }, { arrivedMonoMs: message.arrivedMonoMs, late })
}

/** What the model made of a scan; throws for any other message. */
export function judgementOf(work: Work) {
  if (work.body.kind !== 'scan') throw new Error(`a ${work.body.kind} is not judged`)
  return work.body.judgement
}
