/** Order of the kinds in a data set; the sex of a living one stands in a column of its own. */
export const DATA_SET_KINDS = ['LIVE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY'] as const
export type DataSetKind = (typeof DATA_SET_KINDS)[number]

/** What a label says of an egg, as people count them: the kinds, with the sex of a living one. */
export const DATA_SET_LABELS = ['FEMALE', 'MALE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY'] as const
export type DataSetLabel = (typeof DATA_SET_LABELS)[number]

/** Parameter maps in the order of a scan's channels. */
export const DATA_SET_MAPS = ['T2', 'T1', 'ADC'] as const
export type DataSetMap = (typeof DATA_SET_MAPS)[number]

/**
 * Fewer scans than this in a set say little of a model: of 100 right ones 95 % leave 89 to 98 (Wilson, 95 % interval). Our own line, of no outside source.
 */
export const SET_SCANS_MIN = 100

export interface SetSizes {
  readonly train: number
  readonly calibration: number
  readonly test: number
}

/** The sets that are too small for what they are for, in the order in which they are used. */
export function smallSets(sizes: SetSizes): readonly (keyof SetSizes)[] {
  return (['train', 'calibration', 'test'] as const).filter((name) => sizes[name] < SET_SCANS_MIN)
}

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
  /** Of another size than the data set. */
  'otherSize',
  /** Without a map that was asked for. */
  'mapMissing',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]
