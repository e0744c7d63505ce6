import type { LiveView } from '../../electron/contract/live.ts'
import type { BandScale } from '../ui/band-scale.ts'

type Batch = NonNullable<LiveView['batch']>
type Legal = NonNullable<LiveView['legal']>

/** Infertile and dead eggs above this share deserve a look at flock and setter; the attention line of common practice. */
export const CLEAR_OR_DEAD_WATCH_SHARE = 0.15
/** Uncertain eggs above this share cost throughput or hens worth a look at scanner and model. */
export const UNCERTAIN_WATCH_SHARE = 0.05
/** The normal part of the speed band: a line that keeps within this part of its rated speed is running well. */
const SPEED_NORMAL_FROM = 0.85
const SPEED_NORMAL_TO = 1.08
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

export function watchBand(share: number | null, watchShare: number): BandScale {
  return { from: 0, to: watchShare * 2, normalFrom: 0, normalTo: watchShare, value: share ?? undefined }
}

export function speedBand(speed: LiveView['speed']): BandScale {
  const rated = speed.ratedEggsPerHour
  return {
    from: 0,
    to: rated * SPEED_SCALE,
    normalFrom: rated * SPEED_NORMAL_FROM,
    normalTo: rated * SPEED_NORMAL_TO,
    value: speed.eggsPerHour ?? undefined,
  }
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
  | { readonly kind: 'clock-not-trusted' }

/** Without a trusted age there is no time left to speak of: nothing is removed then. */
export function legalFigure(legal: Legal): LegalFigure {
  if (legal.trust !== 'trusted') return { kind: legal.trust }
  if (legal.limitHours === null || legal.ageHours === null) {
    return { kind: 'no-limit', ageHours: legal.ageHours ?? undefined }
  }
  const { ageHours, limitHours } = legal
  const hoursLeft = legal.hoursLeft ?? limitHours - ageHours
  const from = limitHours - LEGAL_SCALE_HOURS
  const band = { from, to: limitHours + LEGAL_SCALE_HOURS / 8, normalFrom: from, normalTo: limitHours, value: ageHours }
  return hoursLeft > 0
    ? { kind: 'left', hoursLeft, ageHours, limitHours, band }
    : { kind: 'past', ageHours, limitHours, band }
}
