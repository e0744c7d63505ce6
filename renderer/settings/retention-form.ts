import { KEPT_CLASSES, type KeptClass } from '../../electron/domain/archive/keep.ts'
import { DEFAULT_RETENTION, type Retention, retentionFault } from '../../electron/domain/archive/retention.ts'

export const GIB = 1024 ** 3
const PER_CENT = 100

type PerClass<T> = Readonly<Record<KeptClass, T>>

/** As typed. */
export interface RetentionFields {
  readonly days: PerClass<string>
  /** Most of the quota, in percent. */
  readonly sharePercent: PerClass<string>
  readonly samplePercent: string
  readonly quotaGib: string
}

/** Name of a field that is no number within its bounds. */
export type WrongField = `days.${KeptClass}` | `share.${KeptClass}` | 'samplePercent' | 'quotaGib'

export function retentionFields({ days, classShares, sampleShare, quotaBytes }: Retention): RetentionFields {
  return {
    days: perClass((one) => String(days[one])),
    sharePercent: perClass((one) => percentText(classShares[one])),
    samplePercent: percentText(sampleShare),
    quotaGib: String(Number((quotaBytes / GIB).toFixed(3))),
  }
}

/** Names of the fields that are no number within their bounds; or what they say. */
export function readRetention(
  fields: RetentionFields,
):
  | { readonly ok: true; readonly retention: Retention }
  | { readonly ok: false; readonly wrong: readonly WrongField[] } {
  const retention: Retention = {
    days: perClass((one) => numberIn(fields.days[one])),
    classShares: perClass((one) => numberIn(fields.sharePercent[one]) / PER_CENT),
    sampleShare: numberIn(fields.samplePercent) / PER_CENT,
    quotaBytes: Math.round(numberIn(fields.quotaGib) * GIB),
  }
  if (retentionFault(retention) === undefined) return { ok: true, retention }
  // Each alone among values that are right.
  const isWrong = (part: Partial<Retention>) => retentionFault({ ...DEFAULT_RETENTION, ...part }) !== undefined
  const { days, classShares } = DEFAULT_RETENTION
  return {
    ok: false,
    wrong: [
      ...KEPT_CLASSES.filter((one) => isWrong({ days: { ...days, [one]: retention.days[one] } })).map(
        (one) => `days.${one}` as const,
      ),
      ...KEPT_CLASSES.filter((one) =>
        isWrong({ classShares: { ...classShares, [one]: retention.classShares[one] } }),
      ).map((one) => `share.${one}` as const),
      ...(isWrong({ sampleShare: retention.sampleShare }) ? (['samplePercent'] as const) : []),
      ...(isWrong({ quotaBytes: retention.quotaBytes }) ? (['quotaGib'] as const) : []),
    ],
  }
}

function perClass<T>(of: (one: KeptClass) => T): PerClass<T> {
  return Object.fromEntries(KEPT_CLASSES.map((one) => [one, of(one)])) as PerClass<T>
}

function percentText(share: number): string {
  return String(Number((share * PER_CENT).toFixed(3)))
}

/** A comma is a point on a German keyboard. */
function numberIn(text: string): number {
  const trimmed = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN
}
