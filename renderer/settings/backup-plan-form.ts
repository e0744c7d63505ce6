import { backupPlanSchema } from '../../electron/contract/backup-plan.ts'
import type { BackupPlan } from '../../electron/domain/backup-plan.ts'

/** As typed; an empty second folder is none. */
export type PlanFields = Readonly<Record<keyof BackupPlan, string>>

export function planFields({ hour, keepNewest, keepWeekly, secondFolder }: BackupPlan): PlanFields {
  return {
    ...{ hour: String(hour), keepNewest: String(keepNewest), keepWeekly: String(keepWeekly) },
    secondFolder: secondFolder ?? '',
  }
}

/** What they say, or the names of those that are beyond their bounds. */
export function readPlan(
  fields: PlanFields,
):
  | { readonly ok: true; readonly plan: BackupPlan }
  | { readonly ok: false; readonly wrong: readonly (keyof PlanFields)[] } {
  const secondFolder = fields.secondFolder.trim()
  const parsed = backupPlanSchema.safeParse({
    hour: wholeIn(fields.hour),
    keepNewest: wholeIn(fields.keepNewest),
    keepWeekly: wholeIn(fields.keepWeekly),
    secondFolder: secondFolder === '' ? null : secondFolder,
  })
  if (parsed.success) return { ok: true, plan: parsed.data }
  const wrong = (Object.keys(fields) as (keyof PlanFields)[]).filter((name) =>
    parsed.error.issues.some(({ path }) => path[0] === name),
  )
  return { ok: false, wrong }
}

function wholeIn(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN
}
