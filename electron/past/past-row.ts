import * as z from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { cellNamed, EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'

/** The first line of every file, as JSON or as the words after `#` in a CSV: what it is, in which form, and of which data. */
export const headSchema = z.strictObject({
  ovoscope: z.literal('history'),
  version: z.literal(1),
  data: z.enum(['work', 'play']),
})
export type PastHead = z.infer<typeof headSchema>

/** Longest name of anything. */
const NAME_CHARS_MAX = 100
const name = z.string().trim().min(1).max(NAME_CHARS_MAX)
const optionalName = z.string().trim().max(NAME_CHARS_MAX).default('')
const whole = z.coerce.number().int().nonnegative()
/** Without its zone a time would be another one on every machine. */
const NO_TIME = 'is no time with its zone, like 2026-03-01T06:00:00Z or 2026-03-01T07:00:00+01:00'
const time = z.iso.datetime({ offset: true, error: NO_TIME }).transform((text) => Date.parse(text))
/** An empty column of a CSV is one that is not there. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const rowSchema = z.strictObject({
  batch: name,
  flock: name,
  breed: name,
  setter: optionalName,
  trolley: optionalName,
  parent_age_weeks: optional(z.coerce.number().min(1).max(120)),
  set_at: optional(time),
  scanner: name,
  session: name,
  /** Number of the tray within its session. */
  tray: whole,
  tray_code: name,
  tray_rows: z.coerce.number().int().min(1).max(1023),
  tray_columns: z.coerce.number().int().min(1).max(1023),
  /** Number of the message within its session: with scanner and session the identity of the scan. */
  sequence: whole,
  /** As people call it, B7. */
  cell: z.string().transform((text, context) => {
    const cell = cellNamed(text)
    if (cell !== undefined) return cell
    context.addIssue({ code: 'custom', message: 'is no cell like B7' })
    return z.NEVER
  }),
  attempt: z.coerce.number().int().min(1).max(255),
  coil: optional(whole),
  arrived_at: time,
  class: z.enum(EGG_CLASSES),
  action: z.enum(EGG_ACTIONS),
  /** Of the class, 0 to 1. */
  confidence: z.coerce.number().min(0).max(1),
})
/** One scan with the tray and the batch that it belongs to, which every row repeats. Times in milliseconds since 1970. */
export type PastRow = z.infer<typeof rowSchema>

/** The columns of a CSV, in any order; the rest may be missing. */
export const PAST_COLUMNS: readonly string[] = Object.keys(rowSchema.shape)

/** A row that can be taken, or why not, by column. */
export function readPastRow(raw: unknown): Result<PastRow, string> {
  const parsed = rowSchema.safeParse(raw)
  if (!parsed.success) {
    return err(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`).join('; '))
  }
  const { cell, tray_rows, tray_columns } = parsed.data
  if (cell.row < tray_rows && cell.column < tray_columns) return ok(parsed.data)
  return err(`cell: lies outside a tray of ${tray_rows} × ${tray_columns}`)
}
