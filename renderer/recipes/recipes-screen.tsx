import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RecipeEditionView } from '../../electron/contract/recipes.ts'
import { DEFAULT_RECIPE, type Recipe } from '../../electron/domain/recipe/recipe.ts'
import { addressIn, useAddress } from '../client/use-address.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card } from '../ui/card.tsx'
import { RecipeDetail } from './recipe-detail.tsx'
import { RecipeEditor } from './recipe-editor.tsx'
import { useRecipeWords } from './recipe-words.ts'
import css from './recipes-screen.module.css'

/** Somebody else may change them at another screen. */
const READ_AGAIN_MS = 10_000

/** Every recipe with its versions, and the one that is looked at. */
export function RecipesScreen() {
  const { t } = useRecipeWords()
  const { reading, again } = useReadingOf(
    'station',
    'recipes',
    (station) => station.call('listRecipes', {}),
    READ_AGAIN_MS,
  )
  if (reading.state !== 'read') {
    return (
      <Card>
        <h1 className={css.title}>{t('recipes.title')}</h1>
        <p role="status">
          {reading.state === 'loading' ? t('recipes.reading') : t('recipes.failed', { code: reading.code })}
        </p>
        {reading.state === 'failed' && <Button onClick={again}>{t('recipes.again')}</Button>}
      </Card>
    )
  }
  return <Recipes editions={reading.value} onChanged={again} />
}

function Recipes({
  editions,
  onChanged,
}: {
  readonly editions: readonly RecipeEditionView[]
  readonly onChanged: () => void
}) {
  const { t } = useRecipeWords()
  const [recipeId, version] = useAddress()
  const [editing, setEditing] = useState<'new' | 'shown'>()
  const shown =
    recipeId === undefined
      ? editions.find(({ state }) => state === 'active')
      : editions.find(({ recipe }) => recipe.id === recipeId && String(recipe.version) === version)
  const active = editions.find(({ recipe, state }) => state === 'active' && recipe.id === shown?.recipe.id)?.recipe
  const from = editing === 'new' || shown === undefined ? undefined : shown
  const onDone = (saved: number | undefined) => {
    setEditing(undefined)
    if (saved === undefined) return
    if (from !== undefined) window.location.hash = addressIn('recipes', from.recipe.id, saved)
    onChanged()
  }
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('recipes.title')}</h1>
        <Button onClick={() => setEditing('new')}>
          {t('recipes.newRecipe')}
          <LockMark of={{ station: 'saveRecipeDraft' }} />
        </Button>
      </div>
      <div className={css.columns}>
        <Card className={css.list}>
          <EditionList editions={editions} shown={shown} onChoose={() => setEditing(undefined)} />
        </Card>
        <Card className={css.side}>
          {editing !== undefined && (
            <RecipeEditor
              key={`${editing} ${from?.recipe.id} ${from?.recipe.version}`}
              recipe={from?.recipe ?? fresh()}
              edition={from}
              active={from === undefined ? undefined : active}
              onDone={onDone}
            />
          )}
          {editing === undefined && shown !== undefined && (
            <RecipeDetail
              key={`${shown.recipe.id} ${shown.recipe.version} ${shown.state}`}
              edition={shown}
              active={active}
              onEdit={() => setEditing('shown')}
              onChanged={onChanged}
            />
          )}
          {editing === undefined && shown === undefined && (
            <p className={css.note}>{t(recipeId === undefined ? 'recipes.none' : 'recipes.missing')}</p>
          )}
        </Card>
      </div>
    </div>
  )
}

function EditionList({
  editions,
  shown,
  onChoose,
}: {
  readonly editions: readonly RecipeEditionView[]
  readonly shown: RecipeEditionView | undefined
  readonly onChoose: () => void
}) {
  const { t } = useRecipeWords()
  return (
    <ul className={css.editions}>
      {editions.map((edition) => {
        const { recipe, state } = edition
        return (
          <li key={`${recipe.id} ${recipe.version}`}>
            <a
              className={css.edition}
              data-state={state}
              href={addressIn('recipes', recipe.id, recipe.version)}
              aria-current={edition === shown ? 'page' : undefined}
              onClick={onChoose}
            >
              <strong>{recipe.name}</strong>
              <span>{t('recipes.version', { version: recipe.version })}</span>
              <span className={css.state}>{t(`recipes.state.${state}`)}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** What a new recipe begins with. */
function fresh(): Recipe {
  return { ...DEFAULT_RECIPE, id: 'new', version: 1, name: '' }
}
