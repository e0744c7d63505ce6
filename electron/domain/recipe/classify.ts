import type { DecisionReason, EggClass } from '../egg.ts'
import type { ImageLimits, Recipe } from './recipe.ts'

/** What an egg is judged by: calibrated probabilities of the model, and figures of the picture itself. */
export interface JudgedFigures {
  /** Sums to 1. */
  readonly fertility: {
    readonly viable: number
    readonly infertile: number
    readonly earlyDead: number
    readonly midDead: number
    readonly empty: number
  }
  /** p(female | viable). */
  readonly female: number
  readonly quality: {
    readonly signalToNoise: number
    readonly saturatedShare: number
    readonly interference: number
    readonly evenness: number
  }
}

/** The part of a recipe that makes a class of figures. */
export type ClassLines = Pick<Recipe, 'fertilityThreshold' | 'femaleThreshold' | 'maleThreshold' | 'image'>

/** Class of an egg with the probability of that class; what follows from it is another question. */
export interface Called {
  readonly eggClass: EggClass
  /** 0 where the picture was too poor. */
  readonly confidence: number
  readonly reason: Extract<DecisionReason, 'CLEAR_CUT' | 'BELOW_THRESHOLD' | 'BAD_IMAGE'>
}

/**
 * Picture first, then fertility, then sex. Comparisons are written so that a figure or a threshold that is no number never passes.
 */
export function classify({ fertility, female, quality }: JudgedFigures, lines: ClassLines): Called {
  const { name, probability } = likeliest(fertility)
  const isClear = probability >= lines.fertilityThreshold
  // An empty cell has no egg to give a signal. What is seen on one side only, or through interference, is no empty cell whatever the model says of it.
  const isClearlyEmpty = isClear && name === 'EMPTY'
  if (!isUndisturbed(quality, lines.image) || !(isBright(quality, lines.image) || isClearlyEmpty)) {
    return { eggClass: 'UNREADABLE', confidence: 0, reason: 'BAD_IMAGE' }
  }
  if (!isClear) return calledAs('UNCERTAIN', probability)
  if (name !== 'VIABLE') return calledAs(name, probability)
  if (female >= lines.femaleThreshold) return calledAs('FEMALE', female)
  if (1 - female >= lines.maleThreshold) return calledAs('MALE', 1 - female)
  return calledAs('UNCERTAIN', Math.max(female, 1 - female))
}

function isUndisturbed({ interference, evenness }: JudgedFigures['quality'], limits: ImageLimits): boolean {
  return interference <= limits.interferenceMax && evenness >= limits.evennessMin
}

function isBright({ signalToNoise, saturatedShare }: JudgedFigures['quality'], limits: ImageLimits): boolean {
  return saturatedShare <= limits.saturatedShareMax && signalToNoise >= limits.signalToNoiseMin
}

type FertilityCall = 'VIABLE' | Extract<EggClass, 'INFERTILE' | 'EARLY_DEAD' | 'MID_DEAD' | 'EMPTY'>

/** The fertility that the model takes for likeliest. The living first: of two equal probabilities the earlier is called. */
export function likeliest(fertility: JudgedFigures['fertility']): {
  readonly name: FertilityCall
  readonly key: keyof JudgedFigures['fertility']
  readonly probability: number
} {
  const calls: readonly (readonly [FertilityCall, keyof JudgedFigures['fertility']])[] = [
    ['VIABLE', 'viable'],
    ['INFERTILE', 'infertile'],
    ['EARLY_DEAD', 'earlyDead'],
    ['MID_DEAD', 'midDead'],
    ['EMPTY', 'empty'],
  ]
  const [name, key] = calls.reduce((best, next) => (fertility[next[1]] > fertility[best[1]] ? next : best))
  return { name, key, probability: fertility[key] }
}

function calledAs(eggClass: EggClass, probability: number): Called {
  const reason = eggClass === 'UNCERTAIN' ? 'BELOW_THRESHOLD' : 'CLEAR_CUT'
  return { eggClass, confidence: Math.min(1, Math.max(0, probability)), reason }
}
