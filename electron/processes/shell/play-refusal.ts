import type { PLAY_REFUSALS, PlayOutcome } from '../../contract/shell.ts'

export const DONE: PlayOutcome = { ok: true }

/**
 * Why the station may not be stopped now in order to enter or leave play; undefined when it may. A batch that counts is never given up here,
 * and where nobody knows whether there is one, there is one. A training batch is given up when somebody says so; a training station that hangs
 * keeps nobody from work.
 */
export function playRefusal(
  obstacle: 'BATCH_OPEN' | 'STATION_SILENT' | undefined,
  from: 'work' | 'play',
  evenWithBatch: boolean,
): (typeof PLAY_REFUSALS)[number] | undefined {
  if (from === 'play') return obstacle === 'BATCH_OPEN' && !evenWithBatch ? 'PLAY_BATCH_OPEN' : undefined
  if (obstacle === undefined) return undefined
  return obstacle === 'BATCH_OPEN' ? 'WORK_BATCH_OPEN' : 'STATION_GIVES_NO_SIGN'
}
