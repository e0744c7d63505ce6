import type { ModelDriftView } from '../../electron/contract/model-files.ts'
import { DRIFT_LIMIT_INDEX, DRIFT_SCANS_MIN, DRIFT_WATCH_INDEX } from '../../electron/domain/drift/drift.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatCount, formatDateTime, formatNumber } from '../ui/format.ts'
import list from '../ui/list-page.module.css'
import css from './models.module.css'

/** A drift shows over hours. */
const READ_EVERY_MS = 30_000
/** What drifted most stands first; the rest are like the model's own. */
const ROWS_SHOWN_MAX = 8

type Figure = ModelDriftView['figures'][number]

/** Whether the newest scans are still like those by which the model was judged. */
export function DriftCard({ modelId }: { readonly modelId: string }) {
  const { t } = useWords()
  const { reading } = useReading(`drift ${modelId}`, (review) => review.call('modelDrift', { modelId }), READ_EVERY_MS)
  const drift = reading.state === 'read' ? reading.value : null
  return (
    <Card className={css.card} label={t('drift.title')}>
      <CardHead title={t('drift.title')} />
      {reading.state === 'loading' && <p role="status">{t('models.loading')}</p>}
      {reading.state === 'failed' && <p role="status">{t('models.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && drift === null && <p className={css.note}>{t('drift.noReference')}</p>}
      {drift !== null && <Drift drift={drift} />}
    </Card>
  )
}

function Drift({ drift }: { readonly drift: ModelDriftView }) {
  const { t, language } = useWords()
  const limit = (index: number) => formatNumber(index, language, 2)
  const headOf = (of: 'batches' | 'coils', all: number) =>
    all > ROWS_SHOWN_MAX ? t(`drift.${of}Of`, { shown: ROWS_SHOWN_MAX, all }) : t(`drift.${of}`)
  return (
    <>
      <p className={css.state} data-state={drift.state}>
        {t(`drift.state.${drift.state}`)}
      </p>
      <Table
        head={t('drift.all', { count: drift.scans, scans: formatCount(drift.scans, language) })}
        rows={[{ key: 'all', name: t('drift.newest'), scans: drift.scans, figures: drift.figures }]}
      />
      {drift.batches.length > 1 && (
        <Table
          head={headOf('batches', drift.batches.length)}
          rows={drift.batches.slice(0, ROWS_SHOWN_MAX).map(({ batchId, startedAtWallMs, scans, figures }) => ({
            key: batchId,
            name: `${batchId} · ${formatDateTime(startedAtWallMs, language)}`,
            ...{ scans, figures },
          }))}
        />
      )}
      {drift.coils.length > 1 && (
        <Table
          head={headOf('coils', drift.coils.length)}
          rows={drift.coils
            .toSorted((one, other) => worst(other.figures) - worst(one.figures))
            .slice(0, ROWS_SHOWN_MAX)
            .map(({ coil, scans, figures }) => ({
              key: String(coil),
              name: t('drift.coil', { coil }),
              scans,
              figures,
            }))}
        />
      )}
      <p className={css.note}>
        {t('drift.note', {
          ...{ watch: limit(DRIFT_WATCH_INDEX), limit: limit(DRIFT_LIMIT_INDEX) },
          least: formatCount(DRIFT_SCANS_MIN, language),
        })}
      </p>
    </>
  )
}

function Table({
  head,
  rows,
}: {
  readonly head: string
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly scans: number
    readonly figures: readonly Figure[]
  }[]
}) {
  const { t, language } = useWords()
  const [first] = rows
  if (first === undefined) return null
  return (
    <table className={`${list.table} ${css.aligned}`}>
      <caption className={css.partHead}>{head}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('drift.scans')}</th>
          {first.figures.map(({ measure }) => (
            <th key={measure} scope="col">
              {t(`drift.measure.${measure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, scans, figures }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{formatCount(scans, language)}</td>
            {figures.map(({ measure, index, state }) => (
              <td key={measure}>
                {index === null
                  ? t('drift.tooFew')
                  : `${formatNumber(index, language, 2)} · ${t(`drift.word.${state}`)}`}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function worst(figures: readonly Figure[]): number {
  return Math.max(...figures.map(({ index }) => index ?? 0))
}
