import * as z from 'zod'

/** Part of all, 0 = none, 1 = every one. */
const share = z.number().min(0).max(1).default(0)
/** So many an hour on average, at random; at most one a second. */
const perHour = z.number().min(0).max(3_600).default(0)
const durationMs = (usualMs: number) => z.number().min(1).max(600_000).default(usualMs)

/** Receiver coils of the virtual scanner. */
const COILS = 16

/** What is made to be wrong with a virtual scanner; nothing unless it is named. `scanner/virtual/faults.ts` says what each of them does. */
export const virtualFaultsSchema = z.strictObject({
  lateShare: share,
  lateByMs: durationMs(250),
  duplicateShare: share,
  damageShare: share,
  dropShare: share,
  lineDropShare: share,
  jamsPerHour: perHour,
  jamMs: durationMs(3_000),
  vibrationMmPerS: z.number().min(0).max(1_000).default(0),
  /** Pixel units an hour. */
  coilDriftPerHour: z.number().min(0).max(65_535).default(0),
  openCoils: z.int().min(0).max(COILS).default(0),
  /** A quartz is off by less than a hundred; a tenth is far beyond anything that is sold. */
  clockDriftPpm: z.number().min(-100_000).max(100_000).default(0),
  /** Up to a year. */
  clockOffsetMs: z.number().min(0).max(31_536_000_000).default(0),
  unplugsPerHour: perHour,
  unpluggedMs: durationMs(2_000),
  sorterLostShare: share,
  sorterLateShare: share,
  sorterLateByMs: durationMs(2_000),
  sorterOtherShare: share,
})
