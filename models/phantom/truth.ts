import type { Random } from '../../electron/base/random.ts'
import type { EggClass, EggFlag } from '../../electron/domain/egg.ts'

/** What stands in the cell. Sex is a property of LIVE only: nobody sexes a dead embryo here. */
export type PhantomKind = 'LIVE' | 'INFERTILE' | 'EARLY_DEAD' | 'MID_DEAD' | 'EMPTY'

/** What went wrong while the picture was taken; each is meant to end as UNREADABLE. */
export const PHANTOM_FAULTS = [
  /** Nothing arrives at all. */
  'DEAD_CHANNEL',
  /** The receiver's gain is far too high: the converter clips. */
  'SATURATED',
  /** Lines of the picture are missing at regular distances. */
  'DROPPED_LINES',
  /** One of the elements that together see an egg is dead: its side of the picture is dark. */
  'DEAD_ELEMENT',
  /** One of several maps is dead; of a single one it is the picture. */
  'DEAD_MAP',
  /** Interference from outside: bright dashed lines through the whole picture. */
  'RF_ZIPPER',
  /** The frame is read from the wrong place on. */
  'SHIFTED_FRAME',
] as const
export type PhantomFault = (typeof PHANTOM_FAULTS)[number]

export interface PhantomTruth {
  readonly sex: 'FEMALE' | 'MALE' | undefined
  readonly kind: PhantomKind
  readonly flags: readonly EggFlag[]
  readonly fault: PhantomFault | undefined
}

/** Shares of what is found in a tray of layer eggs around day 12; they sum to 1. */
export const PHANTOM_PRIORS = {
  liveFemale: 0.465,
  liveMale: 0.465,
  infertile: 0.045,
  earlyDead: 0.01,
  midDead: 0.007,
  empty: 0.008,
} as const

/** Share of eggs that were set with the blunt end down. */
export const INVERTED_SHARE = 0.006

/** Share of pictures that a fault of the scanner spoils. */
export const FAULT_SHARE = 0.004

/** Share of eggs with two yolks. Of the right order for layers; no source was found, so it is unconfirmed. */
export const DOUBLE_YOLK_SHARE = 0.002

/** Draws what stands in a cell. The fault is `undefined` here: it belongs to the picture, see `drawFault`. */
export function drawTruth(random: Random): PhantomTruth {
  const share = random.next()
  const flags: EggFlag[] = random.next() < INVERTED_SHARE ? ['INVERTED'] : []
  if (random.next() < DOUBLE_YOLK_SHARE) flags.push('DOUBLE_YOLK')
  const { liveFemale, liveMale, infertile, earlyDead, midDead } = PHANTOM_PRIORS
  const limits: readonly (readonly [number, PhantomKind, PhantomTruth['sex']])[] = [
    [liveFemale, 'LIVE', 'FEMALE'],
    [liveFemale + liveMale, 'LIVE', 'MALE'],
    [liveFemale + liveMale + infertile, 'INFERTILE', undefined],
    [liveFemale + liveMale + infertile + earlyDead, 'EARLY_DEAD', undefined],
    [liveFemale + liveMale + infertile + earlyDead + midDead, 'MID_DEAD', undefined],
  ]
  for (const [limit, kind, sex] of limits) {
    if (share < limit) return { sex, kind, flags, fault: undefined }
  }
  return { sex: undefined, kind: 'EMPTY', flags: [], fault: undefined }
}

/** Draws whether this picture is spoilt. Every attempt at an egg draws anew, so a rescan usually helps. */
export function drawFault(random: Random): PhantomFault | undefined {
  return random.next() < FAULT_SHARE ? PHANTOM_FAULTS[random.int(PHANTOM_FAULTS.length)] : undefined
}

/** The class a perfect judge would give: what purity is measured against. */
export function trueClass(truth: PhantomTruth): EggClass {
  if (truth.fault !== undefined) return 'UNREADABLE'
  if (truth.kind !== 'LIVE') return truth.kind
  return truth.sex === 'MALE' ? 'MALE' : 'FEMALE'
}
