import type { Recipe } from '../../electron/domain/recipe/recipe.ts'
import { recipeChanges } from '../../electron/domain/recipe/recipe-changes.ts'
import { useRecipeWords } from './recipe-words.ts'
import css from './recipes-screen.module.css'

/** What is different from the version in force, and what follows for the line, in words. */
export function RecipeChanges({ active, recipe }: { readonly active: Recipe; readonly recipe: Recipe }) {
  const { t, value } = useRecipeWords()
  const changes = recipeChanges(active, recipe)
  return (
    <section aria-labelledby="recipe-changes">
      <h3 id="recipe-changes" className={css.part}>
        {t('recipes.changes.title', { version: active.version })}
      </h3>
      {changes.length === 0 ? (
        <p className={css.note}>{t('recipes.changes.none')}</p>
      ) : (
        <ul className={css.changes}>
          {changes.map((change) => (
            <li key={change.field}>
              <strong>
                {t('recipes.changes.row', {
                  field: t(`recipes.field.${change.field}`),
                  before: value(change, 'before'),
                  after: value(change, 'after'),
                })}
              </strong>
              <span className={css.consequence}>
                {change.consequences.map((consequence) => t(`recipes.consequence.${consequence}`)).join('; ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
