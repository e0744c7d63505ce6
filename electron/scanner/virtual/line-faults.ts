import type { Random } from '../../base/random.ts'

export interface LineFaults {
  /** Sequenced messages that are held up for a random time of up to so many milliseconds, so that later ones overtake them. */
  readonly lateShare: number
  readonly lateByMs: number
  /** Frames that arrive twice. */
  readonly duplicateShare: number
  /** Frames in which some bits are wrong or whose end is missing. */
  readonly damageShare: number
  /** Frames that never arrive. */
  readonly dropShare: number
}

/** What becomes of one frame on its way. */
export interface LineFate {
  readonly isLost: boolean
  readonly isDamaged: boolean
  /** It comes once more, whole. */
  readonly isDoubled: boolean
  readonly delayMs: number
}

/** Bits that are wrong in a damaged frame, at most: one is what a checksum finds most easily. */
const WRONG_BITS_MAX = 4
/** Of damaged frames, how many are cut off instead. */
const CUT_SHARE = 0.3

/** Draws the same number of random numbers whatever the faults are, so that changing one share changes nothing else. */
export function lineFate(faults: LineFaults, random: Random): LineFate {
  const [lost, damaged, doubled] = [random.next(), random.next(), random.next()]
  const [late, delay] = [random.next(), random.next()]
  return {
    isLost: lost < faults.dropShare,
    isDamaged: damaged < faults.damageShare,
    isDoubled: doubled < faults.duplicateShare,
    delayMs: late < faults.lateShare ? Math.ceil((1 - delay) * faults.lateByMs) : 0,
  }
}

/** A copy of the frame with a few wrong bits, or without its end. */
export function damageFrame(frame: Uint8Array, random: Random): Uint8Array {
  if (random.next() < CUT_SHARE) return frame.slice(0, random.int(frame.length))
  const damaged = frame.slice()
  // Another bit each time: the same one twice would heal it.
  const first = random.int(frame.length * 8)
  for (let count = 1 + random.int(WRONG_BITS_MAX); count > 0; count--) {
    const bit = (first + count * 13) % (frame.length * 8)
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  }
  return damaged
}
