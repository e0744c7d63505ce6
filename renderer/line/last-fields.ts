import * as z from 'zod'
import type { BatchFields } from './batch-form.ts'

const KEY = 'ovoscope.last-batch'

/** What is offered again next time. Never the set time: the law hangs on it. */
const rememberedSchema = z.object({
  flock: z.string().max(60),
  breed: z.string().max(60),
  parentAgeWeeks: z.string().max(10),
  setter: z.string().max(40),
  jurisdictionId: z.string().max(20),
  trayTypeId: z.string().max(60),
})

/** What was typed for the last batch on this machine; undefined when there was none or it cannot be read. */
export function lastFields(storage: Pick<Storage, 'getItem'>): Partial<BatchFields> | undefined {
  try {
    const parsed = rememberedSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

export function rememberFields(storage: Pick<Storage, 'setItem'>, fields: BatchFields): void {
  const { flock, breed, parentAgeWeeks, setter, jurisdictionId, trayTypeId } = fields
  storage.setItem(KEY, JSON.stringify({ flock, breed, parentAgeWeeks, setter, jurisdictionId, trayTypeId }))
}
