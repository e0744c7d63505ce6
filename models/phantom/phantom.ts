import { type Random, seededRandom } from '../../electron/base/random.ts'
import type { Cell } from '../../electron/domain/egg.ts'
import type { ScanImage } from '../../electron/pipeline/scan/scan.ts'
import { acquire, drawNoise } from './acquisition.ts'
import { drawAnatomy } from './anatomy.ts'
import { PHANTOM_BREEDS, type PhantomBreedName } from './breeds.ts'
import { createCanvas } from './canvas.ts'
import { drawCue } from './cue.ts'
import { type Motion, paintEgg } from './egg.ts'
import { drawFault, drawTruth, type PhantomTruth } from './truth.ts'

export { PHANTOM_BREEDS, type PhantomBreedName } from './breeds.ts'
export type { PhantomFault, PhantomKind, PhantomTruth } from './truth.ts'
export { drawTruth, PHANTOM_FAULTS, PHANTOM_PRIORS, trueClass } from './truth.ts'

export interface PhantomOptions {
  /** Names the batch; with tray, cell and attempt it fixes every pixel. */
  readonly seed: string
  readonly tray: string | number
  readonly cell: Cell
  /** Hours since the egg was set. */
  readonly ageHours: number
  /** From 1. A further attempt shows the same egg with new noise, new motion and a new chance of a fault. */
  readonly attempt?: number
  /** Receiver coil, whose smooth gain lies over the picture; default 0. */
  readonly coil?: number
  /** Pixels; default 64. */
  readonly width?: number
  readonly height?: number
  /** 1: T2; 2: T2, T1; 3: T2, T1, ADC, all of one egg; default 1. */
  readonly channels?: 1 | 2 | 3
  /** Given instead of drawn, for tests and balanced training sets. */
  readonly truth?: PhantomTruth
  /** Noise as a share of the brightest fluid, instead of drawn. */
  readonly noise?: number
  /** How many times as noisy as a healthy coil this one is; default 1. */
  readonly coilNoise?: number
  /** Invented breed; default `phantom`. */
  readonly breed?: PhantomBreedName
  /** Effect size d of the invented sex cue; default CUE_EFFECT. */
  readonly cueEffect?: number
}

export interface Phantom {
  readonly image: ScanImage
  readonly truth: PhantomTruth
  /** Noise that was used, standard deviation as a share of the brightest fluid. */
  readonly noise: number
}

/** Embryos move from this day on (archive.ismrm.org/2006/0917). */
const MOTION_FROM_DAY = 8

/** A SYNTHETIC picture of one egg: one slice, 16-bit little-endian. Deterministic: equal options give equal bytes on every machine. */
export function generatePhantom(options: PhantomOptions): Phantom {
  const { seed, tray, cell, ageHours, attempt = 1, coil = 0, width = 64, height = 64, channels = 1 } = options
  const egg = seededRandom(`${seed}/${tray}/${cell.row},${cell.column}`)
  const scan = egg.fork(`attempt ${attempt}`)
  const truth = options.truth ?? { ...drawTruth(egg.fork('truth')), fault: drawFault(scan.fork('fault')) }
  const noise = (options.noise ?? drawNoise(scan)) * (options.coilNoise ?? 1)
  const canvas = createCanvas(width, height, channels)
  let ghost = 0
  if (truth.kind !== 'EMPTY') {
    const cue = drawCue(egg.fork('cue'), truth, options.cueEffect)
    const anatomy = drawAnatomy(egg, truth, PHANTOM_BREEDS[options.breed ?? 'phantom'], { ageHours, cue })
    const motion = truth.kind === 'LIVE' && anatomy.day >= MOTION_FROM_DAY ? drawMotion(scan) : undefined
    ghost = motion === undefined ? 0 : 0.03 * scan.next()
    paintEgg(canvas, anatomy, motion, egg)
  }
  const pixels = acquire(canvas, { coil, noise, ghost, fault: truth.fault }, scan)
  return { image: { width, height, channels, slices: 1, pixels }, truth, noise }
}

function drawMotion(random: Random): Motion {
  const direction = 6.2832 * random.next()
  const reachMm = 0.4 + 1.2 * random.next()
  return {
    shiftMm: [reachMm * Math.cos(direction), reachMm * Math.sin(direction)],
    turnRad: 0.12 * (2 * random.next() - 1),
  }
}
