import { memo } from 'react'
import { Bar, BarChart, CartesianGrid, ErrorBar, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { Share } from '../../../electron/domain/statistics.ts'
import { useWords } from '../../i18n/use-words.ts'
import folded from '../folded-detail.module.css'
import { formatCount, formatNumber } from '../format.ts'
import { BARS_MAX } from './bar-chart.tsx'
import css from './report-chart.module.css'

export interface ShareRow {
  readonly key: string | number
  /** Under the mark. */
  readonly label: string
  /** In its row of the table. */
  readonly long: string
  /** Undefined where nothing was counted. */
  readonly share: Share | undefined
}

export interface ShareChartProps {
  /** What the chart says, in words. */
  readonly label: string
  readonly unit: string
  readonly words: {
    readonly from: string
    readonly share: string
    readonly interval: string
    readonly n: string
    readonly table: string
  }
  /** The newest BARS_MAX are drawn; the table has all. */
  readonly rows: readonly ShareRow[]
}

/** Shares in percent, each with its interval, and behind them the same numbers as a table. */
export const ShareChart = memo(function ShareChart({ label, unit, words, rows }: ShareChartProps) {
  const { language } = useWords()
  const percent = (value: number) => formatNumber(value * 100, language, 2)
  const data = rows.slice(-BARS_MAX).map(({ label: name, share }) => ({
    label: name,
    share: (share?.share ?? 0) * 100,
    interval: share === undefined ? [0, 0] : [(share.share - share.low) * 100, (share.high - share.share) * 100],
  }))
  return (
    <figure className={css.figure}>
      <figcaption className={css.key}>
        <span>{unit}</span>
      </figcaption>
      <div className={css.chart} role="img" aria-label={label}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={data} margin={{ top: 6, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line-2)" />
            <XAxis dataKey="label" stroke="var(--line)" tick={{ fill: 'var(--ink-2)', fontSize: 13 }} minTickGap={24} />
            <YAxis
              width={56}
              stroke="var(--line)"
              tick={{ fill: 'var(--ink-2)', fontSize: 13 }}
              tickFormatter={(value: number) => formatNumber(value, language, 1)}
            />
            <Bar dataKey="share" fill="var(--band-in)" maxBarSize={48} isAnimationActive={false}>
              <ErrorBar dataKey="interval" stroke="var(--ink)" width={8} isAnimationActive={false} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      <details className={folded.detail}>
        <summary>{words.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section className={css.scroll} aria-label={label} tabIndex={0}>
          <table className={css.table}>
            <thead>
              <tr>
                {[words.from, words.share, words.interval, words.n].map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, long, share }) => (
                <tr key={key}>
                  <th scope="row">{long}</th>
                  <td>{share === undefined ? '–' : percent(share.share)}</td>
                  <td>{share === undefined ? '–' : `${percent(share.low)} – ${percent(share.high)}`}</td>
                  <td>{formatCount(share?.n ?? 0, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
})
