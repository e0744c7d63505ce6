/** Signal in each parameter map, T2-weighted, T1-weighted, ADC-like, as a share of the brightest fluid. */
export type TissueSignal = readonly [t2: number, t1: number, adc: number]

/**
 * Plausible relative signals, not measured ones: long-T2 fluids are brightest on T2, yolk is short in T2 but bright on T1 (lipid),
 * free fluid diffuses most (ADC). Order of magnitude after Mitsouras 2016 (PMC4668241) and Duce 2011.
 */
export const TISSUES = {
  albumen: [0.6, 0.42, 0.75],
  fluid: [0.9, 0.26, 0.98],
  yolk: [0.27, 0.92, 0.12],
  latebra: [0.45, 0.6, 0.3],
  trunk: [0.47, 0.55, 0.42],
  brain: [0.62, 0.48, 0.5],
  vitreous: [0.97, 0.2, 0.95],
  lens: [0.14, 0.4, 0.1],
  liver: [0.24, 0.72, 0.3],
  heart: [0.13, 0.35, 0.2],
  spine: [0.6, 0.4, 0.35],
  limb: [0.44, 0.52, 0.4],
  cue: [0.62, 0.6, 0.45],
  voidVessel: [0.1, 0.2, 0.3],
  brightVessel: [0.95, 0.7, 0.6],
  bloodRing: [0.2, 0.66, 0.25],
  autolysed: [0.56, 0.5, 0.6],
} as const satisfies Record<string, TissueSignal>

/** A tissue somewhere between two others; share 0 is the first, 1 the second. */
export function mixTissue(first: TissueSignal, second: TissueSignal, share: number): TissueSignal {
  return [
    first[0] + share * (second[0] - first[0]),
    first[1] + share * (second[1] - first[1]),
    first[2] + share * (second[2] - first[2]),
  ]
}

/** The same offset in every map. */
export function shiftTissue(tissue: TissueSignal, offset: number): TissueSignal {
  return [tissue[0] + offset, tissue[1] + offset, tissue[2] + offset]
}
