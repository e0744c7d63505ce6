import { memo } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useWords } from '../../i18n/use-words.ts'
import folded from '../folded-detail.module.css'
import { formatCount } from '../format.ts'
import { BARS_MAX } from './bar-chart.tsx'
import css from './report-chart.module.css'

/** One kind of mark, stacked on the ones before it. Tones go from dark to light; the pattern of a tone is its name in the key. */
export interface ChartSeries {
  readonly name: string
  readonly tone: 'strong' | 'middle' | 'light' | 'warning'
}

export interface ChartRow {
  readonly key: string | number
  /** Under the mark, and first in its row of the table. */
  readonly label: string
  /** One for each series. */
  readonly values: readonly number[]
}

export interface ReportChartProps {
  /** What the chart says, in words. */
  readonly label: string
  readonly unit: string
  readonly labelColumn: string
  readonly series: readonly ChartSeries[]
  /** At most BARS_MAX; further ones are left out of the picture, never out of the table. */
  readonly rows: readonly ChartRow[]
}

const FILL = {
  strong: 'var(--egg)',
  middle: 'var(--band-in)',
  light: 'var(--band)',
  warning: 'var(--p2)',
} as const

/** Stacked bars with axes for a report, and behind them the same numbers as a table. */
export const ReportChart = memo(function ReportChart({ label, unit, labelColumn, series, rows }: ReportChartProps) {
  const { language } = useWords()
  const data = rows.slice(0, BARS_MAX).map((row) => ({ label: row.label, ...Object.fromEntries(row.values.entries()) }))
  return (
    <figure className={css.figure}>
      <figcaption className={css.key}>
        <span>{unit}</span>
        {series.length > 1 &&
          series.map(({ name, tone }) => (
            <span key={name} className={css.name}>
              <span className={css.swatch} data-tone={tone} aria-hidden="true" />
              {name}
            </span>
          ))}
      </figcaption>
      <div className={css.chart} role="img" aria-label={label}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={data}
            margin={{ top: 6, right: 4, bottom: 0, left: 0 }}
            barCategoryGap={2}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line-2)" />
            <XAxis dataKey="label" stroke="var(--line)" tick={{ fill: 'var(--ink-2)', fontSize: 13 }} minTickGap={24} />
            <YAxis
              width={56}
              stroke="var(--line)"
              tick={{ fill: 'var(--ink-2)', fontSize: 13 }}
              tickFormatter={(value: number) => formatCount(value, language)}
              allowDecimals={false}
            />
            {series.map(({ name, tone }, index) => (
              <Bar key={name} dataKey={String(index)} stackId="all" fill={FILL[tone]} isAnimationActive={false} />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ChartTable label={label} labelColumn={labelColumn} series={series} rows={rows} />
    </figure>
  )
})

function ChartTable({ label, labelColumn, series, rows }: Omit<ReportChartProps, 'unit'>) {
  const { t, language } = useWords()
  return (
    <details className={folded.detail}>
      <summary>{t('back.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={css.scroll} aria-label={label} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{labelColumn}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {series.map(({ name }, index) => (
                  <td key={name}>{formatCount(row.values[index] ?? 0, language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
