import type { ModelOutcome, RemovalOutcome } from '../../electron/contract/models.ts'
import { askFor, codeOf, type EndOf } from '../client/commands.ts'
import { isAccessCode } from '../client/guarded-call.ts'
import type { Wish } from './ask-first.tsx'

/** Stopping what is under way is asked of nobody first. */
export type Order = Wish | { readonly kind: 'stop'; readonly model: Wish['model'] }

/** What came of a wish; `code` where nobody was there to fulfil it. */
export type WishOutcome = ModelOutcome | RemovalOutcome | { readonly ok: false; readonly code: string }

/** Undefined where somebody was asked who they are and thought better of it. */
export async function fulfilWish(wish: Order, evenWithBatch: boolean): Promise<WishOutcome | undefined> {
  try {
    return await askFor(
      'station',
      (station): Promise<ModelOutcome | RemovalOutcome> => callFor(station, wish, evenWithBatch),
    )
  } catch (problem) {
    const code = codeOf(problem)
    return isAccessCode(code) ? undefined : { ok: false, code }
  }
}

function callFor(
  station: EndOf<'station'>,
  { kind, model: { modelId, manifestSha256 } }: Order,
  evenWithBatch: boolean,
): Promise<ModelOutcome | RemovalOutcome> {
  switch (kind) {
    case 'shadow':
      return station.call('shadowModel', { modelId, manifestSha256 })
    case 'switch':
      return station.call('switchModel', { modelId, manifestSha256, evenWithBatch })
    case 'rollBack':
      return station.call('rollBackModel', { modelId, manifestSha256, evenWithBatch })
    case 'giveUp':
      return station.call('giveUpModel', { modelId, manifestSha256 })
    case 'stop':
      return station.call('stopTakeOver', { modelId, manifestSha256 })
    case 'remove':
      return station.call('removeModel', { modelId, manifestSha256 })
  }
}
