import type { EggAttempt, EggPage } from '../../../electron/contract/looking-back.ts'
import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { possibleNow } from '../../ui/legal-state.ts'
import { LegalSentence, useActionWords, useTimeLeft } from '../../ui/legal-words.tsx'
import css from './egg-law.module.css'

/** What the law leaves for this egg now, while its batch is on the line. What was decided then stands in its history. */
export function EggLaw({ egg, speaking }: { readonly egg: EggPage; readonly speaking: EggAttempt }) {
  const { t } = useWords()
  const actionWords = useActionWords()
  const legal = useConsole((state) => (state.view?.batch?.batchId === egg.batchId ? state.view?.legal : undefined))
  const timeLeft = useTimeLeft()
  if (legal === undefined || legal === null) return null
  const eggClass = egg.overrides.findLast((one) => one.attempt === speaking.attempt)?.eggClass ?? speaking.eggClass
  return (
    <section aria-label={t('law.title')}>
      <h3 className={css.heading}>{t('law.title')}</h3>
      <p>{t('law.possible.egg', { actions: actionWords(possibleNow(legal, eggClass)) })}</p>
      <p className={css.why}>
        <LegalSentence legal={legal} />
      </p>
      <Facts
        rows={[
          [t('law.readings.hoursSinceSet'), timeLeft(legal, 'hoursSinceSet')],
          [t('law.readings.calendarDays'), timeLeft(legal, 'calendarDays')],
        ]}
      />
    </section>
  )
}
