import { backoffMs } from '../base/backoff.ts'
import type { Random } from '../base/random.ts'
import type { SendOutcome } from './sinks/sink.ts'

/** First step of the back-off: a hiccup of the network costs a second. */
export const RETRY_BASE_MS = 1_000
/** Longest wait that we choose ourselves: after an outage the last summary arrives within a quarter of an hour. */
export const RETRY_CAP_MS = 15 * 60_000
/** A receiver may ask for patience, but a wrong header must not silence a station for good. */
export const RETRY_AFTER_MAX_MS = 24 * 3_600_000

/** What is done about one attempt. */
export type Verdict =
  | { readonly kind: 'sent'; readonly receipt: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: number }
  | { readonly kind: 'park'; readonly reason: string }

/** Answers that the same message will get again, however often it is sent: a person must look. */
const HOPELESS = (status: number) => status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.has(status)

/** 401: the token may be exchanged at any time, and no other row of the lane would fare better. 409: our earlier attempt is still being worked on. */
const WORTH_ANOTHER_TRY = new Set([401, 408, 409, 425, 429])

/**
 * What an attempt means. `attempt` counts the failures before it. Network trouble, 408, 409, 425, 429 and 5xx are tried again after full
 * jitter (base 1 s, cap 15 min), never before Retry-After; other 4xx are parked. 401 reaches this only after the credential was read anew.
 * A 2xx or 3xx without a receipt comes from somebody between us and the receiver, and is tried again.
 */
export function judge(outcome: SendOutcome, attempt: number, nowWallMs: number, random: Random): Verdict {
  if (outcome.kind === 'received') return { kind: 'sent', receipt: outcome.receipt }
  const jitterMs = backoffMs(attempt, { baseMs: RETRY_BASE_MS, capMs: RETRY_CAP_MS }, random)
  if (outcome.kind === 'failed') return { kind: 'retry', reason: outcome.reason, afterMs: jitterMs }
  const { status, problem, retryAfter } = outcome
  const reason = problem === null ? `HTTP ${status}` : `HTTP ${status} ${problem}`
  if (HOPELESS(status)) return { kind: 'park', reason }
  // The floor comes from the receiver, the jitter from us: fifty stations were told the same number.
  return { kind: 'retry', reason, afterMs: (retryAfterMs(retryAfter, nowWallMs) ?? 0) + jitterMs }
}

/**
 * Retry-After in milliseconds from now (RFC 9110, 10.2.3: seconds or a date), clamped to 0 … 24 h; undefined when there is none or it
 * makes no sense.
 */
export function retryAfterMs(value: string | null, nowWallMs: number): number | undefined {
  const text = value?.trim() ?? ''
  if (text === '') return undefined
  const wantedMs = /^\d+$/.test(text) ? Number(text) * 1_000 : dateMs(text) - nowWallMs
  if (Number.isNaN(wantedMs)) return undefined
  return Math.min(RETRY_AFTER_MAX_MS, Math.max(0, wantedMs))
}

/** An HTTP-date always names its weekday; without this, `Date.parse` would make a year of "-5". */
function dateMs(text: string): number {
  return /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN
}
