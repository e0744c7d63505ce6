import * as z from 'zod'

/**
 * Why a background process cannot start, where people can do something about it; the words of StoreErrorCode and IntakeErrorCode.
 * LOCKED: another Ovoscope works with this data folder. WRONG_KEY: the key to the data is damaged, locked away or another one. MISSING: a file without which
 * the data cannot be read is gone. NETWORK_PATH: the folder is on another machine. NEWER_SCHEMA: written by a newer version. FULL: no space. DISK: the folder cannot be read or written.
 */
const START_REFUSALS = ['LOCKED', 'WRONG_KEY', 'MISSING', 'NETWORK_PATH', 'NEWER_SCHEMA', 'FULL', 'DISK'] as const

const DETAIL_CHARS_MAX = 2_000

export const startRefusalSchema = z.strictObject({
  code: z.enum(START_REFUSALS),
  /** What the process said: names files and, for IT, what to do. English. */
  detail: z.string().transform((text) => text.slice(0, DETAIL_CHARS_MAX)),
})
export type StartRefusal = z.infer<typeof startRefusalSchema>
