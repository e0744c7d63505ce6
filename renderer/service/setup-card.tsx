import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import css from './setup-card.module.css'

/** On Service: the way to what the hatchery has and how it calls it. */
export function SetupCard() {
  const { t } = useWords()
  return (
    <Card>
      <CardHead title={t('setup.open')} />
      <p className={css.text}>{t('setup.text')}</p>
      <a className={css.link} href="#/setup">
        {t('setup.open')}
      </a>
    </Card>
  )
}
