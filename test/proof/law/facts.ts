import type { EggAction, EggClass } from '../../../electron/domain/egg.ts'
import type { DayCount } from '../../../electron/domain/law/jurisdiction-profile.ts'

/** What is true about a batch and its clock, beside what the program makes of it. */
export interface Facts {
  /** As the batch names its country; undefined for eggs of no batch. */
  readonly country: string | undefined
  readonly dayCount: DayCount
  readonly setAtWallMs: number | undefined
  /** Undefined or unknown: nobody can read the calendar. */
  zoneName: string | undefined
  zoneKnown: boolean
  /** False from the moment the clock has jumped until a person confirms it. */
  clockHonest: boolean
}

/** An action that left the program: decided and stored, sent to the sorter, or written down for a person. */
export interface Deed {
  readonly path: 'decide' | 'stored' | 'sent' | 'override' | 'correction' | 'release'
  readonly eggClass: EggClass
  readonly action: EggAction
  /** What the machine had called an egg that a person called `eggClass`. */
  readonly machineClass?: EggClass
  /** The wall clock when it was decided or sent, and at the last moment at which it may be carried out. */
  readonly atWallMs: number
  readonly untilWallMs: number
  /** Whether the clock was honest when it left. */
  readonly clockHonest: boolean
  /** The site's zone when it left; left out: the one that the facts name. */
  readonly zone?: Pick<Facts, 'zoneName' | 'zoneKnown'>
}
