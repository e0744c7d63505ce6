import { useMemo } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { type Translate, useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { BarChart } from '../ui/chart/bar-chart.tsx'
import { formatAge, formatCount, orDash } from '../ui/format.ts'
import { useHeld } from '../ui/use-held.ts'
import type { Staleness } from './batch-view.tsx'
import { highestEggsPerHour, minuteBars, unknownMinutes } from './throughput.ts'
import css from './throughput-card.module.css'

/** A chart of minutes need not be drawn more often. */
const REDRAWN_EVERY_MS = 2_000

/** Eggs per hour of the last 60 minutes against the rated speed, and how long the line stood. */
export function ThroughputCard({
  speed,
  staleness,
}: {
  readonly speed: LiveView['speed']
  readonly staleness: Staleness
}) {
  const { t, language } = useWords()
  const perMinute = useHeld(speed.perMinute, REDRAWN_EVERY_MS)
  const bars = useMemo(() => minuteBars(perMinute), [perMinute])
  const rated = formatCount(speed.ratedEggsPerHour, language)
  const chartBars = useMemo(
    () => bars.map(({ minutesAgo, eggsPerHour, kind }) => ({ key: minutesAgo, value: eggsPerHour, kind })),
    [bars],
  )
  const unknown = unknownMinutes(bars)
  const label = [
    t('line.throughput.label', {
      now: orDash(speed.eggsPerHour, (value) => formatCount(Math.round(value), language)),
      highest: formatCount(highestEggsPerHour(bars), language),
      rated,
    }),
    ...(unknown === 0 ? [] : [t('line.throughput.unknown', { count: unknown })]),
  ].join('. ')
  return (
    <Card className={css.card} {...staleness}>
      <div className={css.head}>
        <span>{t('line.throughput.title')}</span>
        <span className={css.rated}>{t('line.throughput.rated', { value: rated })}</span>
        <span>{stopsInWords(speed, t)}</span>
      </div>
      <div className={css.chart} data-stale={staleness.stale || undefined}>
        {bars.length === 0 ? (
          <span className={css.empty}>{t('line.throughput.empty')}</span>
        ) : (
          <BarChart bars={chartBars} reference={speed.ratedEggsPerHour} label={label} />
        )}
      </div>
    </Card>
  )
}

/** After a start within the batch only those stops of before are known that somebody wrote down. */
function stopsInWords({ stops, stoppedMs, stopsAtLeast }: LiveView['speed'], t: Translate): string {
  if (stops === 0) return t(stopsAtLeast ? 'line.throughput.noStopsKnown' : 'line.throughput.noStops')
  const numbers = { count: stops, age: formatAge(stoppedMs) }
  return stopsAtLeast ? t('line.throughput.stopsAtLeast', numbers) : t('line.throughput.stops', numbers)
}
