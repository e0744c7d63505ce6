import * as z from 'zod'
import { DEFAULT_BACKUP_PLAN } from '../domain/backup-plan.ts'

/** When backups are made by themselves, how many stay and where a second copy goes; see domain/backup-plan.ts. */
export const backupPlanSchema = z.strictObject({
  hour: z.int().min(0).max(23).default(DEFAULT_BACKUP_PLAN.hour),
  keepNewest: z.int().min(1).max(60).default(DEFAULT_BACKUP_PLAN.keepNewest),
  keepWeekly: z.int().min(0).max(104).default(DEFAULT_BACKUP_PLAN.keepWeekly),
  /** Where a relative one lay would depend on how the program was started. */
  secondFolder: z
    .string()
    .max(1000)
    .regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, 'must be a full path')
    .nullable()
    .default(DEFAULT_BACKUP_PLAN.secondFolder),
})
