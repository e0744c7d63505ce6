import type { BatchRecord } from '../contract/review.ts'
import type { ReconcileResult } from '../contract/sum-check.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import type { Share } from '../domain/statistics.ts'
import { LABEL_WIDTH, line, reconcileLines } from './reconcile-lines.ts'

/** What a record may show beside what the database knows. */
export interface RecordExtras {
  /** Share of eggs called this class that truly were of it, with its interval. Never one figure for all: one line a class. */
  readonly purity?: readonly { readonly label: string; readonly share: Share | undefined }[]
  /** Where the truth came from, for example "phantom's own truth". */
  readonly purityAgainst?: string
  readonly scansPerSec?: number
  readonly databasePath?: string
  readonly reconcile?: ReconcileResult
  /** IANA name of the zone in which times are shown; the record's own if not given. */
  readonly timeZone?: string
}

const WIDTH = 78

/** The printed batch record as plain text, lines of at most 78 characters where names allow. Pure. */
export function formatRecord(record: BatchRecord, extras: RecordExtras = {}): string {
  const zone = extras.timeZone ?? record.timeZone.name
  const lines = [
    ...warnings(record),
    `BATCH RECORD  ${record.batchId}`,
    '-'.repeat(WIDTH),
    ...identityLines(record, zone),
    '',
    ...countLines(record),
    '',
    table('class', EGG_CLASSES, record.byClass, record.eggs),
    table('action', EGG_ACTIONS, record.byAction, record.eggs),
    ...purityLines(extras),
    ...runLines(record, extras),
    ...warnings(record),
  ]
  return `${lines.join('\n')}\n`
}

/** Above and below, so that neither a cut-off head nor a cut-off foot hides them. */
function warnings(record: BatchRecord): string[] {
  const lines: string[] = []
  if (record.synthetic) lines.push(banner('SYNTHETIC: the model was trained on phantoms, not on eggs'))
  if (record.play) lines.push(banner('PLAY: a training or demo run, not counted and never uploaded'))
  return lines
}

function banner(text: string): string {
  const side = '*'.repeat(Math.max(3, Math.floor((WIDTH - text.length - 2) / 2)))
  return `${side} ${text} ${side}`
}

function identityLines(record: BatchRecord, zone: string): string[] {
  return [
    line('State', record.state),
    line(
      'Flock',
      [
        record.flock,
        record.breed,
        ...(record.parentAgeWeeks === null ? [] : [`parents ${record.parentAgeWeeks} weeks`]),
      ].join(', '),
    ),
    line('Setter, trolley', [record.setter, record.trolley].filter((part) => part !== '').join(', ')),
    line('Set', when(record.setAtWallMs, zone)),
    line('Scanned', `${when(record.startedAtWallMs, zone)} to ${when(record.closedAtWallMs, zone)}`),
    line('Law', record.jurisdictionId),
    line('Method', record.sexingMethod),
    ...(record.labelScheme === '' ? [] : [line('Label', record.labelScheme)]),
    ...(record.shift === '' ? [] : [line('Shift', record.shift)]),
    ...(record.line === '' ? [] : [line('Line', record.line)]),
    line('Recipe', record.recipe),
    line(
      'Model',
      record.models.length === 0 ? 'none' : record.models.join(', ') + (record.synthetic ? ' (SYNTHETIC)' : ''),
    ),
    line('Scanner', record.scanners.length === 0 ? 'none' : record.scanners.join(', ')),
  ]
}

function countLines(record: BatchRecord): string[] {
  return [
    line('Eggs', String(record.eggs)),
    line('Empty cells', String(record.emptyCells)),
    line('Scans', `${record.scans} (every attempt, empty cells included)`),
    line('Overridden', `${record.overridden} (every count here is of the decisions as they were made)`),
    line('Orders', orderText(record.orderFaults)),
    line('Trays', `${record.trays}, of these on hold ${record.traysHeld}`),
  ]
}

/** What of the orders to the sorter was not carried out. */
function orderText({
  TOO_LATE,
  SORTER_SILENT,
  SORTER_DISAGREES,
  NOT_SENT,
  ORDER_FORGOTTEN,
}: BatchRecord['orderFaults']): string {
  return `${TOO_LATE} too late, ${SORTER_SILENT} unanswered, ${SORTER_DISAGREES} done otherwise, ${NOT_SENT} not sent, ${ORDER_FORGOTTEN} removed by lost orders`
}

function table<Word extends string>(
  title: string,
  words: readonly Word[],
  counts: Partial<Record<Word, { readonly eggs: number; readonly scans: number }>>,
  eggs: number,
): string {
  const rows = words.flatMap((word) => {
    const count = counts[word]
    if (count === undefined) return []
    // Empty cells hold no egg, so they have no share of the eggs; the action NONE belongs to them.
    const share = eggs === 0 || word === 'EMPTY' || word === 'NONE' ? '' : `${((100 * count.eggs) / eggs).toFixed(1)} %`
    return [row(word, String(count.eggs), share, String(count.scans))]
  })
  return [row(title, 'eggs', 'of eggs', 'scans'), ...rows, ''].join('\n')
}

function row(word: string, eggs: string, share: string, scans: string): string {
  return `  ${word.padEnd(LABEL_WIDTH - 2)}${eggs.padStart(10)}${share.padStart(12)}${scans.padStart(12)}`
}

function purityLines({ purity, purityAgainst }: RecordExtras): string[] {
  if (purity === undefined) return []
  const against = purityAgainst === undefined ? '' : ` against ${purityAgainst}`
  return [
    `Purity${against} (95 % Wilson interval)`,
    ...purity.map(({ label, share }) =>
      line(`  ${label}`, share === undefined ? 'not known (n = 0)' : shareText(share)),
    ),
    '',
  ]
}

function shareText({ share, low, high, n }: Share): string {
  const percent = (value: number) => (100 * value).toFixed(2)
  return `${percent(share)} %  (${percent(low)} to ${percent(high)}, n = ${n})`
}

function runLines(record: BatchRecord, extras: RecordExtras): string[] {
  const { p50, p99 } = record.latencyMs
  const lines = [line('Last byte to decision', `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`)]
  if (extras.scansPerSec !== undefined) lines.push(line('Throughput', `${extras.scansPerSec.toFixed(1)} scans/s`))
  if (extras.databasePath !== undefined) lines.push(line('Database', extras.databasePath))
  if (extras.reconcile !== undefined) lines.push(...reconcileLines(extras.reconcile))
  return lines
}

function milliseconds(value: number | null): string {
  return value === null ? 'not known' : `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
}

function when(wallMs: number | null, zone: string): string {
  if (wallMs === null) return 'not known'
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(wallMs)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} ${zone}`
}
