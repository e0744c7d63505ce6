import type { BatchRecord } from '../../electron/contract/review.ts'
import { useWords } from '../i18n/use-words.ts'
import { Facts } from '../ui/facts.tsx'
import { formatCount, formatDateTime, formatNumber, orDash } from '../ui/format.ts'
import { jurisdictionName } from '../ui/jurisdiction-name.ts'
import { orderFaultsText } from '../ui/order-faults-text.ts'

const BATCH_STATES = ['draft', 'running', 'paused', 'closing', 'closed'] as const

/** Identity, times and versions of a batch. */
export function BatchFacts({ record }: { readonly record: BatchRecord }) {
  const { t, language } = useWords()
  const time = (wallMs: number | null) =>
    orDash(wallMs, (value) => formatDateTime(value, language, record.timeZone.name))
  const { name, ofBatch } = record.timeZone
  const zoneText = ofBatch ? name : t('batchLife.record.zoneNow', { zone: name })
  const orNone = (text: string) => (text === '' ? t('places.batches.field.none') : text)
  const ms = (value: number | null) =>
    orDash(value, (known) => t('places.batches.field.ms', { value: formatNumber(known, language, 1) }))
  const state = BATCH_STATES.find((known) => known === record.state)
  return (
    <Facts
      rows={[
        [t('places.batches.field.state'), state === undefined ? record.state : t(`words.batchState.${state}`)],
        [t('places.batches.field.flock'), record.flock],
        [t('places.batches.field.breed'), record.breed],
        [
          t('places.batches.field.parentAge'),
          orDash(record.parentAgeWeeks, (count) => t('places.batches.field.weeks', { count })),
        ],
        [t('places.batches.field.setter'), record.setter],
        [t('places.batches.field.trolley'), orNone(record.trolley)],
        [t('places.batches.field.setAt'), time(record.setAtWallMs)],
        [t('places.batches.field.startedAt'), time(record.startedAtWallMs)],
        [t('places.batches.field.closedAt'), time(record.closedAtWallMs)],
        [t('batchLife.record.zone'), zoneText],
        [t('places.batches.field.law'), jurisdictionName(t, record.jurisdictionId)],
        [t('places.batches.field.method'), record.sexingMethod],
        [t('places.batches.field.label'), orNone(record.labelScheme)],
        [t('places.batches.field.shift'), orNone(record.shift)],
        ...(record.line === '' ? [] : [[t('lines.line'), record.line] as const]),
        [t('places.batches.field.recipe'), record.recipe],
        [t('places.batches.field.models'), record.models.join(', ')],
        [t('places.batches.field.scanners'), orNone(record.scanners.join(', '))],
        [t('places.batches.field.trays'), formatCount(record.trays, language)],
        [t('places.batches.field.held'), formatCount(record.traysHeld, language)],
        [t('places.batches.field.empty'), formatCount(record.emptyCells, language)],
        [t('back.batch.overridden'), formatCount(record.overridden, language)],
        [t('orders.notAsOrdered'), orderFaultsText(record.orderFaults, { t, language })],
        [t('places.batches.field.latency'), ms(record.latencyMs.p50)],
        [t('places.batches.field.latencyMost'), ms(record.latencyMs.p99)],
      ]}
    />
  )
}
