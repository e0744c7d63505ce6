import type { StartRefusal } from '../../electron/contract/start-refusal.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './service-parts.module.css'

/** Before everything else on Service while the station cannot start: why, what to do, and the station's own words for IT. */
export function RefusalCard({ refusal }: { readonly refusal: StartRefusal }) {
  const { t } = useWords()
  const title = t(`durability.refusal.${refusal.code}.title`)
  return (
    <Card label={title}>
      <CardHead
        title={
          <span className={css.alarm}>
            <PriorityMark priority={1} size={28} /> {title}
          </span>
        }
      />
      <p className={css.note}>{t(`durability.refusal.${refusal.code}.tip`)}</p>
      <p className={css.note}>{t(`durability.refusal.again.${refusal.code === 'LOCKED' ? 'locked' : 'byItself'}`)}</p>
      <p className={css.note}>{t('durability.refusal.said', { detail: refusal.detail })}</p>
    </Card>
  )
}
