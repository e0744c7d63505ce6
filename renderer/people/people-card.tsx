import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { LockMark } from './lock-mark.tsx'
import css from './people-card.module.css'

/** On Service: the way to the users and to the audit trail. */
export function PeopleCard() {
  const { t } = useWords()
  return (
    <Card>
      <CardHead title={t('people.links.title')} />
      <p className={css.text}>{t('people.links.text')}</p>
      <div className={css.links}>
        <a className={css.link} href="#/people">
          {t('people.links.users')}
          <LockMark of={{ station: 'listUsers' }} />
        </a>
        <a className={css.link} href="#/audit">
          {t('people.links.audit')}
          <LockMark of={{ review: 'auditRows' }} />
        </a>
      </div>
    </Card>
  )
}
