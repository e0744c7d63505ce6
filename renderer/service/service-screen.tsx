import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { LinkFacts } from './link-facts.tsx'
import { ProcessTable } from './process-table.tsx'
import { ReconcileCard } from './reconcile-card.tsx'
import { ScreenFacts } from './screen-facts.tsx'
import css from './service-screen.module.css'
import { UpdateCard } from './update-card.tsx'
import { UploadCard } from './upload-card.tsx'
import { VersionFacts } from './version-facts.tsx'

/** What works behind the screen, problems first. */
export function ServiceScreen() {
  const { t } = useWords()
  return (
    <div className={css.screen}>
      <h1 className={css.title}>{t('places.service.title')}</h1>
      <Card>
        <CardHead title={t('places.service.processes')} />
        <ProcessTable />
      </Card>
      <UploadCard />
      <div className={css.row}>
        <Card>
          <CardHead title={t('places.service.link')} />
          <LinkFacts />
        </Card>
        <div className={css.column}>
          <Card>
            <CardHead title={t('places.service.versions')} />
            <VersionFacts />
          </Card>
          <UpdateCard />
        </div>
        <div className={css.column}>
          <Card>
            <CardHead title={t('places.service.screen')} />
            <ScreenFacts />
          </Card>
          <ReconcileCard />
        </div>
      </div>
    </div>
  )
}
