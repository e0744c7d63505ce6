import { isTrying } from '../../electron/domain/link/link-state.ts'
import { freshness } from '../client/staleness.ts'

/** What is under way towards a scanner that does not stream. */
export type NextTry =
  /** It streams, nobody chose a scanner, or this screen does not know how it is now. */
  | { readonly kind: 'none' }
  | { readonly kind: 'trying' }
  /** Until the next attempt, in tenths of a second, rounded up: never sooner than it says. */
  | { readonly kind: 'waits'; readonly tenths: number }

const NONE: NextTry = { kind: 'none' }

/** The countdown goes on between two views by this screen's clock; one that is frozen counts nothing. Pure. */
export function nextTry(state: Parameters<typeof freshness>[0]): NextTry {
  const link = state.view?.link
  if (link === undefined || link.transport === 'none' || link.state === 'Streaming') return NONE
  if (freshness(state).viewStale) return NONE
  if (isTrying(link.state) || link.retryInMs === null) return { kind: 'trying' }
  const leftMs = link.retryInMs - (state.nowMonoMs - state.viewArrivedMonoMs)
  return leftMs <= 0 ? { kind: 'trying' } : { kind: 'waits', tenths: Math.ceil(leftMs / 100) }
}
