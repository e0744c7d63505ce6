import type { Disk } from '../../electron/contract/upkeep.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatBytes, formatCount } from '../ui/format.ts'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

const PARTS = ['database', 'journal', 'pictures', 'backups', 'files', 'aside', 'logs'] as const

/** Room on the disk, who takes it, and how long it will do. */
export function DiskCard({ reading }: { readonly reading: UpkeepReadings['disk'] }) {
  const { t } = useWords()
  return (
    <Card>
      <CardHead title={t('upkeep.disk.title')} />
      {reading.state === 'loading' && <p className={css.note}>{t('upkeep.disk.loading')}</p>}
      {reading.state === 'failed' && <p className={css.note}>{t('upkeep.disk.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && <DiskFacts disk={reading.value} />}
    </Card>
  )
}

function DiskFacts({ disk }: { readonly disk: Disk }) {
  const { t, language } = useWords()
  const { freeBytes, totalBytes, growth, use } = disk
  const size = (bytes: number) => formatBytes(bytes, language)
  return (
    <>
      <p className={css.figure} data-verdict={disk.verdict}>
        {forecastText(disk, t, language)}
      </p>
      <progress
        className={css.disk}
        max={totalBytes}
        value={totalBytes - freeBytes}
        aria-label={t('upkeep.disk.used')}
      />
      <Facts
        rows={[
          [t('upkeep.disk.free'), t('upkeep.disk.freeOf', { free: size(freeBytes), total: size(totalBytes) })],
          ...PARTS.map((part) => [t(`upkeep.disk.use.${part}`), size(use[part])] as const),
          [
            t('upkeep.disk.growth'),
            growth === null
              ? t('upkeep.disk.growthUnknown')
              : t('upkeep.disk.growthText', {
                  bytes: size(growth.databaseBytesPerDay),
                  scans: formatCount(growth.scansPerDay, language),
                  count: growth.days,
                }),
          ],
        ]}
      />
    </>
  )
}

function forecastText(
  { verdict, daysUntilFull, growth }: Disk,
  t: ReturnType<typeof useWords>['t'],
  language: ReturnType<typeof useWords>['language'],
): string {
  if (verdict === 'little') return t('upkeep.disk.little')
  if (growth === null) return t('upkeep.disk.notYet')
  if (daysUntilFull === null) return t('upkeep.disk.years')
  return t('upkeep.disk.days', { count: daysUntilFull, days: formatCount(daysUntilFull, language) })
}
