/** Bars over a common axis, stacked where there are several series. */
export interface BarChart {
  readonly widthPt: number
  readonly heightPt: number
  readonly tones: readonly Tone[]
  /** Values in the order of the tones. */
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[]
  formatValue(value: number): string
}

/** Inks that stay apart on a black-and-white printer: by lightness, and the palest by its outline. */
export const TONES = {
  strong: { fill: '#22303c', stroke: '#22303c' },
  middle: { fill: '#7d8b99', stroke: '#7d8b99' },
  light: { fill: '#dfe4e8', stroke: '#7d8b99' },
  open: { fill: '#ffffff', stroke: '#22303c' },
} as const
export type Tone = keyof typeof TONES

const FONT_PT = 7
const LEFT_PT = 34
const BOTTOM_PT = 14
const TOP_PT = 5
/** Room that a label below the bars takes at least, and about how wide a letter is. */
const LABEL_PT = 46
const LETTER_PT = 3.6
/** A single bar as wide as the page says no more than a narrow one. */
const BAR_MAX_PT = 56
const INK = '#3c4854'
const LINE = '#c9d0d6'

/** The chart as SVG text with the page's own font. Pure; nothing is measured, so that the same numbers give the same bytes. */
export function barChartSvg(chart: BarChart): string {
  const { widthPt, heightPt, bars } = chart
  const plotWidth = widthPt - LEFT_PT
  const plotHeight = heightPt - TOP_PT - BOTTOM_PT
  const most = Math.max(0, ...bars.map((bar) => sum(bar.values)))
  const ticks = axisTicks(most)
  const top = ticks[ticks.length - 1] ?? 1
  const yOf = (value: number) => TOP_PT + plotHeight * (1 - value / top)
  const pitch = plotWidth / Math.max(1, bars.length)
  const labelPt = Math.max(LABEL_PT, ...bars.map((bar) => (bar.label.length + 1) * LETTER_PT))
  const labelEvery = Math.max(1, Math.ceil(labelPt / pitch))
  const parts = [
    ...ticks.map(
      (tick) =>
        `${line(LEFT_PT, yOf(tick), widthPt, yOf(tick))}${text(LEFT_PT - 4, yOf(tick) + 2.5, 'end', chart.formatValue(tick))}`,
    ),
    ...bars.flatMap((bar, n) => stack(chart.tones, bar.values, { x: LEFT_PT + n * pitch, pitch, yOf })),
    ...bars.flatMap((bar, n) =>
      n % labelEvery === 0 ? [text(LEFT_PT + (n + 0.5) * pitch, heightPt - 4, 'middle', bar.label)] : [],
    ),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPt}" height="${heightPt}" viewBox="0 0 ${widthPt} ${heightPt}">${parts.join('')}</svg>`
}

/** A small square in a series' ink, for the legend. */
export function swatchSvg(tone: Tone): string {
  const { fill, stroke } = TONES[tone]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect x="0.5" y="0.5" width="7" height="7" fill="${fill}" stroke="${stroke}" stroke-width="0.6"/></svg>`
}

/** Round numbers from 0 to the first that is not below `most`: three to six of them. Pure. */
export function axisTicks(most: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 4
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  // Counts are whole, and so is their axis.
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, n) => n * step)
}

function stack(
  tones: readonly Tone[],
  values: readonly number[],
  place: { readonly x: number; readonly pitch: number; yOf(value: number): number },
): string[] {
  const width = Math.min(BAR_MAX_PT, place.pitch - Math.min(2, place.pitch * 0.2))
  let below = 0
  return values.flatMap((value, n) => {
    const tone = tones[n]
    if (tone === undefined || value <= 0) return []
    const [bottomY, topY] = [place.yOf(below), place.yOf(below + value)]
    below += value
    const { fill, stroke } = TONES[tone]
    return [
      `<rect x="${pt(place.x + (place.pitch - width) / 2)}" y="${pt(topY)}" width="${pt(width)}" height="${pt(bottomY - topY)}" fill="${fill}" stroke="${stroke}" stroke-width="0.4"/>`,
    ]
  })
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${pt(x1)}" y1="${pt(y1)}" x2="${pt(x2)}" y2="${pt(y2)}" stroke="${LINE}" stroke-width="0.5"/>`
}

function text(x: number, y: number, anchor: 'end' | 'middle', words: string): string {
  return `<text x="${pt(x)}" y="${pt(y)}" text-anchor="${anchor}" font-family="Roboto" font-size="${FONT_PT}" fill="${INK}">${escaped(words)}</text>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function pt(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
