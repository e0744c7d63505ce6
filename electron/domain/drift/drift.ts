import { indexByChance, stabilityIndex, total } from './stability-index.ts'

/** What is watched: how sure the model is, how good the pictures are, and what it calls the eggs. */
export const DRIFT_MEASURES = ['confidence', 'signalToNoise', 'classes'] as const
export type DriftMeasure = (typeof DRIFT_MEASURES)[number]

/** Scans by bin; a reference and what is compared with it have the same bins. */
export type DriftCounts = Readonly<Record<DriftMeasure, readonly number[]>>

/** The scans by which a model was judged when it was made. */
export interface DriftReference {
  readonly counts: DriftCounts
  /** By which they were called. */
  readonly thresholds: { readonly fertility: number; readonly female: number; readonly male: number }
}

/** Fewer scans on either side say nothing: a tray or two is not a population. */
export const DRIFT_SCANS_MIN = 500

/** Beyond chance, the limits in general use (Siddiqi 2006): below the first nothing has changed, from the second on something has. Nobody has confirmed them for eggs. */
export const DRIFT_WATCH_INDEX = 0.1
export const DRIFT_LIMIT_INDEX = 0.25

export const DRIFT_STATES = ['too-few', 'steady', 'watch', 'drifted'] as const
export type DriftState = (typeof DRIFT_STATES)[number]

export interface DriftFigure {
  readonly measure: DriftMeasure
  /** Population stability index less what chance alone makes of samples of these sizes, at least 0; null for too few scans. */
  readonly index: number | null
  readonly state: DriftState
  readonly scans: number
  readonly referenceScans: number
}

/** How far the scans of now are from those that the model was judged by, one figure for every measure. */
export function driftFigures(reference: DriftCounts, present: DriftCounts): DriftFigure[] {
  return DRIFT_MEASURES.map((measure) => {
    const [then, now] = [reference[measure], present[measure]]
    const scans = total(now)
    const referenceScans = total(then)
    const raw = Math.min(scans, referenceScans) < DRIFT_SCANS_MIN ? undefined : stabilityIndex(then, now)
    if (raw === undefined) return { measure, index: null, state: 'too-few', scans, referenceScans }
    const index = Math.max(0, raw - indexByChance(then.length, referenceScans, scans))
    return { measure, index, state: stateOf(index), scans, referenceScans }
  })
}

/** The worst of some figures; too few scans are better than any drift, and worse than none. */
export function worstDrift(figures: readonly Pick<DriftFigure, 'state'>[]): DriftState {
  const ranks: readonly DriftState[] = ['steady', 'too-few', 'watch', 'drifted']
  return ranks.findLast((state) => figures.some((figure) => figure.state === state)) ?? 'too-few'
}

function stateOf(index: number): DriftState {
  if (index >= DRIFT_LIMIT_INDEX) return 'drifted'
  return index >= DRIFT_WATCH_INDEX ? 'watch' : 'steady'
}
