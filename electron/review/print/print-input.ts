import type { RecordLife } from '../../contract/batch-life.ts'
import type { BatchReport, PrintLanguage, PrintPaper } from '../../contract/looking-back.ts'
import type { BatchRecord } from '../../contract/review.ts'
import type { Cell, EggClass } from '../../domain/egg.ts'
import { type PrintFormat, printFormat } from './format.ts'
import { type PrintWords, wordsOf } from './words.ts'

/** One egg of the printed strip. */
export interface PrintPicture {
  readonly trayCode: string
  readonly cell: Cell
  /** As the machine decided. */
  readonly eggClass: EggClass
  /** What a person said of it; undefined for one that only stayed uncertain. */
  readonly corrected: EggClass | undefined
  /** 8 bit, for looking at; undefined where the picture is not kept any more. */
  readonly png: Uint8Array | undefined
}

/** Everything that a printed record is made of. The same input makes the same bytes. */
export interface PrintInput {
  readonly record: BatchRecord
  readonly report: BatchReport
  readonly life: RecordLife
  /** Scans by signal to noise of their picture, in the buckets of the fact cells. */
  readonly signalToNoise: readonly number[]
  /** Corrected eggs first, then uncertain ones, the newest of each; undefined where no pictures can be made. */
  readonly pictures: readonly PrintPicture[] | undefined
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
