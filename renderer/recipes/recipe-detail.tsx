import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { RECIPE_NOTE_MAX, type RecipeEditionView } from '../../electron/contract/recipes.ts'
import type { Recipe } from '../../electron/domain/recipe/recipe.ts'
import { nextRecipeState, type RecipeCommand } from '../../electron/domain/recipe/recipe-life.ts'
import { carryOut } from '../client/commands.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Chip } from '../ui/chip.tsx'
import { formatDateTime } from '../ui/format.ts'
import { RecipeChanges } from './recipe-changes.tsx'
import { RecipeValuesList } from './recipe-values.tsx'
import { useRecipeWords } from './recipe-words.ts'
import css from './recipes-screen.module.css'

type Deed = 'activate' | 'retire'

const SIMPLE = { submit: 'submitRecipe', giveBack: 'giveBackRecipe' } as const
const WITH_REASON = { activate: 'activateRecipe', retire: 'retireRecipe' } as const

/** One version: what it says, how it differs from the one in force, and what may be done with it. */
export function RecipeDetail({
  edition,
  active,
  onEdit,
  onChanged,
}: {
  readonly edition: RecipeEditionView
  readonly active: Recipe | undefined
  readonly onEdit: () => void
  readonly onChanged: () => void
}) {
  const { t, language } = useRecipeWords()
  const [deed, setDeed] = useState<Deed>()
  const { recipe, state, basedOn, note, author, changedBy, changedWallMs } = edition
  const time = formatDateTime(changedWallMs, language)
  const carryOutWhy = async (asked: Deed, why: string) => {
    const wish = { recipeId: recipe.id, version: recipe.version, why }
    if (await carryOut('station', (station) => station.call(WITH_REASON[asked], wish))) onChanged()
  }
  const stateText = t(`recipes.state.${state}`)
  return (
    <div className={css.detail}>
      <h2 className={css.name}>
        {recipe.name} <span className={css.version}>{t('recipes.version', { version: recipe.version })}</span>
        <Chip>{stateText}</Chip>
      </h2>
      <p className={css.note}>
        {changedBy === ''
          ? t('recipes.saidByNobody', { state: stateText, time })
          : t('recipes.said', { state: stateText, time, who: changedBy })}
        {author !== '' && ` · ${t('recipes.written', { author })}`}
        {basedOn !== null && ` · ${t('recipes.basedOn', { version: basedOn })}`}
      </p>
      {note !== '' && <p>{note}</p>}
      {active !== undefined && active.version !== recipe.version && <RecipeChanges active={active} recipe={recipe} />}
      <RecipeValuesList recipe={recipe} />
      <Acts edition={edition} onEdit={onEdit} onChanged={onChanged} onDeed={setDeed} />
      {deed !== undefined && (
        <WhyDialog
          deed={deed}
          onDone={(why) => {
            setDeed(undefined)
            if (why !== undefined) void carryOutWhy(deed, why)
          }}
        />
      )}
    </div>
  )
}

function Acts({
  edition: { recipe, state },
  onEdit,
  onChanged,
  onDeed,
}: {
  readonly edition: RecipeEditionView
  readonly onEdit: () => void
  readonly onChanged: () => void
  readonly onDeed: (deed: Deed) => void
}) {
  const { t } = useRecipeWords()
  const [sure, setSure] = useState(false)
  const may = (command: RecipeCommand) => nextRecipeState(state, command) !== undefined
  const one = { recipeId: recipe.id, version: recipe.version }
  const command = async (method: 'discardRecipe' | 'submitRecipe' | 'giveBackRecipe') => {
    if (await carryOut('station', (station) => station.call(method, one))) onChanged()
  }
  return (
    <div className={css.acts}>
      {may('discard') && (
        <Button onClick={() => (sure ? void command('discardRecipe') : setSure(true))}>
          {t(sure ? 'recipes.act.discardSure' : 'recipes.act.discard')}
          <LockMark of={{ station: 'discardRecipe' }} />
        </Button>
      )}
      {state !== 'review' && (
        <Button onClick={onEdit}>
          {t(state === 'draft' ? 'recipes.act.edit' : 'recipes.act.editNew')}
          <LockMark of={{ station: 'saveRecipeDraft' }} />
        </Button>
      )}
      {(['submit', 'giveBack'] as const).filter(may).map((act) => (
        <Button key={act} onClick={() => void command(SIMPLE[act])}>
          {t(`recipes.act.${act}`)}
          <LockMark of={{ station: SIMPLE[act] }} />
        </Button>
      ))}
      {(['activate', 'retire'] as const).filter(may).map((deed) => (
        <Button key={deed} onClick={() => onDeed(deed)}>
          {t(`recipes.act.${deed}`)}
          <LockMark of={{ station: WITH_REASON[deed] }} />
        </Button>
      ))}
    </div>
  )
}

function WhyDialog({ deed, onDone }: { readonly deed: Deed; readonly onDone: (why: string | undefined) => void }) {
  const { t } = useRecipeWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [why, setWhy] = useState('')
  const said = useRef<string>(undefined)
  useEffect(() => dialog.current?.showModal(), [])
  const say = (event: FormEvent) => {
    event.preventDefault()
    said.current = why.trim()
    dialog.current?.close()
  }
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="recipe-why" onClose={() => onDone(said.current)}>
      <form className={css.editor} onSubmit={say}>
        <h2 id="recipe-why" className={css.name}>
          {t(`recipes.why.${deed}`)}
        </h2>
        <p className={css.note}>{t('recipes.why.text')}</p>
        <TextInput
          aria-labelledby="recipe-why"
          required
          minLength={3}
          maxLength={RECIPE_NOTE_MAX}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          autoComplete="off"
        />
        <div className={css.acts}>
          <Button onClick={() => dialog.current?.close()}>{t('recipes.act.cancel')}</Button>
          <Button type="submit">{t(`recipes.why.yes.${deed}`)}</Button>
        </div>
      </form>
    </dialog>
  )
}
