/** Added to every bin, so that one that only one side has met makes no infinite figure (Jeffreys' prior). */
const EMPTY_BIN = 0.5

/**
 * Population stability index of two histograms over the same bins: Σ (p − r) · ln(p / r) over the shares of the present and of the reference.
 * 0 where they are alike, without an upper end. It is the symmetric Kullback–Leibler divergence (Kullback and Leibler 1951; as an index of
 * drift Siddiqi, Credit Risk Scorecards, 2006). Undefined where either side has no scan, and where the bins do not match.
 */
export function stabilityIndex(reference: readonly number[], present: readonly number[]): number | undefined {
  if (reference.length !== present.length || total(reference) === 0 || total(present) === 0) return undefined
  const referenceTotal = total(reference) + EMPTY_BIN * reference.length
  const presentTotal = total(present) + EMPTY_BIN * present.length
  let index = 0
  reference.forEach((count, bin) => {
    const then = (count + EMPTY_BIN) / referenceTotal
    const now = ((present[bin] as number) + EMPTY_BIN) / presentTotal
    index += (now - then) * Math.log(now / then)
  })
  return index
}

/**
 * What the index is on average although nothing has changed, because both sides are samples: (bins − 1) · (1 / n + 1 / m). It follows from the
 * index being a sum of squares for small differences (Yurdakul, Statistical Properties of Population Stability Index, 2018).
 */
export function indexByChance(bins: number, referenceScans: number, presentScans: number): number {
  return (bins - 1) * (1 / referenceScans + 1 / presentScans)
}

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
