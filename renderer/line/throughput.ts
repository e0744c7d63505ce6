import type { LiveView } from '../../electron/contract/live.ts'

const MINUTES_PER_HOUR = 60

export interface MinuteBar {
  /** Minutes before now; 0 is the one still running. */
  readonly minutesAgo: number
  /** Zero when the line did not run. */
  readonly eggsPerHour: number
  readonly kind: 'full' | 'running' | 'stopped'
}

/** One bar a minute from the first that ran, oldest first; the last minute is still running and therefore too low. */
export function minuteBars(perMinute: LiveView['speed']['perMinute']): readonly MinuteBar[] {
  const first = perMinute.findIndex((eggs) => eggs !== null)
  if (first < 0) return []
  return perMinute.slice(first).map((eggs, place) => {
    const index = first + place
    const minutesAgo = perMinute.length - 1 - index
    if (eggs === null) return { minutesAgo, eggsPerHour: 0, kind: 'stopped' }
    return { minutesAgo, eggsPerHour: eggs * MINUTES_PER_HOUR, kind: minutesAgo === 0 ? 'running' : 'full' }
  })
}

/** Highest finished minute, in eggs per hour; zero before the first. */
export function highestEggsPerHour(bars: readonly MinuteBar[]): number {
  return bars.reduce((highest, bar) => (bar.kind === 'full' ? Math.max(highest, bar.eggsPerHour) : highest), 0)
}
