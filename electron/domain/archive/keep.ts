import { seededRandom } from '../../base/random.ts'
import type { DecisionReason, EggClass } from '../egg.ts'

/**
 * Why a picture is kept for long. `overridden`: a person called its egg something else. `validation`: its egg is checked by opening or by hatch.
 * `sample`: drawn at random, so that what is kept is not only what was difficult.
 */
export const KEPT_CLASSES = ['uncertain', 'overridden', 'faulty', 'validation', 'sample'] as const
export type KeptClass = (typeof KEPT_CLASSES)[number]

/** Where a picture lies: with one of the kept classes, or among the recent ones that anybody may look back at and that go first. */
export const SHELVES = [...KEPT_CLASSES, 'recent'] as const
export type Shelf = (typeof SHELVES)[number]

/** A scan by the names that its scanner gave. */
export interface ScanName {
  readonly scannerSerial: string
  readonly sessionId: string
  readonly sequence: number
}

/** What is known of a scan when it is decided. */
export interface DecidedPicture {
  readonly eggClass: EggClass
  readonly reason: DecisionReason
  /** Its egg is in the validation sample. */
  readonly sampled: boolean
  readonly name: ScanName
}

/** Why this picture is kept for long; empty for one that is only recent. A correction comes later and adds `overridden`. */
export function keepReasons({ eggClass, reason, sampled, name }: DecidedPicture, sampleShare: number): KeptClass[] {
  const isFaulty = eggClass === 'UNREADABLE' || reason === 'BAD_IMAGE' || reason === 'MODEL_FAILED'
  return [
    ...(sampled ? (['validation'] as const) : []),
    ...(isFaulty ? (['faulty'] as const) : []),
    ...(eggClass === 'UNCERTAIN' ? (['uncertain'] as const) : []),
    ...(isDrawn(name, sampleShare) ? (['sample'] as const) : []),
  ]
}

/**
 * Whether a scan is in the random sample. Decided by who it is alone, so that it is the same today and in a year and on any machine, and nothing
 * that the model says can bend it. Not the draw of the validation sample, which is of eggs.
 */
export function isDrawn({ scannerSerial, sessionId, sequence }: ScanName, share: number): boolean {
  return seededRandom(`archive/${scannerSerial}/${sessionId}/${sequence}`).next() < share
}
