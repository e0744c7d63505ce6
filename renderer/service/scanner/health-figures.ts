interface CoilNoise {
  readonly coil: number
  readonly sigma: number
}

/** The coils whose background is the quietest and the loudest; undefined without any. */
export function quietestAndLoudest(
  coils: readonly CoilNoise[],
): { readonly least: CoilNoise; readonly most: CoilNoise } | undefined {
  const [first, ...others] = coils
  if (first === undefined) return undefined
  return {
    least: others.reduce((least, one) => (one.sigma < least.sigma ? one : least), first),
    most: others.reduce((most, one) => (one.sigma > most.sigma ? one : most), first),
  }
}

/** A temperature in the unit that the site reads. */
export function shownDegrees(celsius: number, unit: 'celsius' | 'fahrenheit'): number {
  return unit === 'celsius' ? celsius : celsius * 1.8 + 32
}
