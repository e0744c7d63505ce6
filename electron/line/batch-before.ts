import type { Clock } from '../base/clock.ts'
import type { Logger } from '../log/logger.ts'
import type { StoredStop } from '../store/batch-life.ts'
import type { Store, StoredBatch } from '../store/store.ts'
import { EggMinutes, type MinutesBefore, MS_PER_MINUTE } from './egg-minutes.ts'
import { newestWrittenMs } from './note-outage.ts'
import type { KnownStart } from './replayed-scans.ts'
import { STOP_AFTER_MS, type StopsBefore } from './speed-meter.ts'

/** What the speed of a line goes on from when its station starts within a batch. */
export interface BatchBefore {
  /** Undefined where nobody knows what was when. */
  readonly minutes: MinutesBefore | undefined
  readonly stops: StopsBefore
}

interface BatchBeforeParts {
  readonly store: Pick<Store, 'eggsByMinute' | 'batchLife'>
  readonly start: KnownStart
  readonly clock: Clock
  readonly log: Logger
  /** While the wall clock is not trusted, nobody can say how long ago a written time was. */
  readonly clockTrusted: boolean
}

/**
 * Reads, once at a start, what is written down of the speed of an open batch. What is not: stops that nobody ordered, such as a jam, because minutes tell
 * no seconds and the station that counted them is gone; and when there was no station before an earlier start, if the batch was paused then: those
 * minutes are shown without eggs. After a jump of the clock that a person has confirmed, minutes stand where the clock of then put them, as in the record.
 */
export function readBatchBefore(batch: StoredBatch, parts: BatchBeforeParts): BatchBefore {
  const { clock, clockTrusted, log } = parts
  const { startedWallMs } = batch
  const unknown = { minutes: undefined, stops: { count: 0, lengthMs: 0, lastEggMonoMs: clock.monoMs() } }
  if (!clockTrusted || startedWallMs === null) return unknown
  try {
    return writtenOf({ ...batch, startedWallMs }, parts)
  } catch (error) {
    // A page that is damaged loses a chart, never the line.
    log.error({ error: String(error) }, 'what is written down of the speed of the batch could not be read')
    return unknown
  }
}

function writtenOf(
  { startedWallMs, identity }: StoredBatch & { readonly startedWallMs: number },
  { store, start, clock }: BatchBeforeParts,
): BatchBefore {
  const nowMonoMs = clock.monoMs()
  const nowWallMs = clock.wallMs()
  const stops = store.batchLife.stops(identity.batchId)
  const outages = stops.flatMap(({ kind, fromWallMs, toWallMs }) =>
    kind === 'outage' && toWallMs !== undefined ? [{ fromWallMs, toWallMs }] : [],
  )
  // What the journal gives back is not counted yet: until it is, nobody knows of those minutes.
  const down = { fromWallMs: newestWrittenMs(start) ?? nowWallMs, toWallMs: nowWallMs }
  const earliest = EggMinutes.earliestShown(clock)
  const eggs = store.eggsByMinute(identity.batchId, earliest)
  // Not known to the second where the newest tray has no egg yet: the stop since then is longer rather than shorter than it is said to be.
  const byMinutesMs = Math.max(
    startedWallMs,
    ...[earliest, ...eggs.keys()].map((minute) => (minute + 1) * MS_PER_MINUTE),
  )
  const { newestDecidedWallMs: decidedMs, newestReplayedWallMs: replayedMs } = start
  const lastEggWallMs = Math.min(nowWallMs, Math.max(decidedMs ?? byMinutesMs, replayedMs ?? 0))
  return {
    minutes: { startedWallMs, eggs, unwatched: [...outages, down] },
    stops: { ...writtenStops(stops, lastEggWallMs), lastEggMonoMs: nowMonoMs - (nowWallMs - lastEggWallMs) },
  }
}

/** Those after which eggs came: the present one is counted while it lasts. Two with nothing between them are one. */
function writtenStops(stops: readonly StoredStop[], lastEggWallMs: number): Pick<StopsBefore, 'count' | 'lengthMs'> {
  const stretches: { from: number; to: number }[] = []
  for (const { kind, fromWallMs: from, toWallMs: to } of stops.toSorted((a, b) => a.fromWallMs - b.fromWallMs)) {
    if (kind === 'end' || to === undefined || to > lastEggWallMs) continue
    const last = stretches.at(-1)
    if (last !== undefined && from - last.to <= STOP_AFTER_MS) last.to = Math.max(last.to, to)
    else stretches.push({ from, to })
  }
  const lengths = stretches.map(({ from, to }) => to - from).filter((lengthMs) => lengthMs > STOP_AFTER_MS)
  return { count: lengths.length, lengthMs: lengths.reduce((sum, lengthMs) => sum + lengthMs, 0) }
}
