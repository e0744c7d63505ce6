/** First wait before connecting again; doubles with every failure. */
export const RETRY_FIRST_MS = 400
/** Longest wait: somebody may be standing at the screen. */
export const RETRY_LONGEST_MS = 5_000

/** Wait before the next attempt (0 = the first): exponential, with up to a third of jitter so that several screens do not return in the same moment. */
export function retryDelayMs(attempt: number, random: () => number): number {
  const fullMs = Math.min(RETRY_LONGEST_MS, RETRY_FIRST_MS * 2 ** Math.min(attempt, 10))
  return Math.round(fullMs * (1 - random() / 3))
}
