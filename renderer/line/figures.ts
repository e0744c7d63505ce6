import type { LiveView } from '../../electron/contract/live.ts'
import type { BandScale } from '../ui/band-scale.ts'

type Batch = NonNullable<LiveView['batch']>
type Legal = NonNullable<LiveView['legal']>

/** Infertile, dead or uncertain eggs above this share deserve a look at flock, setter and scanner: the attention line of common practice. */
export const WATCH_SHARE = 0.15
/** From this part of its rated speed on a line is running well. Faster than rated is no fault. */
const SPEED_NORMAL_FROM = 0.85
const SPEED_SCALE = 1.2
/** Half width of the scale of a sex share, in shares of one. */
const SEX_SCALE_HALF = 0.15
const SEX_SCALE_LEAST = 1.6
/** Control limits at three standard errors: about one false look in 370. */
const LIMIT_SIGMAS = 3
/** The legal band shows this much before the limit. */
const LEGAL_SCALE_HOURS = 24

export interface SexLimits {
  readonly low: number
  readonly high: number
}

/**
 * Limits of a sex's share of all eggs if both sexes are equally frequent among the sexed ones: the centre is half of
 * the sexed share, the width three binomial standard errors, √(n·¼) eggs for n sexed ones. Undefined without sexed eggs.
 */
export function sexLimits(batch: Pick<Batch, 'eggs' | 'female' | 'male'>): SexLimits | undefined {
  const sexed = batch.female.count + batch.male.count
  if (sexed === 0 || batch.eggs <= 0) return undefined
  const centre = sexed / 2 / batch.eggs
  const half = (LIMIT_SIGMAS * Math.sqrt(sexed / 4)) / batch.eggs
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** Band of a sex's share: the scale is wide enough to show the limits with room around them. */
export function sexBand(share: number | null, limits: SexLimits | undefined): BandScale {
  if (limits === undefined) return { from: 0, to: 1, normalFrom: 0.5, normalTo: 0.5, value: undefined }
  const centre = (limits.low + limits.high) / 2
  const half = Math.max(SEX_SCALE_HALF, ((limits.high - limits.low) / 2) * SEX_SCALE_LEAST)
  return {
    from: centre - half,
    to: centre + half,
    normalFrom: limits.low,
    normalTo: limits.high,
    value: share ?? undefined,
  }
}

/** A share that should stay below the attention line, which stands in the middle of the scale. */
export function watchBand(share: number | null): BandScale {
  return { from: 0, to: WATCH_SHARE * 2, normalFrom: 0, normalTo: WATCH_SHARE, value: share ?? undefined }
}

/** Speed against the rated one; judged only while the line is meant to run. */
export function speedBand(speed: LiveView['speed'], running: boolean): BandScale {
  const rated = speed.ratedEggsPerHour
  const to = rated * SPEED_SCALE
  const value = speed.eggsPerHour === null ? undefined : Math.min(to, speed.eggsPerHour)
  return { from: 0, to, normalFrom: rated * SPEED_NORMAL_FROM, normalTo: to, value, judged: running }
}

/** What the legal tile has to say. */
export type LegalFigure =
  | {
      readonly kind: 'left'
      readonly hoursLeft: number
      readonly ageHours: number
      readonly limitHours: number
      readonly band: BandScale
    }
  | { readonly kind: 'past'; readonly ageHours: number; readonly limitHours: number; readonly band: BandScale }
  | { readonly kind: 'no-limit'; readonly ageHours: number | undefined }
  | { readonly kind: 'no-set-time' }
  | { readonly kind: 'clock-not-trusted' | 'age-impossible' }

/** Without a trusted age there is no time left to speak of: nothing is removed then. */
export function legalFigure(legal: Legal): LegalFigure {
  if (legal.trust !== 'trusted') return { kind: legal.trust }
  if (legal.limitHours === null || legal.ageHours === null) {
    return { kind: 'no-limit', ageHours: legal.ageHours ?? undefined }
  }
  const { ageHours, limitHours } = legal
  const hoursLeft = legal.hoursLeft ?? limitHours - ageHours
  const from = limitHours - LEGAL_SCALE_HOURS
  // Long before the limit the mark waits at the beginning of the scale: that is inside, not outside.
  const value = Math.max(from, ageHours)
  const band = { from, to: limitHours + LEGAL_SCALE_HOURS / 8, normalFrom: from, normalTo: limitHours, value }
  return hoursLeft > 0
    ? { kind: 'left', hoursLeft, ageHours, limitHours, band }
    : { kind: 'past', ageHours, limitHours, band }
}
