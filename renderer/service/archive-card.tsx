import type { ArchiveView } from '../../electron/contract/archive.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatBytes, formatCount, formatDateTime, orDash } from '../ui/format.ts'
import css from './service-parts.module.css'
import table from './upload-table.module.css'

/** It fills over days. */
const READ_AGAIN_MS = 60_000

/** Which pictures are kept, for how long, and how far the room goes. */
export function ArchiveCard() {
  const { t } = useWords()
  const { reading } = useReadingOf('station', 'archive', (station) => station.call('archive', {}), READ_AGAIN_MS)
  return (
    <Card>
      <CardHead title={t('archive.title')} />
      <p className={css.note}>{t('archive.text')}</p>
      {reading.state === 'loading' && <p className={css.note}>{t('archive.loading')}</p>}
      {reading.state === 'failed' && <p className={css.note}>{t('archive.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && <Kept view={reading.value} />}
    </Card>
  )
}

function Kept({ view }: { readonly view: ArchiveView }) {
  const { t, language } = useWords()
  const { retention, shelves, forecast } = view
  const size = (bytes: number) => formatBytes(bytes, language)
  const ofMost = (bytes: number, share: number) =>
    t('archive.ofMost', { used: size(bytes), max: size(share * retention.quotaBytes) })
  const used = shelves.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <>
      <p className={css.figure} data-verdict={isTight(forecast) ? 'soon' : 'enough'}>
        {forecastText(forecast, t, size)}
      </p>
      <Facts
        rows={[
          [
            t('archive.quota'),
            t('archive.quotaText', {
              ...{ used: size(used), max: size(retention.quotaBytes), kept: size(forecast.keptBytesMax) },
            }),
          ],
        ]}
      />
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              {(['shelf', 'pictures', 'bytes', 'oldest', 'days'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`archive.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shelves.map(({ shelf, pictures, bytes, oldestWallMs }) => (
              <tr key={shelf}>
                <th scope="row">{t(`archive.shelf.${shelf}`)}</th>
                <td>{formatCount(pictures, language)}</td>
                <td>{shelf === 'recent' ? size(bytes) : ofMost(bytes, retention.classShares[shelf])}</td>
                <td>{orDash(oldestWallMs, (wallMs) => formatDateTime(wallMs, language))}</td>
                <td>{shelf === 'recent' ? t('archive.whileRoom') : daysText(retention.days[shelf], t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type Words = ReturnType<typeof useWords>['t']

function daysText(count: number, t: Words): string {
  return count === 0 ? t('archive.notLong') : t('archive.days', { count })
}

function isTight({ growth }: ArchiveView['forecast']): boolean {
  return growth !== null && growth.daysUntilFull !== null
}

function forecastText({ growth, keptBytesMax }: ArchiveView['forecast'], t: Words, size: (bytes: number) => string) {
  if (growth === null) return t('archive.forecast.notYet')
  const { daysUntilFull, bytesInTheEnd } = growth
  if (daysUntilFull !== null) return t('archive.forecast.full', { count: daysUntilFull })
  return t('archive.forecast.fits', { end: size(bytesInTheEnd), max: size(keptBytesMax) })
}
