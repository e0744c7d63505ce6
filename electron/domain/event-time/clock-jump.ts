/** A jump of the station's wall clock. */
export interface ClockJump {
  /** Against the monotonic clock while the station ran, or at its start against the newest time that was written down. */
  readonly found: 'running' | 'at-start'
  /** How long the station had run, by a clock that nobody sets. */
  readonly ranMs: number
  /** What the clock would have shown, and what it showed. */
  readonly wallBeforeMs: number
  readonly wallAfterMs: number
  /** Positive when it was set forward. At a start only known to be at least so much. */
  readonly byMs: number
}
