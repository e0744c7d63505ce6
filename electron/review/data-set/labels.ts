import type { EggClass } from '../../domain/egg.ts'
import type { OverrideClass, OverrideReason } from '../../domain/override.ts'

/** Order of the kinds in a data set; the sex of a living one stands in a column of its own. */
export const DATA_SET_KINDS = ['LIVE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY'] as const
export type DataSetKind = (typeof DATA_SET_KINDS)[number]

/**
 * How an egg came to be looked at. `sample`: its recipe had drawn it whatever the model said, so the share of errors among these means
 * something. `override`: somebody doubted the call, so errors are far too common among these.
 */
export type LabelSource = 'sample' | 'override'

/** Why a correction is no label. */
export const LEFT_OUT = [
  /** Nobody knew it afterwards either. */
  'sexUnknown',
  /** The picture is of the egg of another cell. */
  'wrongCell',
  /** Eggs were moved into or out of this cell: which one was judged is not certain. */
  'moved',
  /** The scan itself is not there. */
  'noScan',
  /** The picture was not kept, or its time is over. */
  'pictureGone',
  /** Of another size than the data set, or without a map that was asked for. */
  'otherPicture',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** The newest word of a person about an egg. */
export interface SaidOfEgg {
  readonly called: OverrideClass
  readonly reason: OverrideReason
  /** The egg changed its place at some time. */
  readonly moved: boolean
  /** What the scan was decided as; undefined where no scan of this attempt is stored. */
  readonly decided: EggClass | undefined
  readonly sampled: boolean
}

export interface Label {
  readonly kind: DataSetKind
  /** 1 female, 0 male, −1 where there is none. */
  readonly female: 1 | 0 | -1
  readonly source: LabelSource
  /** The picture itself could not be read: nobody should learn from it what the egg is. */
  readonly broken: boolean
}

/** What a correction teaches, or why it teaches nothing. */
export function labelOf(said: SaidOfEgg): Label | Extract<LeftOut, 'sexUnknown' | 'wrongCell' | 'moved' | 'noScan'> {
  if (said.decided === undefined) return 'noScan'
  if (said.reason === 'WRONG_CELL') return 'wrongCell'
  if (said.moved) return 'moved'
  if (said.called === 'UNCERTAIN') return 'sexUnknown'
  const isLiving = said.called === 'FEMALE' || said.called === 'MALE'
  return {
    kind: said.called === 'FEMALE' || said.called === 'MALE' ? 'LIVE' : said.called,
    female: isLiving ? (said.called === 'FEMALE' ? 1 : 0) : -1,
    source: said.sampled ? 'sample' : 'override',
    broken: said.decided === 'UNREADABLE',
  }
}
