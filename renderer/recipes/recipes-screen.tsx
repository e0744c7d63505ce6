import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DamagedEditionView, RecipeEditionView } from '../../electron/contract/recipes.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import { addressIn, useAddress } from '../client/use-address.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card } from '../ui/card.tsx'
import { DamagedList } from './damaged-list.tsx'
import { RecipeDetail } from './recipe-detail.tsx'
import { RecipeEditor, type RecipeEditorProps } from './recipe-editor.tsx'
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
  return <Recipes {...reading.value} onChanged={again} />
}

/** What is being written, and from which version. */
type Editing = Pick<RecipeEditorProps, 'recipe' | 'kind' | 'base' | 'note'>

function Recipes({
  editions,
  damaged,
  onChanged,
}: {
  readonly editions: readonly RecipeEditionView[]
  readonly damaged: readonly DamagedEditionView[]
  readonly onChanged: () => void
}) {
  const { t } = useRecipeWords()
  const [recipeId, version] = useAddress()
  const [editing, setEditing] = useState<Editing>()
  const shown =
    recipeId === undefined
      ? editions.find(({ state }) => state === 'active')
      : editions.find(({ recipe }) => recipe.id === recipeId && String(recipe.version) === version)
  const active = editions.find(({ recipe, state }) => state === 'active' && recipe.id === shown?.recipe.id)?.recipe
  const onDone = (saved: number | undefined) => {
    setEditing(undefined)
    if (saved === undefined) return
    if (editing?.base !== undefined) window.location.hash = addressIn('recipes', editing.base.recipeId, saved)
    onChanged()
  }
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('recipes.title')}</h1>
        <Button onClick={() => setEditing(beginning())}>
          {t('recipes.newRecipe')}
          <LockMark of={{ station: 'saveRecipeDraft' }} />
        </Button>
      </div>
      <div className={css.columns}>
        <Card className={css.list}>
          <EditionList
            editions={editions}
            shown={editing?.kind === 'new' ? undefined : shown}
            onChoose={() => setEditing(undefined)}
          />
          {damaged.length > 0 && <DamagedList damaged={damaged} onReplace={(one) => setEditing(replacing(one))} />}
        </Card>
        <Card className={css.side}>
          {editing !== undefined && (
            <RecipeEditor
              key={`${editing.base?.recipeId} ${editing.base?.version}`}
              {...editing}
              active={
                editions.find((one) => one.state === 'active' && one.recipe.id === editing.base?.recipeId)?.recipe
              }
              onDone={onDone}
            />
          )}
          {editing === undefined && shown !== undefined && (
            <RecipeDetail
              key={`${shown.recipe.id} ${shown.recipe.version} ${shown.state}`}
              edition={shown}
              active={active}
              onEdit={() => setEditing(changing(shown))}
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

/** A new recipe begins with the values of the standard one. */
function beginning(): Editing {
  return { recipe: { ...DEFAULT_RECIPE, id: 'new', version: 1, name: '' }, kind: 'new', base: undefined, note: '' }
}

/** Nothing of a damaged version is trusted but its name. */
function replacing({ recipeId, version }: DamagedEditionView): Editing {
  const recipe = { ...DEFAULT_RECIPE, id: recipeId, version, name: recipeId }
  return { recipe, kind: 'instead', base: { recipeId, version }, note: '' }
}

function changing({ recipe, state, note }: RecipeEditionView): Editing {
  const base = { recipeId: recipe.id, version: recipe.version }
  return state === 'draft' ? { recipe, kind: 'draft', base, note } : { recipe, kind: 'version', base, note: '' }
}
