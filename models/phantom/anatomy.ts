import type { Random } from '../../electron/base/random.ts'
import type { CuePlace, PhantomBreed } from './breeds.ts'
import type { PhantomTruth } from './truth.ts'

/** Lengths in millimetres in the egg's own frame: x across, y from the blunt end (negative) to the pointed end (positive). */
export interface EggAnatomy {
  readonly halfLengthMm: number
  readonly halfWidthMm: number
  /** How much narrower the pointed end is, 0…0.2. */
  readonly taper: number
  readonly tiltRad: number
  readonly centreMm: readonly [x: number, y: number]
  readonly airCellMm: number
  readonly airCellSlope: number
  readonly shellMm: number
  /** One, seldom two. */
  readonly yolks: readonly Body[]
  readonly fluid: Body
  readonly embryo: EmbryoAnatomy | undefined
  /** Chorioallantoic vessels, none when there is no living embryo. */
  readonly vessels: number
  /** A dark ring on the yolk is what an early death leaves; radius, or 0. */
  readonly bloodRingMm: number
  /** Phase of the slow variation of the albumen. */
  readonly phase: number
  /** Day of incubation that the contents show (the day of death for the dead). */
  readonly day: number
}

/** An ellipse; a radius of 0 means absent. */
export interface Body {
  readonly xMm: number
  readonly yMm: number
  readonly alongMm: number
  readonly acrossMm: number
  readonly angleRad: number
}

export interface EmbryoAnatomy {
  readonly xMm: number
  readonly yMm: number
  readonly lengthMm: number
  readonly angleRad: number
  /** 1 or -1: which side the back is on. */
  readonly side: number
  /** How strongly the head bends towards the chest, 0…1. */
  readonly curl: number
  /** 0 alive, up to 1 wholly softened. */
  readonly decay: number
  /** Latent value of the invented sex cue, in standard deviations; see `cue.ts`. */
  readonly cue: number
  readonly cuePlace: CuePlace
}

const HOURS_PER_DAY = 24

/** An egg dries out through a crack, and its air cell is that of a later day. By how much is invented; the crack itself is a fraction of a pixel wide. */
const CRACKED_AIR_CELL = 1.5

/** Draws the body of one egg. `cue` is the latent value already drawn for it. */
export function drawAnatomy(
  random: Random,
  truth: PhantomTruth,
  breed: PhantomBreed,
  { ageHours, cue }: { readonly ageHours: number; readonly cue: number },
): EggAnatomy {
  const ageDays = ageHours / HOURS_PER_DAY
  const day = dayShown(random, truth, ageDays)
  const size = breed.size * (1 + 0.03 * clampedNormal(random))
  const halfLengthMm = 28.5 * size * (1 + 0.02 * clampedNormal(random))
  const soundAirCellMm = (2.5 + 0.52 * ageDays) * (1 + 0.12 * clampedNormal(random))
  const side = random.next() < 0.5 ? -1 : 1
  const inverted = truth.flags.includes('INVERTED')
  // Contents float: what is light rises, whichever end of the egg is up. Up is towards -y of the egg's frame unless it stands on its head.
  const up = inverted ? 1 : -1
  const fluid = drawFluid(random, truth, day, side, up)
  return {
    halfLengthMm,
    halfWidthMm: 22 * breed.roundness * size * (1 + 0.02 * clampedNormal(random)),
    taper: 0.1 + 0.04 * random.next(),
    tiltRad: (inverted ? Math.PI : 0) + 0.1 * clampedNormal(random),
    centreMm: [1.1 * clampedNormal(random), 1.1 * clampedNormal(random)],
    airCellMm: truth.flags.includes('CRACKED') ? CRACKED_AIR_CELL * soundAirCellMm : soundAirCellMm,
    airCellSlope: 0.07 * clampedNormal(random),
    shellMm: breed.shellMm,
    yolks: drawYolks(random, truth, breed, { day, side, up }),
    fluid,
    embryo: drawEmbryo(random, truth, breed, { day, fluid, cue }),
    vessels: truth.kind === 'LIVE' ? countVessels(random, day) : 0,
    bloodRingMm: truth.kind === 'EARLY_DEAD' ? 4 + 5 * random.next() : 0,
    phase: 6.28 * random.next(),
    day,
  }
}

/** The chorioallantois reaches the shell from day 4 and lines it by day 8. */
function countVessels(random: Random, day: number): number {
  const reach = Math.min(1, Math.max(0, (day - 4) / 4))
  return Math.round(reach * (3 + 0.5 * day + 3 * random.next()))
}

function dayShown(random: Random, truth: PhantomTruth, ageDays: number): number {
  if (truth.kind === 'EARLY_DEAD') return Math.min(ageDays, 1.5 + 4 * random.next())
  if (truth.kind === 'MID_DEAD') return Math.min(ageDays, 6.5 + Math.max(0, ageDays - 7.5) * random.next())
  if (truth.kind === 'INFERTILE') return 0
  return ageDays
}

/** Two yolks share the room of one and a half: each is smaller than a single one, and they lie along the egg. */
function drawYolks(random: Random, truth: PhantomTruth, breed: PhantomBreed, place: YolkPlace): readonly Body[] {
  const one = drawYolk(random, truth, breed, place)
  if (!truth.flags.includes('DOUBLE_YOLK')) return [one]
  const chance = random.fork('second yolk')
  const alongMm = one.alongMm * (0.78 + 0.06 * chance.next())
  const acrossMm = one.acrossMm * (0.84 + 0.06 * chance.next())
  const leanMm = 3 * clampedNormal(chance)
  return [-1, 1].map((end) => ({
    ...{ alongMm, acrossMm, angleRad: one.angleRad * end },
    xMm: 0.5 * one.xMm + end * leanMm,
    yMm: 0.5 * one.yMm + 1.5 + end * alongMm * 0.84,
  }))
}

interface YolkPlace {
  readonly day: number
  readonly side: number
  readonly up: number
}

function drawYolk(random: Random, truth: PhantomTruth, breed: PhantomBreed, { day, side, up }: YolkPlace): Body {
  // The yolk sac widens while it takes up water until about day 6, then it is used up.
  const used = 1 + 0.02 * Math.min(day, 6) - 0.022 * Math.max(0, day - 6)
  const radius = 15 * breed.yolk * used * (1 + 0.05 * clampedNormal(random))
  const flattening = truth.kind === 'INFERTILE' ? 0.95 : 0.86 - 0.1 * random.next()
  return {
    xMm: side * Math.min(7, 0.45 * day) + 1.2 * clampedNormal(random),
    yMm: 3 - up * Math.min(6, 0.5 * day) + 1.5 * clampedNormal(random),
    alongMm: radius,
    acrossMm: radius * flattening,
    angleRad: 0.6 * clampedNormal(random),
  }
}

/** Allantoic and amniotic fluid as one bright body: grows from day 4, is largest around day 12 and 13. */
function drawFluid(random: Random, truth: PhantomTruth, day: number, side: number, up: number): Body {
  const living = truth.kind === 'LIVE' || truth.kind === 'MID_DEAD'
  const fullness = living ? Math.min(1, Math.max(0, (day - 3) / 9)) - 0.04 * Math.max(0, day - 13) : 0
  const radius = 17.5 * Math.sqrt(Math.max(0, fullness)) * (1 + 0.06 * clampedNormal(random))
  return {
    xMm: -side * 2.5 + clampedNormal(random),
    yMm: 2 + up * 4 + 1.2 * clampedNormal(random),
    alongMm: radius,
    acrossMm: radius * (0.84 + 0.1 * random.next()),
    angleRad: 0.7 * clampedNormal(random),
  }
}

function drawEmbryo(
  random: Random,
  truth: PhantomTruth,
  breed: PhantomBreed,
  { day, fluid, cue }: { readonly day: number; readonly fluid: Body; readonly cue: number },
): EmbryoAnatomy | undefined {
  if (truth.kind !== 'LIVE' && truth.kind !== 'MID_DEAD' && truth.kind !== 'EARLY_DEAD') return undefined
  const lengthMm = 31 * breed.growth * Math.max(0.02, day / 12) ** 1.15 * (1 + 0.06 * clampedNormal(random))
  return {
    xMm: fluid.xMm + 1.4 * clampedNormal(random),
    yMm: fluid.yMm + 1.4 * clampedNormal(random),
    lengthMm,
    angleRad: 6.2832 * random.next(),
    side: random.next() < 0.5 ? -1 : 1,
    curl: 0.35 + 0.65 * random.next(),
    decay: truth.kind === 'LIVE' ? 0 : 0.45 + 0.5 * random.next(),
    cue,
    cuePlace: breed.cue,
  }
}

/** A normal deviate cut at ±2.2, so that no egg leaves the field of view. */
function clampedNormal(random: Random): number {
  return Math.max(-2.2, Math.min(2.2, random.normal()))
}
