/**
 * Time is injected, never read, so that one seed replays a run.
 * Wall time can jump (NTP, an operator, a flat battery); durations come from the monotonic reading only.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch, UTC. */
  wallMs(): number
  /** Milliseconds from an arbitrary origin; never goes back. */
  monoMs(): number
}

/** Timers under the same control as the clock. Handles are opaque. */
export interface Timers {
  after(delayMs: number, run: () => void): TimerHandle
  every(periodMs: number, run: () => void): TimerHandle
  cancel(handle: TimerHandle): void
}

export type TimerHandle = { readonly __timer: unique symbol }
