import type { RecordLife } from '../../contract/batch-life.ts'
import type { BatchReport, PrintLanguage, PrintPaper } from '../../contract/looking-back.ts'
import type { BatchRecord } from '../../contract/review.ts'
import { type PrintFormat, printFormat } from './format.ts'
import { type PrintWords, wordsOf } from './words.ts'

/** Everything that a printed record is made of. The same input makes the same bytes. */
export interface PrintInput {
  readonly record: BatchRecord
  readonly report: BatchReport
  readonly life: RecordLife
  /** Scans by signal to noise of their picture, in the buckets of the fact cells. */
  readonly signalToNoise: readonly number[]
  readonly language: PrintLanguage
  readonly paper: PrintPaper
  readonly printedAtWallMs: number
}

/** The input together with the language it is told in. */
export interface Telling extends PrintInput {
  readonly words: PrintWords
  readonly format: PrintFormat
}

export function telling(input: PrintInput): Telling {
  return { ...input, words: wordsOf(input.language), format: printFormat(input.language, input.record.timeZone.name) }
}
