import { memo } from 'react'
import { Bar, BarChart as RechartsBarChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import css from './bar-chart.module.css'

/** A chart never draws more bars than this; older ones are left out. */
export const BARS_MAX = 60

export interface ChartBar {
  readonly key: number
  readonly value: number
  /** 'running' is not finished, 'stopped' did not run: drawn as a mark on the ground in the warning colour. 'unknown' is a gap. */
  readonly kind: 'full' | 'running' | 'stopped' | 'unknown'
}

export interface BarChartProps {
  readonly bars: readonly ChartBar[]
  /** Drawn as a dashed line, and always inside the scale. */
  readonly reference: number
  /** What the chart says, in words. */
  readonly label: string
}

const FILL = { full: 'var(--band-in)', running: 'var(--band)', stopped: 'var(--p2)', unknown: 'transparent' } as const
/** A stopped minute is this much of the scale high: seen, and not taken for a value. */
const STOPPED_MARK_SHARE = 0.04
const SCALE_OVER_HIGHEST = 1.06

/** Bars against one reference line, without axes: for a glance, with its meaning in words beside it. */
export const BarChart = memo(function BarChart({ bars, reference, label }: BarChartProps) {
  const shown = bars.slice(-BARS_MAX)
  const top = Math.max(reference, ...shown.map((bar) => bar.value)) * SCALE_OVER_HIGHEST
  // The scale always holds a whole hour, so that bars do not change their width while the first hour fills.
  const data = Array.from({ length: BARS_MAX }, (_, place) => {
    const bar = shown[place - (BARS_MAX - shown.length)]
    const value = bar === undefined ? 0 : bar.kind === 'stopped' ? top * STOPPED_MARK_SHARE : bar.value
    return { place, value, fill: FILL[bar?.kind ?? 'full'] }
  })
  return (
    <div className={css.chart} role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height="100%">
        <RechartsBarChart
          data={data}
          margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
          barCategoryGap={1}
          accessibilityLayer={false}
        >
          <XAxis dataKey="place" hide />
          <YAxis domain={[0, top]} hide />
          <Bar dataKey="value" isAnimationActive={false} radius={1} />
          <ReferenceLine y={reference} stroke="var(--ink-3)" strokeDasharray="3 4" />
        </RechartsBarChart>
      </ResponsiveContainer>
    </div>
  )
})
