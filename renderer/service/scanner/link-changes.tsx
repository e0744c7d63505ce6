import { LINK_CHANGES_SHOWN, type LiveLinkStory } from '../../../electron/contract/link-story.ts'
import { stationMinuteWallMs } from '../../client/state.ts'
import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { wordsOf } from '../../link/link-problems.ts'
import { formatClock, formatMoment } from '../../ui/format.ts'
import css from './scanner-card.module.css'

/** What the link became last, newest first, each with its time and its reason. */
export function LinkChanges({ changes }: Pick<LiveLinkStory, 'changes'>) {
  const { t, language } = useWords()
  const nowWallMs = useConsole(stationMinuteWallMs)
  return (
    <section className={css.part}>
      <h3 className={css.head}>{t('scanner.changes.title')}</h3>
      {changes.length === 0 ? (
        <p className={css.note}>{t('scanner.changes.none')}</p>
      ) : (
        <>
          <ol className={css.changes}>
            {changes.map(({ atWallMs, state, problem, attempts }) => (
              <li key={atWallMs} className={css.change}>
                <time className={css.time}>{formatMoment(atWallMs, nowWallMs, language, formatClock)}</time>
                <span>{problem === null ? t(`scanner.state.${state}`) : t(wordsOf(problem).title)}</span>
                <span className={css.attempts}>
                  {attempts > 1 && t('scanner.changes.attempts', { count: attempts })}
                </span>
              </li>
            ))}
          </ol>
          <p className={css.note}>
            {changes.length < LINK_CHANGES_SHOWN
              ? t('scanner.changes.all')
              : t('scanner.changes.note', { count: LINK_CHANGES_SHOWN })}
          </p>
        </>
      )}
    </section>
  )
}
