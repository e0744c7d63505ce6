import type { EggAttempt, EggPage } from '../../../electron/contract/looking-back.ts'
import { type Translate, useWords } from '../../i18n/use-words.ts'
import { formatClock } from '../../ui/format.ts'
import css from './egg-history.module.css'

interface Happening {
  readonly key: string
  readonly atWallMs: number
  readonly text: string
  readonly note?: string
}

/** What happened to the egg, in its order, over all attempts. */
export function EggHistory({ egg }: { readonly egg: EggPage }) {
  const { t, language } = useWords()
  const happenings = useHappenings(egg)
  return (
    <section>
      <h3 className={css.title}>{t('back.egg.history')}</h3>
      <ol className={css.list}>
        {happenings.map((one) => (
          <li key={one.key} className={css.row}>
            <time className={css.time}>{formatClock(one.atWallMs, language)}</time>
            <span>
              {one.text}
              {one.note !== undefined && one.note !== '' && <span className={css.note}>{one.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useHappenings(egg: EggPage): readonly Happening[] {
  const { t } = useWords()
  const ofAttempts = egg.attempts.flatMap((one): Happening[] => {
    const n = one.attempt
    const decided = t('back.egg.decidedAs', {
      eggClass: t(`words.eggClass.${one.eggClass}`),
      action: t(`words.action.${one.action}`),
      reason: t(`words.reason.${one.reason}`),
      recipe: `${one.recipe.name} ${one.recipe.version}`,
    })
    return [
      {
        key: `r${one.sequence}`,
        atWallMs: one.arrivedWallMs,
        text: t('back.egg.received', { n, sequence: one.sequence }),
      },
      ...(one.model === null
        ? []
        : [
            {
              key: `p${one.sequence}`,
              atWallMs: one.decidedWallMs,
              text: t('back.egg.predicted', { model: one.model.modelId }),
            },
          ]),
      { key: `d${one.sequence}`, atWallMs: one.decidedWallMs, text: decided },
      ...(one.sorterAckWallMs === null
        ? []
        : [{ key: `a${one.sequence}`, atWallMs: one.sorterAckWallMs, text: sorterText(one, t) }]),
      // What the sorter did otherwise is said by its own word.
      ...(one.orderFault === null || one.orderFault === 'SORTER_DISAGREES'
        ? []
        : [
            {
              key: `f${one.sequence}`,
              atWallMs: one.decidedWallMs,
              text: t(`back.egg.notCarriedOut.${one.orderFault}`),
            },
          ]),
    ]
  })
  const ofPeople = egg.overrides.map(
    (one): Happening => ({
      key: `o${one.overrideId}`,
      atWallMs: one.atWallMs,
      text: t('back.egg.corrected', {
        eggClass: t(`words.eggClass.${one.eggClass}`),
        action: t(`words.action.${one.action}`),
        reason: t(`back.override.reasons.${one.reason}`),
      }),
      note: one.note,
    }),
  )
  return [...ofAttempts, ...ofPeople].toSorted((a, b) => a.atWallMs - b.atWallMs)
}

function sorterText({ sorterAction, action }: EggAttempt, t: Translate): string {
  if (sorterAction === null || sorterAction === action) return t('back.egg.acknowledged')
  return t('back.egg.sorterDid', { action: t(`words.action.${sorterAction}`) })
}
