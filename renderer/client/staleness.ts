import { STALE_AFTER_MS } from '../../electron/contract/live.ts'
import type { ConsoleState } from './state.ts'

/** A station that has sent no view for this long is said to be silent, in words; its values are hatched long before. */
export const STATION_SILENT_AFTER_MS = 2_500
/** A connection that is being made again for less than this is not spoken of: a restart of a process takes that long. */
export const LOST_SPOKEN_AFTER_MS = 900
/** An ordered restart of the station is spoken of calmly for so long since its last view: its ordered stop may take half of it. Then it takes too long. */
export const RESTART_CALM_MS = 20_000
/** Ages are shown to a tenth of a second. */
const AGE_STEP_MS = 100

export interface Freshness {
  /** Age of the newest view; undefined before the first. */
  readonly viewAgeMs: number | undefined
  /** Since the scanner's last byte, as far as we know; undefined when none ever came. */
  readonly scannerAgeMs: number | undefined
  /** Everything the station says is old: frozen. */
  readonly viewStale: boolean
  /** What comes from the scanner is old, or the link is not streaming. */
  readonly scannerStale: boolean
  /** How old the decisions are when they are stale: since the scanner's last byte, or since the newest egg where no scanner is chosen any more. */
  readonly decisionsAgeMs: number | undefined
  /** What hangs on decisions is old: nothing comes from the scanner, or there is no model to decide what comes. */
  readonly decisionsStale: boolean
  /** What the banner has to say about the connection, if anything; `restarting` is no fault. */
  readonly frozen: 'never' | 'lost' | 'station' | 'restarting' | undefined
}

type Known = Pick<ConsoleState, 'connection' | 'view' | 'viewArrivedMonoMs' | 'nowMonoMs' | 'health'>

/**
 * What must look frozen now. A value is as old as the way it came: the scanner's silence at the station
 * plus the time since the station's view arrived here.
 */
export function freshness(state: Known): Freshness {
  const { view, nowMonoMs } = state
  if (view === undefined) {
    return {
      viewAgeMs: undefined,
      scannerAgeMs: undefined,
      viewStale: true,
      scannerStale: true,
      decisionsAgeMs: undefined,
      decisionsStale: true,
      frozen: frozenNow(state),
    }
  }
  const viewAgeMs = Math.max(0, nowMonoMs - state.viewArrivedMonoMs)
  const viewStale = viewAgeMs > STALE_AFTER_MS
  const { silentForMs } = view.link
  const eggAgeMs = (view.newestEggAgeMs ?? 0) + viewAgeMs
  const undecided = view.model.state !== 'ready' && eggAgeMs > STALE_AFTER_MS
  const scannerAgeMs = silentForMs === null ? undefined : silentForMs + viewAgeMs
  const scannerStale =
    viewStale || view.link.state !== 'Streaming' || scannerAgeMs === undefined || scannerAgeMs > STALE_AFTER_MS
  const shownScannerAgeMs = scannerAgeMs === undefined ? undefined : quantised(scannerAgeMs)
  return {
    viewAgeMs: quantised(viewAgeMs),
    scannerAgeMs: shownScannerAgeMs,
    viewStale,
    scannerStale,
    decisionsAgeMs:
      undecided || (scannerAgeMs === undefined && view.newestEggAgeMs !== null)
        ? quantised(eggAgeMs)
        : shownScannerAgeMs,
    decisionsStale: scannerStale || undecided,
    frozen: frozenNow(state),
  }
}

function frozenNow(state: Known): Freshness['frozen'] {
  const { connection, view, viewArrivedMonoMs, nowMonoMs } = state
  const disconnectedForMs = connection.phase === 'open' ? 0 : nowMonoMs - connection.sinceMonoMs
  if (disconnectedForMs > LOST_SPOKEN_AFTER_MS) return view === undefined ? 'never' : 'lost'
  const silentForMs = nowMonoMs - (view === undefined ? connection.sinceMonoMs : viewArrivedMonoMs)
  if (silentForMs <= STATION_SILENT_AFTER_MS) return undefined
  return silentForMs <= RESTART_CALM_MS && isRestartOrdered(state) ? 'restarting' : 'station'
}

/** One that cannot start is no restart any more, whoever ordered it. */
function isRestartOrdered({ health }: Known): boolean {
  const station = health?.find(({ name }) => name === 'station')
  return station !== undefined && station.ordered && station.refusal === null
}

/** Fresh ages are all shown as the same "< 1 s", so they need not differ here either: fewer redraws. */
function quantised(ageMs: number): number {
  return ageMs <= STALE_AFTER_MS ? 0 : Math.floor(ageMs / AGE_STEP_MS) * AGE_STEP_MS
}
