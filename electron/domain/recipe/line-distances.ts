import type { EggClass } from '../egg.ts'
import { type ClassLines, classify, type JudgedFigures, likeliest } from './classify.ts'
import { IMAGE_LIMITS, isImageLimit } from './recipe.ts'

/** The lines that a recipe draws through the figures of an egg, in the order in which they are asked. */
export const RECIPE_LINES = [...IMAGE_LIMITS, 'fertilityThreshold', 'femaleThreshold', 'maleThreshold'] as const
export type RecipeLine = (typeof RECIPE_LINES)[number]

/** How one figure of an egg lies to its line. */
export interface LineDistance {
  readonly line: RecipeLine
  /** What was judged: a probability or share of one, or the ratio of signal to noise. */
  readonly figure: number
  readonly limit: number
  /** From the line to the figure, positive on the side where the line is kept; in the unit of the figure. */
  readonly distance: number
  /** Class that this figure alone would have made, had it lain just beyond its line and everything else where it was. */
  readonly beyond: EggClass
}

/** Smaller than any step in which figures are stored (one in 30,000), larger than rounding in double precision. */
const JUST_BEYOND = 1e-9

/** What the thresholds made of an egg, and how near each of them was. */
export interface LineDistances {
  /** By the figures as they are given here, which may be rounded. */
  readonly eggClass: EggClass
  readonly distances: readonly LineDistance[]
  /** Of the probabilities, the nearest line beyond which the egg would be called something else; undefined where none alone changes it. */
  readonly nearest: LineDistance | undefined
}

/** All lines of the recipe against the figures of one egg. Pure: says nothing about law or action. */
export function lineDistances(figures: JudgedFigures, lines: ClassLines): LineDistances {
  const { eggClass } = classify(figures, lines)
  const distances = RECIPE_LINES.map((line): LineDistance => {
    const figure = figureOf(line, figures)
    const limit = limitOf(line, lines)
    const distance = isMost(line) ? limit - figure : figure - limit
    const kept = distance >= 0
    // A figure on its line keeps it; beyond is the other side.
    const other = isMost(line) === kept ? limit + (kept ? JUST_BEYOND : 0) : limit - (kept ? JUST_BEYOND : 0)
    return { line, figure, limit, distance, beyond: classify(withFigure(line, figures, other), lines).eggClass }
  })
  const changing = distances.filter((one) => isProbability(one.line) && one.beyond !== eggClass)
  const nearest = changing.toSorted((a, b) => Math.abs(a.distance) - Math.abs(b.distance))[0]
  return { eggClass, distances, nearest }
}

/** Whether the figure is a probability, which is told in points, and not one of the picture. */
export function isProbability(line: RecipeLine): boolean {
  return !isImageLimit(line)
}

/** Whether the line is kept by what is at most as much. */
export function isMost(line: RecipeLine): boolean {
  return line === 'saturatedShareMax' || line === 'interferenceMax'
}

function figureOf(line: RecipeLine, { fertility, female, quality }: JudgedFigures): number {
  switch (line) {
    case 'signalToNoiseMin':
      return quality.signalToNoise
    case 'saturatedShareMax':
      return quality.saturatedShare
    case 'interferenceMax':
      return quality.interference
    case 'evennessMin':
      return quality.evenness
    case 'fertilityThreshold':
      return likeliest(fertility).probability
    case 'femaleThreshold':
      return female
    case 'maleThreshold':
      return 1 - female
  }
}

function limitOf(line: RecipeLine, lines: ClassLines): number {
  return isImageLimit(line) ? lines.image[line] : lines[line]
}

function withFigure(line: RecipeLine, figures: JudgedFigures, value: number): JudgedFigures {
  const { fertility, quality } = figures
  switch (line) {
    case 'signalToNoiseMin':
      return { ...figures, quality: { ...quality, signalToNoise: value } }
    case 'saturatedShareMax':
      return { ...figures, quality: { ...quality, saturatedShare: value } }
    case 'interferenceMax':
      return { ...figures, quality: { ...quality, interference: value } }
    case 'evennessMin':
      return { ...figures, quality: { ...quality, evenness: value } }
    case 'fertilityThreshold':
      return { ...figures, fertility: { ...fertility, [likeliest(fertility).key]: value } }
    case 'femaleThreshold':
      return { ...figures, female: value }
    case 'maleThreshold':
      return { ...figures, female: 1 - value }
  }
}
