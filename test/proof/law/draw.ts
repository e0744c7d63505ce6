import type { Random } from '../../../electron/base/random.ts'
import { DAY_COUNTS } from '../../../electron/domain/law/jurisdiction-profile.ts'
import { DEFAULT_RECIPE, type Recipe } from '../../../electron/domain/recipe/recipe.ts'
import type { Prediction } from '../../../electron/pipeline/predict/prediction.ts'
import type { Facts } from './facts.ts'

/** Everything that a situation is drawn from, the impossible included, crowded around the limits. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const COUNTRIES = ['DE', 'FR', 'CH', 'AT', 'IT', 'NONE', 'ATLANTIS', ''] as const
const ZONES = [
  ...['Europe/Berlin', 'Europe/Paris', 'Europe/Zurich', 'Europe/Vienna', 'Europe/Rome', 'UTC', 'Asia/Tokyo'],
  ...['Pacific/Kiritimati', 'Pacific/Niue', 'America/Santiago', 'Australia/Lord_Howe', 'Antarctica/Troll'],
] as const
/** Nights in which clocks change somewhere in this list, and one in which none does. */
const NIGHTS = ['2026-03-28', '2026-10-24', '2026-09-05', '2026-04-04', '2026-06-15', '2026-11-21'] as const
const NO_FIGURE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
const DEADLINES_MS = [0, 5_000, 15_000, 15_000, 15_000, 600_000, 40 * DAY_MS, -5_000, ...NO_FIGURE]
const POLICIES = ['KEEP', 'REMOVE', 'RESCAN', 'HOLD'] as const
const AFTER_RESCANS = ['KEEP', 'REMOVE', 'HOLD'] as const

export function oneOf<T>(random: Random, items: readonly T[]): T {
  const item = items[random.int(items.length)]
  if (item === undefined && !items.includes(item as T)) throw new Error('nothing to choose from')
  return item as T
}

/** Who the eggs belong to, where, and when they were set. */
export function drawFacts(random: Random): Facts {
  return {
    country: random.next() < 0.03 ? undefined : oneOf(random, COUNTRIES),
    dayCount: 'earlierOfBoth',
    setAtWallMs: drawSetTime(random),
    ...drawZone(random),
    clockHonest: true,
  }
}

/** The zone that the site's master data name, or what they hold instead of one. */
export function drawZone(random: Random): Pick<Facts, 'zoneName' | 'zoneKnown'> {
  const zoneKnown = random.next() < 0.9
  return {
    zoneName: zoneKnown ? oneOf(random, ZONES) : oneOf(random, [undefined, 'Europe/Atlantis', '+01:00']),
    zoneKnown,
  }
}

export function drawDayCount(random: Random): Facts['dayCount'] {
  return oneOf(random, DAY_COUNTS)
}

/** Up to a month before a night of change, often within seconds of some midnight; sometimes not known or no time at all. */
function drawSetTime(random: Random): number | undefined {
  if (random.next() < 0.04) return undefined
  if (random.next() < 0.03) return oneOf(random, NO_FIGURE)
  const nightMs = Date.parse(`${oneOf(random, NIGHTS)}T00:00:00Z`)
  const anyMs = Math.floor(random.next() * DAY_MS)
  const edgeMs = random.int(48) * (HOUR_MS / 2) + (random.int(5) - 2) * 500
  return nightMs - random.int(32) * DAY_MS + (random.next() < 0.5 ? anyMs : edgeMs)
}

/** A moment to decide at: any age, ages that cannot be, and ages around `limitHours`, to the millisecond. */
export function drawNow(random: Random, setAtWallMs: number | undefined, limitHours: number | undefined): number {
  const setMs = setAtWallMs !== undefined && Number.isFinite(setAtWallMs) ? setAtWallMs : Date.UTC(2026, 10, 1)
  const kind = random.next()
  if (kind < 0.1) return setMs + Math.floor(random.next() * 600 * HOUR_MS)
  if (kind < 0.16) return setMs + oneOf(random, [-1, 0, 1, -HOUR_MS, 35 * DAY_MS, 35 * DAY_MS + 1, 365 * DAY_MS])
  const limits = [limitHours ?? 288, 262, 264, 288, 310, 336].map((hours) => hours * HOUR_MS)
  const limitMs = kind < 0.7 ? (limits[0] ?? 0) : oneOf(random, limits)
  const aroundMs = [0, 1, 2, 999, 1_000, 1_001, 2_000, 5_000, 15_000, 15_001, 30_000, HOUR_MS, DAY_MS]
  const offMs = random.next() < 0.7 ? oneOf(random, aroundMs) : Math.floor(random.next() * 40_000)
  return Math.round(setMs + limitMs) + (random.next() < 0.6 ? -offMs : offMs)
}

export function drawRecipe(random: Random): Recipe {
  const sane = random.next() < 0.5
  const threshold = () => {
    if (sane) return 0.6
    return random.next() < 0.3 ? oneOf(random, [0, 1, -1, 2, ...NO_FIGURE]) : random.next()
  }
  return {
    ...DEFAULT_RECIPE,
    ...{ fertilityThreshold: threshold(), femaleThreshold: threshold(), maleThreshold: threshold() },
    uncertainPolicy: oneOf(random, POLICIES),
    policyAfterRescans: oneOf(random, AFTER_RESCANS),
    rescansMax: random.next() < 0.9 ? random.int(3) : oneOf(random, [-1, ...NO_FIGURE]),
    sorterDeadlineMs: random.next() < 0.5 ? DEFAULT_RECIPE.sorterDeadlineMs : oneOf(random, DEADLINES_MS),
    image:
      random.next() < 0.8
        ? DEFAULT_RECIPE.image
        : { ...DEFAULT_RECIPE.image, saturatedShareMax: threshold(), signalToNoiseMin: threshold() },
  }
}

/** Mostly what a model says that is sure of a male or a clear egg, because that is where harm could come from; some of it broken. */
export function drawPrediction(random: Random): Prediction | undefined {
  const kind = random.next()
  if (kind < 0.03) return undefined
  const strong = kind < 0.6 ? 0 : random.int(5)
  const weights = [0, 1, 2, 3, 4].map((index) => random.next() * 0.05 + (index === strong ? 1 : 0.001))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const [viable = 0, infertile = 0, earlyDead = 0, midDead = 0, empty = 0] = weights.map((weight) => weight / sum)
  const broken = random.next() < 0.04
  return {
    modelId: 'drawn-1',
    fertility: { viable: broken ? oneOf(random, [...NO_FIGURE, 2, -1]) : viable, infertile, earlyDead, midDead, empty },
    female: random.next() < 0.6 ? random.next() * 0.2 : random.next(),
    attention: undefined,
    quality: {
      signalToNoise: random.next() < 0.95 ? 20 : 0.1,
      saturatedShare: random.next() < 0.95 ? 0 : 0.9,
      ...{ interference: 0, evenness: 1 },
    },
  }
}
