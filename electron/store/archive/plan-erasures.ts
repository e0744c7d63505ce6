import type { KeptClass } from '../../domain/archive/keep.ts'
import { KEPT_CLASSES } from '../../domain/archive/keep.ts'
import { GOES_FIRST, KEPT_SHARE_MAX, type Retention } from '../../domain/archive/retention.ts'
import type { SegmentRow } from '../archive-book.ts'

const DAY_MS = 86_400_000

/** A file of a batch, from before there were segments. */
export interface OldFile {
  readonly path: string
  readonly bytes: number
}

export interface ErasureFacts {
  /** Oldest first; those that are being written count, and stay. */
  readonly segments: readonly (SegmentRow & { readonly isWritten: boolean })[]
  /** Oldest first. */
  readonly oldFiles: readonly OldFile[]
  readonly retention: Retention
  readonly nowWallMs: number
  /** Nothing grows old by a clock that nobody trusts. */
  readonly clockTrusted: boolean
  /** Bytes that the disk lacks for what else the station needs; recent pictures make room for it. */
  readonly missingBytes: number
}

/** What goes: a segment with every picture in it that nothing else keeps, or a file of an older release. */
export type Erasure =
  | { readonly kind: 'segment'; readonly segmentId: number; readonly why: 'expired' | 'quota' }
  | { readonly kind: 'old-file'; readonly path: string }

/** What goes, in this order. Days first, then the share of each class, then all classes together, and recent pictures for whatever is still too much. */
export function planErasures(facts: ErasureFacts): Erasure[] {
  const { retention, nowWallMs, clockTrusted } = facts
  const left = facts.segments.filter(({ state }) => state !== 'erasing')
  const erasures: Erasure[] = []
  const take = (gone: readonly SegmentRow[], why: 'expired' | 'quota') => {
    for (const one of gone) {
      erasures.push({ kind: 'segment', segmentId: one.segmentId, why })
      left.splice(
        left.findIndex(({ segmentId }) => segmentId === one.segmentId),
        1,
      )
    }
  }
  const ofClass = (one: KeptClass) => left.filter(({ shelf }) => shelf === one)
  if (clockTrusted) {
    take(
      left.filter((one) => one.shelf !== 'recent' && !one.isWritten && endsWallMs(one, retention) <= nowWallMs),
      'expired',
    )
  }
  for (const one of KEPT_CLASSES) {
    take(oldestBeyond(ofClass(one), retention.classShares[one] * retention.quotaBytes), 'quota')
  }
  const keptBytes = () => bytesOf(left.filter(({ shelf }) => shelf !== 'recent'))
  for (const one of GOES_FIRST) {
    const mine = ofClass(one)
    const tooMuch = keptBytes() - KEPT_SHARE_MAX * retention.quotaBytes
    if (tooMuch > 0) take(oldestBeyond(mine, bytesOf(mine) - tooMuch), 'quota')
  }
  const recent = left.filter(({ shelf }) => shelf === 'recent')
  const oldBytes = facts.oldFiles.reduce((sum, { bytes }) => sum + bytes, 0)
  const room = Math.min(retention.quotaBytes - keptBytes(), bytesOf(recent) + oldBytes - facts.missingBytes)
  let tooMuch = bytesOf(recent) + oldBytes - room
  for (const { path, bytes } of facts.oldFiles) {
    if (tooMuch <= 0) break
    erasures.push({ kind: 'old-file', path })
    tooMuch -= bytes
  }
  if (tooMuch > 0) take(oldestBeyond(recent, bytesOf(recent) - tooMuch), 'quota')
  return erasures
}

function endsWallMs({ shelf, newestWallMs }: SegmentRow, { days }: Retention): number {
  return shelf === 'recent' ? Number.POSITIVE_INFINITY : newestWallMs + days[shelf] * DAY_MS
}

function oldestBeyond(segments: readonly ErasureFacts['segments'][number][], bytesMax: number): SegmentRow[] {
  let tooMuch = bytesOf(segments) - bytesMax
  return segments.filter(({ isWritten, bytes }) => {
    if (tooMuch <= 0 || isWritten) return false
    tooMuch -= bytes
    return true
  })
}

function bytesOf(segments: readonly Pick<SegmentRow, 'bytes'>[]): number {
  return segments.reduce((sum, { bytes }) => sum + bytes, 0)
}
