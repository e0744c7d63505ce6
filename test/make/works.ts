import { scannerClockUs } from '../../electron/pipeline/captured.ts'
import { openRecord } from '../../electron/pipeline/open-record.ts'
import type { Prediction } from '../../electron/pipeline/predict/prediction.ts'
import type { Work } from '../../electron/pipeline/work.ts'
import type { SequencedMessage } from '../../electron/scanner/link.ts'

/** A message as it is once it stands in the journal: its position is its sequence number unless told otherwise. */
export function makeWork(
  message: SequencedMessage,
  change: { readonly position?: number; readonly late?: boolean; readonly batchId?: string | null } = {},
): Work {
  const { position = message.sequence, late = message.resent, batchId = 'B1' } = change
  return openRecord(
    { ...message, position, batchId },
    {
      ...{ arrivedMonoMs: message.arrivedMonoMs, late },
      scannerClockUs: scannerClockUs(message.arrivedMonoMs, message.clockOffsetUs),
    },
  )
}

/** A scan that the model has judged; without a prediction one that it could not. */
export function makeJudged(
  message: SequencedMessage,
  prediction: Prediction | undefined,
  change: { readonly late?: boolean } = {},
): Work {
  const work = makeWork(message, change)
  Object.assign(judgementOf(work), { state: prediction === undefined ? 'failed' : 'predicted', prediction })
  return work
}

/** What the model made of a scan; throws for any other message. */
export function judgementOf(work: Work) {
  if (work.body.kind !== 'scan') throw new Error(`a ${work.body.kind} is not judged`)
  return work.body.judgement
}
