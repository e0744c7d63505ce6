/** A value on its scale with the part that is normal. All in the same unit. */
export interface BandScale {
  readonly from: number
  readonly to: number
  /** Ends of the normal part. */
  readonly normalFrom: number
  readonly normalTo: number
  /** Undefined when the value is not known now. */
  readonly value: number | undefined
  /** False while nobody expects the value to be normal: a paused line is slow on purpose. */
  readonly judged?: boolean
}

export interface BandPlaces {
  readonly normalLeftPercent: number
  readonly normalWidthPercent: number
  readonly tickPercent: number | undefined
  readonly outside: boolean
}

/** Where the parts of a band are drawn, in percent of its width. What lies beyond the scale is drawn at its end. */
export function bandPlaces(scale: BandScale): BandPlaces {
  const left = percentOf(scale, scale.normalFrom)
  const right = percentOf(scale, scale.normalTo)
  const { value } = scale
  return {
    normalLeftPercent: left,
    normalWidthPercent: Math.max(0, right - left),
    tickPercent: value === undefined ? undefined : percentOf(scale, value),
    outside: scale.judged !== false && value !== undefined && (value < scale.normalFrom || value > scale.normalTo),
  }
}

function percentOf(scale: BandScale, value: number): number {
  if (!(scale.to > scale.from)) return 0
  return Math.min(100, Math.max(0, ((value - scale.from) / (scale.to - scale.from)) * 100))
}
