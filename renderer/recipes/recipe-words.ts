import { RECIPE_BOUNDS, type RecipeNumber } from '../../electron/domain/recipe/recipe-bounds.ts'
import type { RecipeChange } from '../../electron/domain/recipe/recipe-changes.ts'
import { useWords } from '../i18n/use-words.ts'

/** How a number of a recipe is shown and typed: probabilities and shares as percent, times as seconds. */
const SHOWN: Readonly<
  Record<RecipeNumber, { readonly unit: 'percent' | 'seconds' | 'plain'; readonly factor: number }>
> = {
  fertilityThreshold: { unit: 'percent', factor: 100 },
  femaleThreshold: { unit: 'percent', factor: 100 },
  maleThreshold: { unit: 'percent', factor: 100 },
  rescansMax: { unit: 'plain', factor: 1 },
  sorterDeadlineMs: { unit: 'seconds', factor: 0.001 },
  saturatedShareMax: { unit: 'percent', factor: 100 },
  signalToNoiseMin: { unit: 'plain', factor: 1 },
  interferenceMax: { unit: 'percent', factor: 100 },
  evennessMin: { unit: 'percent', factor: 100 },
  sampleShare: { unit: 'percent', factor: 100 },
}

/** Digits that survive the way from a stored number to a shown one and back. */
const DIGITS = 6

export function toShown(field: RecipeNumber, value: number): number {
  return Number((value * SHOWN[field].factor).toFixed(DIGITS))
}

export function fromShown(field: RecipeNumber, shown: number): number {
  return Number((shown / SHOWN[field].factor).toFixed(DIGITS))
}

export function shownUnit(field: RecipeNumber): '%' | 's' | '' {
  return { percent: '%', seconds: 's', plain: '' }[SHOWN[field].unit] as '%' | 's' | ''
}

/** The bounds of a field as they are typed. */
export function shownBounds(field: RecipeNumber): {
  readonly min: number
  readonly max: number
  readonly step: number
} {
  const { min, max, step } = RECIPE_BOUNDS[field]
  return { min: toShown(field, min), max: toShown(field, max), step: toShown(field, step) }
}

/** Texts of recipes in the language of the screen. */
export function useRecipeWords() {
  const { t, language } = useWords()
  const number = (field: RecipeNumber, value: number) =>
    t(`recipes.unit.${SHOWN[field].unit}`, { value: toShown(field, value).toLocaleString(language) })
  const value = (change: RecipeChange, of: 'before' | 'after'): string => {
    switch (change.field) {
      case 'name':
        return change[of]
      case 'uncertainPolicy':
      case 'policyAfterRescans':
        return t(`recipes.policy.${change[of] as 'KEEP'}`)
      default:
        return number(change.field, change[of])
    }
  }
  return { t, language, number, value }
}
