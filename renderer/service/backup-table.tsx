import { Button } from '@mantine/core'
import type { ListedBackup } from '../../electron/contract/backups.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatBytes, formatCount } from '../ui/format.ts'
import { proofText } from '../ui/proof-text.ts'
import { madeTime } from './made-time.ts'
import css from './service-parts.module.css'
import table from './upload-table.module.css'

interface BackupTableProps {
  readonly backups: readonly ListedBackup[]
  /** One is being read again. */
  readonly isBusy: boolean
  readonly onVerify: (name: string) => void
  readonly onRestore: (name: string) => void
}

/** Those that are there, newest first. */
export function BackupTable({ backups, ...acts }: BackupTableProps) {
  const { t, language } = useWords()
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {(['made', 'proof', 'scans', 'bytes', 'version'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`upkeep.backup.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('upkeep.backup.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <Row key={backup.name} backup={backup} made={madeTime(backup, backups, language)} {...acts} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  backup,
  made,
  isBusy,
  onVerify,
  onRestore,
}: Omit<BackupTableProps, 'backups'> & { readonly backup: ListedBackup; readonly made: string }) {
  const words = useWords()
  const { t, language } = words
  const { name, proof, scans, bytes, appVersion } = backup
  return (
    <tr>
      <th scope="row" title={name}>
        {made}
      </th>
      <td className={css.word} data-bad={'finding' in proof || undefined}>
        {proofText(proof, words)}
      </td>
      <td>{formatCount(scans, language)}</td>
      <td>{formatBytes(bytes, language)}</td>
      <td>{appVersion}</td>
      <td>
        <div className={css.rowActs}>
          <Button
            variant="default"
            disabled={isBusy}
            aria-label={`${t('upkeep.backup.verify')}: ${made}`}
            onClick={() => onVerify(name)}
          >
            {t('upkeep.backup.verify')}
            <LockMark of={{ review: 'startVerify' }} />
          </Button>
          <Button
            variant="default"
            disabled={proof.kind === 'damaged'}
            aria-label={`${t('durability.restore.open')}: ${made}`}
            onClick={() => onRestore(name)}
          >
            {t('durability.restore.open')}
          </Button>
        </div>
      </td>
    </tr>
  )
}
