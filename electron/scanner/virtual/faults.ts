import type { LineFaults } from './line-faults.ts'
import type { SorterFaults } from './sorter-faults.ts'

/** What can be made to be wrong with a virtual scanner, at any time. Shares lie between 0 and 1; rates are means of events that come at random. */
export interface VirtualFaults extends LineFaults, SorterFaults {
  /** Pictures in which some lines are missing. */
  readonly lineDropShare: number
  /** The conveyor jams this often while it runs, and stands for so long. */
  readonly jamsPerHour: number
  readonly jamMs: number
  /** Vibration on top of that of a sound conveyor, RMS velocity. */
  readonly vibrationMmPerS: number
  /** How fast the noise of the coils rises, in pixel units; each coil at a pace of its own, on average this one. */
  readonly coilDriftPerHour: number
  /** How many of the 16 coils give no signal: their pictures are dark. */
  readonly openCoils: number
  /** How much too fast the scanner's clock runs, in millionths. */
  readonly clockDriftPpm: number
  /** What its clock shows on top, as if it had been running for longer; a change is a clock that jumps. */
  readonly clockOffsetMs: number
  /** The cable comes out by itself this often, and is put back after so long. */
  readonly unplugsPerHour: number
  readonly unpluggedMs: number
}

export const NO_FAULTS: VirtualFaults = {
  ...{ lateShare: 0, lateByMs: 250, duplicateShare: 0, damageShare: 0, dropShare: 0, lineDropShare: 0 },
  ...{ jamsPerHour: 0, jamMs: 3_000, vibrationMmPerS: 0, coilDriftPerHour: 0, openCoils: 0 },
  ...{ clockDriftPpm: 0, clockOffsetMs: 0, unplugsPerHour: 0, unpluggedMs: 2_000 },
  ...{ sorterLostShare: 0, sorterLateShare: 0, sorterLateByMs: 2_000, sorterOtherShare: 0 },
}
