import type { DecidedPicture, KeptClass } from '../domain/archive/keep.ts'
import type { DecidedScan } from '../store/store.ts'
import type { Scan } from './scan/scan.ts'

export interface KeepingParts {
  /** Why a picture is to be kept for long; absent where none are kept. */
  readonly reasonsToKeep?: ((picture: DecidedPicture) => readonly KeptClass[]) | undefined
}

/** With the reasons for which its picture is to be kept, so that its row says so from the same moment. A message that could not be read has no picture. */
export function withReasons(decided: DecidedScan, { image }: Scan, parts: KeepingParts): DecidedScan {
  if (image.pixels.length === 0 || parts.reasonsToKeep === undefined) return decided
  const { decision, sampled, identity } = decided
  const keep = parts.reasonsToKeep({ eggClass: decision.eggClass, reason: decision.reason, sampled, name: identity })
  return keep.length === 0 ? decided : { ...decided, keep }
}
