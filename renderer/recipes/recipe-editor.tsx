import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { RECIPE_NOTE_MAX } from '../../electron/contract/recipes.ts'
import type { Recipe } from '../../electron/domain/recipe/recipe.ts'
import { UNCERTAIN_POLICIES } from '../../electron/domain/recipe/recipe.ts'
import {
  RECIPE_NAME_MAX,
  RECIPE_NUMBERS,
  type RecipeFault,
  type RecipeNumber,
  recipeFaults,
  recipeNumber,
  withRecipeNumber,
} from '../../electron/domain/recipe/recipe-bounds.ts'
import { carryOut } from '../client/commands.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { RecipeChanges } from './recipe-changes.tsx'
import { fromShown, shownBounds, shownUnit, toShown, useRecipeWords } from './recipe-words.ts'
import css from './recipes-screen.module.css'

const FINAL_POLICIES = ['KEEP', 'REMOVE', 'HOLD'] as const

export interface RecipeEditorProps {
  /** What it begins with. */
  readonly recipe: Recipe
  readonly kind: 'new' | 'draft' | 'version' | 'instead'
  /** The version that it is made from; undefined for a new recipe. */
  readonly base: { readonly recipeId: string; readonly version: number } | undefined
  /** What stood beside it until now. */
  readonly note: string
  readonly active: Recipe | undefined
  /** With the version that was saved, or undefined when it was given up. */
  readonly onDone: (version: number | undefined) => void
}

/** Changes a draft, or makes one. What it would mean stands beside it while it is typed. */
export function RecipeEditor({ recipe: before, kind, base, note: noteBefore, active, onDone }: RecipeEditorProps) {
  const { t } = useRecipeWords()
  const [recipe, setRecipe] = useState(before)
  const [note, setNote] = useState(noteBefore)
  const faults = recipeFaults(recipe)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (faults.length > 0) return
    const { id: _, version: __, ...values } = recipe
    let version: number | undefined
    const saved = await carryOut('station', async (station) => {
      const wish = {
        recipeId: base?.recipeId ?? null,
        version: base?.version ?? null,
        values,
        note: note.trim(),
      }
      const outcome = await station.call('saveRecipeDraft', wish)
      if (outcome.ok) version = outcome.version
      return outcome
    })
    if (saved) onDone(version)
  }
  return (
    <form className={css.editor} onSubmit={(event) => void save(event)}>
      <h2 className={css.name}>{t(`recipes.editing.${kind}`, { name: before.name, version: before.version })}</h2>
      <TextInput
        label={t('recipes.field.name')}
        value={recipe.name}
        onChange={(event) => setRecipe({ ...recipe, name: event.currentTarget.value })}
        maxLength={RECIPE_NAME_MAX}
        error={recipe.name === before.name ? undefined : faultText(t, faults, 'name')}
        autoComplete="off"
      />
      <div className={css.fields}>
        {RECIPE_NUMBERS.map((field) => (
          <NumberField key={field} {...{ field, recipe, faults }} onChange={setRecipe} />
        ))}
        <PolicyFields {...{ recipe, faults }} onChange={setRecipe} />
      </div>
      <TextInput
        label={t('recipes.field.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={RECIPE_NOTE_MAX}
        autoComplete="off"
      />
      {active !== undefined && <RecipeChanges active={active} recipe={recipe} />}
      <div className={css.acts}>
        <Button onClick={() => onDone(undefined)}>{t('recipes.act.cancel')}</Button>
        <Button type="submit" disabled={faults.length > 0}>
          {t('recipes.act.save')}
          <LockMark of={{ station: 'saveRecipeDraft' }} />
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly recipe: Recipe
  readonly faults: readonly RecipeFault[]
  readonly onChange: (recipe: Recipe) => void
}

/** What becomes of doubtful eggs. */
function PolicyFields({ recipe, faults, onChange }: FieldProps) {
  const { t } = useRecipeWords()
  return (
    <>
      <NativeSelect
        label={t('recipes.field.uncertainPolicy')}
        description={t('recipes.hint.uncertainPolicy')}
        data={UNCERTAIN_POLICIES.map((value) => ({ value, label: t(`recipes.policy.${value}`) }))}
        value={recipe.uncertainPolicy}
        onChange={(event) => {
          const uncertainPolicy = UNCERTAIN_POLICIES.find((known) => known === event.currentTarget.value)
          if (uncertainPolicy !== undefined) onChange({ ...recipe, uncertainPolicy })
        }}
        error={faultText(t, faults, 'uncertainPolicy')}
      />
      <NativeSelect
        label={t('recipes.field.policyAfterRescans')}
        description={t('recipes.hint.policyAfterRescans')}
        data={FINAL_POLICIES.map((value) => ({ value, label: t(`recipes.policy.${value}`) }))}
        value={recipe.policyAfterRescans}
        onChange={(event) => {
          const policyAfterRescans = FINAL_POLICIES.find((known) => known === event.currentTarget.value)
          if (policyAfterRescans !== undefined) onChange({ ...recipe, policyAfterRescans })
        }}
        error={faultText(t, faults, 'policyAfterRescans')}
      />
    </>
  )
}

function NumberField({ field, recipe, faults, onChange }: FieldProps & { readonly field: RecipeNumber }) {
  const { t, language } = useRecipeWords()
  const { min, max, step } = shownBounds(field)
  const unit = shownUnit(field)
  // What stands in the field: half a number, such as “92.”, is kept while it is typed.
  const [typed, setTyped] = useState<number | string>(toShown(field, recipeNumber(recipe, field)))
  return (
    <NumberInput
      label={t(`recipes.field.${field}`)}
      description={`${t(`recipes.hint.${field}`)} ${t('recipes.bounds', { min: min.toLocaleString(language), max: max.toLocaleString(language) })}${unit === '' ? '' : ` ${unit}`}.`}
      suffix={unit === '' ? '' : ` ${unit}`}
      value={typed}
      {...{ min, max, step }}
      clampBehavior="none"
      decimalSeparator={(1.5).toLocaleString(language).charAt(1)}
      onChange={(shown) => {
        setTyped(shown)
        onChange(withRecipeNumber(recipe, field, shown === '' ? Number.NaN : fromShown(field, Number(shown))))
      }}
      error={faultText(t, faults, field)}
    />
  )
}

function faultText(
  t: ReturnType<typeof useRecipeWords>['t'],
  faults: readonly RecipeFault[],
  field: RecipeFault['field'],
): string | undefined {
  const fault = faults.find((one) => one.field === field)
  return fault && t(`recipes.fault.${fault.fault}`)
}
