import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BackupInfo } from '../../electron/contract/upkeep.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatBytes, formatCount, formatDateTime } from '../ui/format.ts'
import { JobButton } from './job-button.tsx'
import { RestorePanel } from './restore-panel.tsx'
import css from './service-parts.module.css'
import table from './upload-table.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** Copies of the database: one now, and those that are there. */
export function BackupCard({ upkeep }: { readonly upkeep: UpkeepReadings }) {
  const { t, language } = useWords()
  const { backups } = upkeep
  const [chosen, setChosen] = useState<string>()
  const job = upkeep.jobs.state === 'read' ? upkeep.jobs.value.backup : undefined
  return (
    <Card>
      <CardHead title={t('upkeep.backup.title')} />
      <p className={css.note}>{t('upkeep.backup.text')}</p>
      <JobButton job="backup" upkeep={upkeep} />
      <div role="status">
        {job?.state === 'done' && (
          <p className={css.good}>
            {t('upkeep.backup.done', { scans: formatCount(job.result.backup.scans, language) })}
          </p>
        )}
      </div>
      {backups.state === 'loading' && <p className={css.further}>{t('upkeep.backup.loading')}</p>}
      {backups.state === 'failed' && (
        <p className={css.further}>{t('upkeep.backup.listFailed', { code: backups.code })}</p>
      )}
      {backups.state === 'read' && (
        <>
          <p className={css.further}>{t('upkeep.backup.folder', { folder: backups.value.folder })}</p>
          {backups.value.backups.length === 0 ? (
            <p className={css.note}>{t('upkeep.backup.none')}</p>
          ) : (
            <Backups backups={backups.value.backups} onRestore={setChosen} />
          )}
        </>
      )}
      {chosen !== undefined && (
        <RestorePanel key={chosen} name={chosen} upkeep={upkeep} onClose={() => setChosen(undefined)} />
      )}
    </Card>
  )
}

function Backups({
  backups,
  onRestore,
}: {
  readonly backups: readonly BackupInfo[]
  readonly onRestore: (name: string) => void
}) {
  const { t, language } = useWords()
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {(['made', 'name', 'scans', 'bytes', 'version'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`upkeep.backup.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('durability.restore.column')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map(({ name, madeAtWallMs, scans, bytes, appVersion }) => (
            <tr key={name}>
              <th scope="row">{formatDateTime(madeAtWallMs, language)}</th>
              <td>{name}</td>
              <td>{formatCount(scans, language)}</td>
              <td>{formatBytes(bytes, language)}</td>
              <td>{appVersion}</td>
              <td>
                <Button className={css.button} onClick={() => onRestore(name)}>
                  {t('durability.restore.open')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
