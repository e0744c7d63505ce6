import { useStartRefusal } from '../client/use-start-refusal.ts'
import { useWords } from '../i18n/use-words.ts'
import { PeopleCard } from '../people/people-card.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import page from '../ui/page.module.css'
import { ArchiveCard } from './archive-card.tsx'
import { BackupCard } from './backup-card.tsx'
import { BundleCard } from './bundle-card.tsx'
import { CheckCard } from './check-card.tsx'
import { DiskCard } from './disk-card.tsx'
import { KeyCard } from './key-card.tsx'
import { LogCard } from './log-card.tsx'
import { ModelsCard } from './models-card.tsx'
import { PendingRestore } from './pending-restore.tsx'
import { ProblemCard } from './problem-card.tsx'
import { ProcessTable } from './process-table.tsx'
import { RefusalCard } from './refusal-card.tsx'
import { RescueCard } from './rescue-card.tsx'
import { RestoredCard } from './restored-card.tsx'
import { ScannerCard } from './scanner/scanner-card.tsx'
import { ScreenFacts } from './screen-facts.tsx'
import css from './service-screen.module.css'
import { SetupCard } from './setup-card.tsx'
import { TimesCard } from './times-card.tsx'
import { UpdateCard } from './update-card.tsx'
import { UploadCard } from './upload-card.tsx'
import { useChosenBackup } from './use-chosen-backup.ts'
import { useUpkeep } from './use-upkeep.ts'
import { VersionFacts } from './version-facts.tsx'

/** What works behind the screen, problems first. */
export function ServiceScreen() {
  const { t } = useWords()
  const upkeep = useUpkeep()
  const chosen = useChosenBackup(upkeep.rescue)
  const damage = upkeep.rescue?.damage ?? undefined
  // What only an open database can say is not asked for.
  const refusal = useStartRefusal()
  const isShut = damage !== undefined || refusal !== undefined
  return (
    <div className={page.screen}>
      <h1 className={page.title}>{t('places.service.title')}</h1>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {damage !== undefined && refusal === undefined && <RescueCard damage={damage} upkeep={upkeep} />}
      <PendingRestore upkeep={upkeep} />
      <RestoredCard upkeep={upkeep} inSight={chosen.cameBack} />
      <ProblemCard upkeep={upkeep} />
      <ScannerCard />
      <Card>
        <CardHead title={t('places.service.processes')} />
        <ProcessTable />
      </Card>
      <ModelsCard />
      {!isShut && <UploadCard />}
      <div className={css.row}>
        <DiskCard reading={upkeep.disk} />
        <CheckCard upkeep={upkeep} />
        <BundleCard upkeep={upkeep} />
      </div>
      {!isShut && <ArchiveCard />}
      {!isShut && <TimesCard />}
      <BackupCard upkeep={upkeep} chosen={chosen} />
      {!isShut && <KeyCard backups={upkeep.backups} />}
      <SetupCard />
      <PeopleCard />
      <LogCard />
      <div className={css.row}>
        <Card>
          <CardHead title={t('places.service.versions')} />
          <VersionFacts />
        </Card>
        <UpdateCard />
        <Card>
          <CardHead title={t('places.service.screen')} />
          <ScreenFacts />
        </Card>
      </div>
    </div>
  )
}
