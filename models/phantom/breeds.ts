/**
 * Invented breeds. None stands for a real one: they differ so that accuracy by breed can be told apart, and so that a line can be
 * given eggs that a model was never shown. The colour of a shell is no part of it: the shell gives no signal at all.
 */
export interface PhantomBreed {
  /** Size of the egg against that of `phantom`. */
  readonly size: number
  /** Width against length, against that of `phantom`. */
  readonly roundness: number
  readonly shellMm: number
  /** Radius of the yolk against that of `phantom`. */
  readonly yolk: number
  /** Length of the embryo on the same day, against that of `phantom`. */
  readonly growth: number
  /** Where the invented sex cue lies, in units of the embryo's length (x towards the head, y towards the back), and how strongly it shows. */
  readonly cue: CuePlace
}

export interface CuePlace {
  readonly x: number
  readonly y: number
  /** Change of signal per standard deviation of the latent value, against CUE_SIGNAL_STEP. */
  readonly step: number
}

export const PHANTOM_BREEDS = {
  phantom: { size: 1, roundness: 1, shellMm: 0.5, yolk: 1, growth: 1, cue: { x: -0.17, y: 0.03, step: 1 } },
  'phantom-broad': {
    ...{ size: 0.98, roundness: 1.07, shellMm: 0.65, yolk: 1.08, growth: 1.03 },
    cue: { x: -0.14, y: 0.04, step: 1.05 },
  },
  'phantom-slow': {
    ...{ size: 0.95, roundness: 0.97, shellMm: 0.4, yolk: 0.95, growth: 0.92 },
    cue: { x: -0.19, y: 0.02, step: 0.95 },
  },
  /** Kept out of training: what a model makes of it is what it makes of eggs that it does not know. */
  'phantom-strange': {
    ...{ size: 0.93, roundness: 1.04, shellMm: 0.55, yolk: 1.12, growth: 0.88 },
    cue: { x: 0.05, y: 0.06, step: 0.7 },
  },
} as const satisfies Record<string, PhantomBreed>

export type PhantomBreedName = keyof typeof PHANTOM_BREEDS
