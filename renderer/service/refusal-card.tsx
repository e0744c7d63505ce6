import type { StartRefusal } from '../../electron/contract/start-refusal.ts'
import { useWords } from '../i18n/use-words.ts'
import { AlarmCard } from './alarm-card.tsx'
import css from './service-parts.module.css'

/** While the station cannot start: why, what to do, and the station's own words for IT. */
export function RefusalCard({ refusal }: { readonly refusal: StartRefusal }) {
  const { t } = useWords()
  return (
    <AlarmCard title={t(`durability.refusal.${refusal.code}.title`)}>
      <p className={css.note}>{t(`durability.refusal.${refusal.code}.tip`)}</p>
      <p className={css.note}>{t(`durability.refusal.again.${refusal.code === 'LOCKED' ? 'locked' : 'byItself'}`)}</p>
      <p className={css.note}>{t('durability.refusal.said', { detail: refusal.detail })}</p>
    </AlarmCard>
  )
}
