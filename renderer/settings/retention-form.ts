import { KEPT_CLASSES, type KeptClass } from '../../electron/domain/archive/keep.ts'
import { type Retention, retentionFault } from '../../electron/domain/archive/retention.ts'

export const GIB = 1024 ** 3
const PER_CENT = 100

/** As typed. */
export interface RetentionFields {
  readonly days: Readonly<Record<KeptClass, string>>
  readonly samplePercent: string
  readonly quotaGib: string
}

export function retentionFields({ days, sampleShare, quotaBytes }: Retention): RetentionFields {
  const typed = KEPT_CLASSES.map((one) => [one, String(days[one])] as const)
  return {
    days: Object.fromEntries(typed) as Record<KeptClass, string>,
    samplePercent: String(Number((sampleShare * PER_CENT).toFixed(3))),
    quotaGib: String(Number((quotaBytes / GIB).toFixed(3))),
  }
}

/** Names of the fields that are no number within their bounds; or what they say. */
export function readRetention(
  fields: RetentionFields,
): { readonly ok: true; readonly retention: Retention } | { readonly ok: false; readonly wrong: readonly string[] } {
  const days = Object.fromEntries(KEPT_CLASSES.map((one) => [one, numberIn(fields.days[one])])) as Record<
    KeptClass,
    number
  >
  const sampleShare = numberIn(fields.samplePercent) / PER_CENT
  const quotaBytes = Math.round(numberIn(fields.quotaGib) * GIB)
  const retention = { days, sampleShare, quotaBytes }
  if (retentionFault(retention) === undefined) return { ok: true, retention }
  const good: Retention = {
    days: { uncertain: 1, overridden: 1, faulty: 1, validation: 1, sample: 1 },
    sampleShare: 0,
    quotaBytes: GIB,
  }
  const wrongDays = KEPT_CLASSES.filter((one) => retentionFault({ ...good, days: { ...good.days, [one]: days[one] } }))
  const wrongSample = retentionFault({ ...good, sampleShare }) === undefined ? [] : ['samplePercent']
  const wrongQuota = retentionFault({ ...good, quotaBytes }) === undefined ? [] : ['quotaGib']
  return { ok: false, wrong: [...wrongDays, ...wrongSample, ...wrongQuota] }
}

/** A comma is a point on a German keyboard. */
function numberIn(text: string): number {
  const trimmed = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN
}
