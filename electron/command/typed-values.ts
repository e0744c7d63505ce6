import * as z from 'zod'
import { obstacleToFolder } from './named-folder.ts'

/** What is typed after an option or in a position; its error says what it must be: "must be …". */
export type TypedValue<T = unknown> = z.ZodType<T, string | undefined>

/** Any text but none. */
export function text(what = 'some text', charsMax = 4_096) {
  return z.string().min(1, what).max(charsMax, `${what} of at most ${charsMax} characters`)
}

/** A folder that is there, or can be made, and in which this account may write. */
export function folderToWrite() {
  return z
    .string()
    .min(1, 'a folder')
    .refine((path) => obstacleToFolder(path) === undefined, { error: ({ input }) => folderWords(String(input)) })
}

/** A whole number, both ends included. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
  return numberBetween(/^\d{1,15}$/, `a whole number ${range(min, max)}`, min, max)
}

/** A number, with decimals if wanted, both ends included. */
export function decimalNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
  return numberBetween(/^\d{1,15}(\.\d{1,15})?$/, `a number ${range(min, max)}`, min, max)
}

/** A number above nothing. */
export function positiveNumber(max = Number.MAX_SAFE_INTEGER) {
  const words = max === Number.MAX_SAFE_INTEGER ? 'a number above 0' : `a number above 0, at most ${max}`
  return numberBetween(/^\d{1,15}(\.\d{1,15})?$/, words, Number.MIN_VALUE, max)
}

/** Several, with commas between. */
export function listOf<T>(one: z.ZodType<T, string>) {
  return z
    .string()
    .transform((typed) => typed.split(','))
    .pipe(z.array(one))
}

/** One of some words. */
export function oneOf<const W extends string>(words: readonly W[]) {
  return z.enum(words, { error: `one of: ${words.join(', ')}` })
}

function numberBetween(form: RegExp, words: string, min: number, max: number) {
  return z
    .string()
    .refine((typed) => form.test(typed) && Number(typed) >= min && Number(typed) <= max, words)
    .transform(Number)
}

function folderWords(path: string): string {
  return `a folder in which this account may write (${obstacleToFolder(path)})`
}

function range(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`
}
