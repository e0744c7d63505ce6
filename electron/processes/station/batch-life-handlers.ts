import type { batchLifeMethods } from '../../contract/batch-life.ts'
import type { lineContract } from '../../contract/line.ts'
import type { BatchLifeDesk } from '../../line/batch-life-desk.ts'
import type { Handlers } from '../../rpc/contract-types.ts'

/** The part of the station's service that surrounds batches. */
export function batchLifeHandlers(
  desk: BatchLifeDesk,
): Pick<Handlers<typeof lineContract>, keyof typeof batchLifeMethods | 'startBatch'> {
  return {
    startBatch: (wish, { caller }) => desk.start(wish, caller),
    startChecks: (wish) => [...desk.checks(wish)],
    batchDraft: () => desk.draft() ?? null,
    saveBatchDraft: (wish) => desk.saveDraft(wish),
    discardBatchDraft: () => desk.saveDraft(undefined),
    batchStops: ({ batchId }) => desk.stops(batchId),
    explainStop: (said, { caller }) => desk.explainStop(said, caller),
    signBatch: (seen, { caller }) => desk.sign(seen, caller),
  }
}
