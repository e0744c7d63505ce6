import { Button } from '@mantine/core'
import type { DamagedEditionView } from '../../electron/contract/recipes.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { useRecipeWords } from './recipe-words.ts'
import css from './recipes-screen.module.css'

/** Versions that may not judge, each with what is wrong with it and the way out. */
export function DamagedList({
  damaged,
  onReplace,
}: {
  readonly damaged: readonly DamagedEditionView[]
  readonly onReplace: (one: DamagedEditionView) => void
}) {
  const { t } = useRecipeWords()
  return (
    <section className={css.damaged} aria-labelledby="recipes-damaged">
      <h2 id="recipes-damaged" className={css.part}>
        {t('recipes.damaged.title')}
      </h2>
      <p className={css.note}>{t('recipes.damaged.text')}</p>
      {damaged.map((one) => (
        <div key={`${one.recipeId} ${one.version}`}>
          <strong>
            {t('recipes.damaged.row', {
              recipe: one.recipeId,
              version: one.version,
              state: t(`recipes.state.${one.state}`),
            })}
          </strong>
          <ul>
            {one.faults.map(({ fault, field }) => (
              <li key={`${field} ${fault}`}>
                {t('recipes.damaged.fault', { field: t(`recipes.field.${field}`), fault: t(`recipes.fault.${fault}`) })}
              </li>
            ))}
          </ul>
          <Button onClick={() => onReplace(one)}>
            {t('recipes.damaged.replace')}
            <LockMark of={{ station: 'saveRecipeDraft' }} />
          </Button>
        </div>
      ))}
    </section>
  )
}
