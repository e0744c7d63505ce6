import type { RecipeEditionView } from '../../electron/contract/recipes.ts'
import { RECIPE_NUMBERS, recipeNumber } from '../../electron/domain/recipe/recipe-bounds.ts'
import { Facts } from '../ui/facts.tsx'
import { useRecipeWords } from './recipe-words.ts'
import css from './recipes-screen.module.css'

/** All values of a version, to be read. */
export function RecipeValuesList({ recipe }: Pick<RecipeEditionView, 'recipe'>) {
  const { t, number } = useRecipeWords()
  return (
    <div className={css.values}>
      <Facts
        rows={[
          ...RECIPE_NUMBERS.map(
            (field) => [t(`recipes.field.${field}`), number(field, recipeNumber(recipe, field))] as const,
          ),
          [t('recipes.field.uncertainPolicy'), t(`recipes.policy.${recipe.uncertainPolicy}`)],
          [t('recipes.field.policyAfterRescans'), t(`recipes.policy.${recipe.policyAfterRescans}`)],
        ]}
      />
    </div>
  )
}
