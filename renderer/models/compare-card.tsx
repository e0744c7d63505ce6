import type { ShadowReport } from '../../electron/contract/model-files.ts'
import { type Share, wilson } from '../../electron/domain/statistics.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { ShareChart } from '../ui/chart/share-chart.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatCount, formatDateTime, formatNumber, formatTime } from '../ui/format.ts'
import list from '../ui/list-page.module.css'
import css from './models.module.css'
import { NewestDifferences } from './newest-differences.tsx'
import { useShareWords } from './share-words.ts'

/** Sums are written once a second; a chart of hours need not be newer than this. */
const READ_EVERY_MS = 5_000
/** Pairs of calls that are listed; there are 64 at most, and the rarest say nothing. */
const PAIRS_SHOWN_MAX = 12

/** Where two models differ, by hour and by what they call the same scan. */
export function CompareCard() {
  const { t } = useWords()
  const { reading } = useReading('shadow', (review) => review.call('shadowReport', {}), READ_EVERY_MS)
  const report = reading.state === 'read' ? reading.value : null
  return (
    <Card className={css.card} label={t('models.compare.title')}>
      <CardHead
        title={t('models.compare.title')}
        detail={report === null ? undefined : t('models.compare.of', report)}
      />
      {reading.state === 'loading' && <p role="status">{t('models.loading')}</p>}
      {reading.state === 'failed' && <p role="status">{t('models.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && report === null && <p className={css.note}>{t('models.compare.none')}</p>}
      {report !== null && <Report report={report} />}
    </Card>
  )
}

function Report({ report }: { readonly report: ShadowReport }) {
  const { t, language } = useWords()
  const total = totals(report)
  return (
    <>
      <div className={css.compare}>
        <ShareChart
          label={t('models.compare.chart')}
          unit={t('models.compare.unit')}
          words={{
            ...{ from: t('models.compare.hour'), share: t('models.compare.share'), n: t('models.compare.n') },
            ...{ interval: t('models.compare.interval'), table: t('models.compare.table') },
          }}
          rows={report.hours.map(({ fromWallMs, scans, differently }) => ({
            ...{ key: fromWallMs, label: formatTime(fromWallMs, language), long: formatDateTime(fromWallMs, language) },
            share: wilson(differently, scans),
          }))}
        />
        <Sums report={report} differently={total.differently} uncertain={total.uncertain} />
      </div>
      <h3 className={css.partHead}>{t('models.compare.pairs')}</h3>
      <Pairs report={report} scans={total.scans} />
      {report.newest.length > 0 && <NewestDifferences report={report} />}
      <p className={css.note}>{t('models.compare.honest')}</p>
    </>
  )
}

function totals({ pairs }: ShadowReport) {
  const sum = (which: (pair: ShadowReport['pairs'][number]) => boolean) =>
    pairs.filter(which).reduce((all, { scans }) => all + scans, 0)
  const scans = sum(() => true)
  return {
    scans,
    differently: wilson(
      sum(({ active, candidate }) => active !== candidate),
      scans,
    ),
    uncertain: {
      active: sum(({ active }) => active === 'UNCERTAIN'),
      candidate: sum(({ candidate }) => candidate === 'UNCERTAIN'),
      scans,
    },
  }
}

function Sums({
  report: { female },
  differently,
  uncertain,
}: {
  readonly report: ShadowReport
  readonly differently: Share | undefined
  readonly uncertain: { readonly active: number; readonly candidate: number; readonly scans: number }
}) {
  const { t, language } = useWords()
  const shareWords = useShareWords()
  const percent = (share: number) => `${formatNumber(share * 100, language, 2)} %`
  const of = (count: number) => percent(uncertain.scans === 0 ? 0 : count / uncertain.scans)
  return (
    <Facts
      rows={[
        ...(differently === undefined ? [] : [[t('models.compare.total'), shareWords(differently)] as const]),
        [
          t('models.compare.uncertain'),
          t('models.compare.uncertainText', {
            ...{ active: of(uncertain.active), candidate: of(uncertain.candidate) },
            n: formatCount(uncertain.scans, language),
          }),
        ],
        ...(female === null
          ? []
          : [
              [
                t('models.compare.female'),
                t('models.compare.femaleText', {
                  active: formatNumber(female.active, language, 3),
                  candidate: formatNumber(female.candidate, language, 3),
                  apart: formatNumber(female.apart, language, 3),
                }),
              ] as const,
            ]),
      ]}
    />
  )
}

function Pairs({ report, scans }: { readonly report: ShadowReport; readonly scans: number }) {
  const { t, language } = useWords()
  const differing = report.pairs.filter(({ active, candidate }) => active !== candidate).slice(0, PAIRS_SHOWN_MAX)
  const shareWords = useShareWords()
  if (differing.length === 0) return <p className={css.note}>{t('models.compare.agree')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={css.scroll} aria-label={t('models.compare.pairs')} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{t('models.compare.activeClass', { model: report.active })}</th>
            <th scope="col">{t('models.compare.candidateClass', { model: report.candidate })}</th>
            <th scope="col" className={list.number}>
              {t('models.compare.scans')}
            </th>
            <th scope="col">{t('models.compare.ofAll')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ active, candidate, scans: count }) => {
            const share = wilson(count, scans)
            return (
              <tr key={`${active} ${candidate}`}>
                <th scope="row">{t(`words.eggClass.${active}`)}</th>
                <td>{t(`words.eggClass.${candidate}`)}</td>
                <td className={list.number}>{formatCount(count, language)}</td>
                <td>{share === undefined ? '' : shareWords(share)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
