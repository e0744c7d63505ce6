import { exhaustive } from '../base/exhaustive.ts'
import type { UpdatePolicy } from '../contract/policy.ts'
import type { UpdateState, UpdateView } from '../contract/update.ts'
import type { UpdateDecision } from './decide-update.ts'
import type { Known } from './known.ts'

/** What a screen is told of a decision and of what it was made from. */
export function viewOf(from: {
  readonly decision: UpdateDecision
  readonly policy: UpdatePolicy
  readonly currentVersion: string
  readonly known: Pick<Known, 'checkedAtWallMs' | 'problem'>
}): UpdateView {
  const { decision, policy, currentVersion, known } = from
  return {
    ...{ state: stateOf(decision), mode: policy.mode, feed: policy.feed, window: policy.window, currentVersion },
    checkedAtWallMs: known.checkedAtWallMs ?? null,
    problem: known.problem ?? null,
  }
}

function stateOf(decision: UpdateDecision): UpdateState {
  switch (decision.do) {
    case 'off':
      return { kind: 'off', why: decision.why }
    case 'nothing-known':
      return { kind: 'not-checked' }
    case 'up-to-date':
      return { kind: 'up-to-date' }
    case 'hold-back':
      return { kind: 'held-back', version: decision.version }
    case 'tell':
      return { kind: 'available', version: decision.version }
    case 'download':
      return { kind: 'downloading', version: decision.version }
    case 'tell-ready':
      return { kind: 'ready', version: decision.version, why: decision.why }
    case 'wait':
      return decision.for === 'window'
        ? { kind: 'waiting-window', version: decision.version, from: decision.from }
        : { kind: 'waiting', version: decision.version, for: decision.for }
    // The station answers within milliseconds; until then it is what is waited for.
    case 'ask-lease':
      return { kind: 'waiting', version: decision.version, for: 'station' }
    case 'install':
      return { kind: 'installing', version: decision.version }
    case 'refuse':
      return { kind: 'refused', refusal: decision.refusal }
    default:
      return exhaustive(decision)
  }
}
