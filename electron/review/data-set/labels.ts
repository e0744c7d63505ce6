import type { DataSetKind, LeftOut } from '../../domain/data-set.ts'
import type { EggClass } from '../../domain/egg.ts'
import type { OverrideClass, OverrideReason } from '../../domain/override.ts'

/**
 * How an egg came to be looked at. `sample`: its recipe had drawn it whatever the model said, so the share of errors among these means
 * something. `override`: somebody doubted the call, so errors are far too common among these.
 */
export type LabelSource = 'sample' | 'override'

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
