/** The screen's own time: monotonic for ages, wall for texts like "since 12:41:07". */
export interface ScreenClock {
  monoMs(): number
  wallMs(): number
}

export const browserClock: ScreenClock = {
  monoMs: () => performance.now(),
  wallMs: () => Date.now(),
}
