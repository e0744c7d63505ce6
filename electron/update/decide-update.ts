import type { UpdatePolicy } from '../contract/policy.ts'
import type { LineRest, UpdateRefusal } from '../contract/update.ts'
import { isInWindow } from './install-window.ts'
import { compareVersions, parseVersion } from './version.ts'

/** What a verified channel file offers, as far as the decision needs it. */
export interface OfferFacts {
  readonly version: string
  /** Name of the channel file, for a refusal. */
  readonly channelFile: string
  /** False while it is published for part of the machines and this is none of them. */
  readonly forThisMachine: boolean
}

/** Everything that is known at one moment. */
export interface UpdateSituation {
  readonly policy: UpdatePolicy
  /** Time of day on the wall, minutes since midnight. */
  readonly localMinutes: number
  readonly currentVersion: string
  readonly offer:
    | { readonly kind: 'unknown' }
    | { readonly kind: 'refused'; readonly refusal: UpdateRefusal }
    | { readonly kind: 'verified'; readonly facts: OfferFacts }
  /** Version whose installer is here and is the announced one. */
  readonly downloadedVersion: string | undefined
  /** How often the offered version was tried already. */
  readonly attempts: number
  /** Whether this account may replace the program's files. */
  readonly mayReplace: boolean
  /** undefined: the station was not asked, or did not answer. */
  readonly line: LineRest | undefined
  readonly leaseHeld: boolean
}

export type UpdateDecision =
  | { readonly do: 'off'; readonly why: 'policy' | 'no-feed' }
  | { readonly do: 'nothing-known' }
  | { readonly do: 'up-to-date' }
  | { readonly do: 'hold-back'; readonly version: string }
  | { readonly do: 'tell'; readonly version: string }
  | { readonly do: 'download'; readonly version: string }
  | { readonly do: 'tell-ready'; readonly version: string; readonly why: 'mode' | 'no-rights' }
  | { readonly do: 'wait'; readonly version: string; readonly for: 'window'; readonly from: string }
  | { readonly do: 'wait'; readonly version: string; readonly for: 'batch' | 'eggs' | 'station' }
  /** Everything else agrees: the station is asked for a lease, and the decision is made anew with its answer. */
  | { readonly do: 'ask-lease'; readonly version: string }
  | { readonly do: 'install'; readonly version: string }
  | { readonly do: 'refuse'; readonly refusal: UpdateRefusal }

/** After so many tries another version still runs: trying on would restart the line every night for nothing. */
export const INSTALL_ATTEMPTS_MAX = 2

/**
 * What may be done about updates now. `install` comes out only when the policy asks for it, the window is open, no batch is open, every egg is
 * decided, the station has granted a lease, and what is offered is newer than what runs and lies here checked. Pure.
 */
export function decideUpdate(now: UpdateSituation): UpdateDecision {
  const { policy, offer } = now
  if (policy.mode === 'off') return { do: 'off', why: 'policy' }
  if (policy.feed === null) return { do: 'off', why: 'no-feed' }
  if (offer.kind === 'unknown') return { do: 'nothing-known' }
  if (offer.kind === 'refused') return { do: 'refuse', refusal: offer.refusal }
  const order = compareWithOffer(now.currentVersion, offer.facts)
  if (typeof order !== 'number') return { do: 'refuse', refusal: order }
  if (order === 0) return { do: 'up-to-date' }
  const { version } = offer.facts
  if (!offer.facts.forThisMachine) return { do: 'hold-back', version }
  if (policy.mode === 'notify') return { do: 'tell', version }
  if (now.downloadedVersion !== version) return { do: 'download', version }
  if (policy.mode === 'download') return { do: 'tell-ready', version, why: 'mode' }
  if (!now.mayReplace) return { do: 'tell-ready', version, why: 'no-rights' }
  if (now.attempts >= INSTALL_ATTEMPTS_MAX) return { do: 'refuse', refusal: notInstalled(now, version) }
  return decideMoment(now, version)
}

function decideMoment(now: UpdateSituation, version: string): UpdateDecision {
  const { window } = now.policy
  if (!isInWindow(window, now.localMinutes)) return { do: 'wait', version, for: 'window', from: window.from }
  if (now.line === undefined) return { do: 'wait', version, for: 'station' }
  if (now.line !== 'idle') return { do: 'wait', version, for: now.line }
  return now.leaseHeld ? { do: 'install', version } : { do: 'ask-lease', version }
}

/** 0 when it is what runs, 1 when it is newer; older is a refusal, and so is what is no version. */
function compareWithOffer(currentVersion: string, facts: OfferFacts): 0 | 1 | UpdateRefusal {
  const { channelFile: file } = facts
  const offered = parseVersion(facts.version)
  if (!offered.ok) return { reason: 'not-readable', file, message: `${file}: ${offered.error}.` }
  const current = parseVersion(currentVersion)
  // What runs has no version that could be compared: nothing can be shown to be newer.
  if (!current.ok)
    return { reason: 'downgrade', file, message: `${file}: what runs here cannot be compared: ${current.error}.` }
  const order = compareVersions(offered.value, current.value)
  if (order >= 0) return order === 0 ? 0 : 1
  const message = `${file} offers ${facts.version}, but ${currentVersion} runs here, which is newer. To go back, publish the old program under a higher version.`
  return { reason: 'downgrade', file, message }
}

function notInstalled({ attempts, currentVersion }: UpdateSituation, version: string): UpdateRefusal {
  const message = `${version} was tried ${attempts} times, and ${currentVersion} still runs. Install it by hand on this machine or publish a newer one; the log says what happened.`
  return { reason: 'not-installed', file: version, message }
}
