import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { type BarChart, barChartSvg, swatchSvg, type Tone } from './chart-svg.ts'

/** Writable width of A4 between the margins; Letter has a little more, and charts keep to the smaller. */
export const CONTENT_PT = 507
export const MARGIN_PT = 44

const RULE = '#c9d0d6'
const HEAD_RULE = '#22303c'

/** Thin lines between rows, a darker one below the head. */
export const TABLE_LAYOUT: CustomTableLayout = {
  hLineWidth: (line, node) => (line === 0 || line === node.table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (line, node) => (line === node.table.headerRows ? HEAD_RULE : RULE),
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: () => 0,
  paddingTop: () => 2,
  paddingBottom: () => 2,
}

/** A heading that never stands alone at the foot of a page. */
export function section(title: string, content: readonly Content[]): Content[] {
  const [first, ...rest] = content
  if (first === undefined) return []
  return [{ stack: [{ text: title, style: 'section' }, first], unbreakable: isShort(first) }, ...rest]
}

/** A section that is read at one glance, a chart with its numbers; it must fit on one page. */
export function wholeSection(title: string, content: readonly Content[]): Content[] {
  return [{ stack: [{ text: title, style: 'section' }, ...content], unbreakable: true }]
}

/** Tables break by themselves and repeat their head; everything else that opens a section is a line, a list or a chart. */
function isShort(content: Content): boolean {
  return typeof content !== 'object' || !('table' in content) || content.table.body.length <= 12
}

export interface Column {
  readonly title: string
  /** Figures stand right, words left. */
  readonly figures?: boolean
  readonly width?: number | '*' | 'auto'
}

/** A table whose head repeats on every page and whose rows never break. `rows` as text, one a cell; `foot` in bold. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  foot: readonly string[] = [],
): Content {
  const cells = (texts: readonly string[], bold: boolean): TableCell[] =>
    columns.map(({ figures = false }, n) => ({
      text: texts[n] ?? '',
      alignment: figures ? 'right' : 'left',
      ...(bold && { bold }),
    }))
  const head: TableCell[] = columns.map(({ title, figures = false }) => ({
    text: title,
    style: 'columnHead',
    alignment: figures ? 'right' : 'left',
  }))
  const widths = columns.map(({ width = 'auto' }) => width)
  const body = [head, ...rows.map((row) => cells(row, false)), ...(foot.length === 0 ? [] : [cells(foot, true)])]
  return { table: { headerRows: 1, keepWithHeaderRows: 1, widths, dontBreakRows: true, body }, layout: TABLE_LAYOUT }
}

/** Long narrow tables beside each other, read downwards first: rows are shared out so that the blocks are equally long. */
export function blocks(columns: readonly Column[], rows: readonly (readonly string[])[], count: number): Content {
  const each = Math.ceil(rows.length / count)
  const width = (CONTENT_PT - (count - 1) * 16) / count
  return {
    columns: Array.from({ length: count }, (_, n) => rows.slice(n * each, (n + 1) * each))
      .filter((part) => part.length > 0)
      .map((part) => ({ width, stack: [table(columns, part)] })),
    columnGap: 16,
    style: 'small',
  }
}

/** Names and values in two columns of pairs. */
export function facts(pairs: readonly (readonly [name: string, value: string])[]): Content {
  const half = Math.ceil(pairs.length / 2)
  const side = (part: readonly (readonly [string, string])[]): Content => ({
    table: {
      widths: [96, '*'],
      dontBreakRows: true,
      body: part.map(([name, value]) => [{ text: name, style: 'name' }, value]),
    },
    layout: { ...TABLE_LAYOUT, hLineColor: () => RULE },
  })
  return { columns: [side(pairs.slice(0, half)), side(pairs.slice(half))], columnGap: 20 }
}

export function paragraph(text: string): Content {
  return { text, margin: [0, 0, 0, 3] }
}

/** What a chart shows, its legend where there are several series, and the bars. */
export function chart(
  caption: string,
  legend: readonly (readonly [tone: Tone, name: string])[],
  bars: BarChart['bars'],
  formatValue: BarChart['formatValue'],
): Content {
  const tones = legend.map(([tone]) => tone)
  const marks: Content[] =
    legend.length < 2
      ? []
      : legend.map(([tone, name]) => ({
          width: 'auto' as const,
          columns: [
            { width: 10, svg: swatchSvg(tone), margin: [0, 1.5, 0, 0] },
            { width: 'auto' as const, text: name },
          ],
          columnGap: 3,
        }))
  return {
    stack: [
      { columns: [{ width: '*', text: caption, style: 'caption' }, ...marks], columnGap: 12, style: 'small' },
      {
        svg: barChartSvg({ widthPt: CONTENT_PT, heightPt: 120, tones, bars, formatValue }),
        width: CONTENT_PT,
        margin: [0, 3, 0, 4],
      },
    ],
  }
}
