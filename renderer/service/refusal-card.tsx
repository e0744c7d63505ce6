import type { StartRefusal } from '../../electron/contract/start-refusal.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { AlarmCard } from './alarm-card.tsx'
import css from './service-parts.module.css'

/** While the station cannot start: why, what to do, and the station's own words for IT. */
export function RefusalCard({ refusal }: { readonly refusal: StartRefusal }) {
  const { t } = useWords()
  const isOver = useConsole(({ health }) => health?.find(({ name }) => name === 'station')?.state === 'stopped')
  return (
    <AlarmCard title={t(`durability.refusal.${refusal.code}.title`)}>
      <p className={css.note}>{t(`durability.refusal.${refusal.code}.tip`)}</p>
      <p className={css.note}>{t(`durability.refusal.again.${againOf(refusal, isOver)}`)}</p>
      <p className={css.note}>{t('durability.refusal.said', { detail: refusal.detail })}</p>
    </AlarmCard>
  )
}

/** What is done about it without anybody; what another Ovoscope holds is given up after a while. */
function againOf({ code }: StartRefusal, isOver: boolean): 'byItself' | 'locked' | 'lockedOver' {
  if (code !== 'LOCKED') return 'byItself'
  return isOver ? 'lockedOver' : 'locked'
}
