import type { LiveView } from '../../electron/contract/live.ts'

/** Three lines of one station, of which this is the second. */
export const SEVERAL_LINES: Pick<LiveView, 'lineId' | 'lines'> = {
  lineId: 'line-2',
  lines: [
    { lineId: 'line-1', name: 'Line 1', batch: 'running', link: 'Stale', calling: 1 },
    { lineId: 'line-2', name: 'Line 2', batch: 'running', link: 'Streaming', calling: null },
    { lineId: 'line-3', name: 'Line 3', batch: 'none', link: 'Absent', calling: null },
  ],
}
