import type { LiveView } from '../../electron/contract/live.ts'

const MINUTES_PER_HOUR = 60

export interface MinuteBar {
  /** Minutes before now; 0 is the one still running. */
  readonly minutesAgo: number
  /** Zero when the line stood, and where nobody knows. */
  readonly eggsPerHour: number
  /** 'stopped': watched, and no egg came. 'unknown': no station was there to watch. */
  readonly kind: 'full' | 'running' | 'stopped' | 'unknown'
}

/** One bar a minute from the first that is known, oldest first; the last minute is still running and therefore too low. */
export function minuteBars(perMinute: LiveView['speed']['perMinute']): readonly MinuteBar[] {
  const first = perMinute.findIndex((eggs) => eggs !== null)
  if (first < 0) return []
  return perMinute.slice(first).map((eggs, place) => {
    const index = first + place
    const minutesAgo = perMinute.length - 1 - index
    if (eggs === null) return { minutesAgo, eggsPerHour: 0, kind: 'unknown' }
    const eggsPerHour = eggs * MINUTES_PER_HOUR
    if (minutesAgo === 0) return { minutesAgo, eggsPerHour, kind: 'running' }
    return { minutesAgo, eggsPerHour, kind: eggs === 0 ? 'stopped' : 'full' }
  })
}

/** Highest finished minute, in eggs per hour; zero before the first. */
export function highestEggsPerHour(bars: readonly MinuteBar[]): number {
  return bars.reduce((highest, bar) => (bar.kind === 'full' ? Math.max(highest, bar.eggsPerHour) : highest), 0)
}

/** Minutes among those shown of which nobody knows what the line did. */
export function unknownMinutes(bars: readonly MinuteBar[]): number {
  return bars.filter(({ kind }) => kind === 'unknown').length
}
