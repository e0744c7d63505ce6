import type { ModelReport } from '../electron/model/report.ts'

type Curve = ModelReport['curves'][number]

/** One judged picture as a question with two answers. */
export interface Scored {
  readonly probability: number
  readonly positive: boolean
}

/** Digits kept of every share: more would promise what twenty thousand pictures cannot know. */
const DIGITS = 4

/** Thresholds at even steps of the logit: close to 0 and 1, where a good model's answers lie, even steps of the probability would see nothing. */
const LOGITS = Array.from({ length: 21 }, (_, step) => step - 10)

export function rounded(value: number): number {
  return Number(value.toFixed(DIGITS))
}

/** ROC and precision-recall figures of one question, with enough points to draw both. Areas are exact, from the ranks of all pictures. */
export function curveOf(positive: string, scored: readonly Scored[]): Curve {
  const ordered = scored.toSorted((one, other) => other.probability - one.probability)
  const positives = ordered.filter((one) => one.positive).length
  const negatives = ordered.length - positives
  const points = LOGITS.map((logit) => {
    const threshold = rounded(1 / (1 + Math.exp(-logit)))
    const called = ordered.filter(({ probability }) => probability >= threshold)
    const right = called.filter((one) => one.positive).length
    return {
      threshold,
      recall: rounded(right / Math.max(1, positives)),
      falsePositiveRate: rounded((called.length - right) / Math.max(1, negatives)),
      precision: rounded(called.length === 0 ? 1 : right / called.length),
    }
  })
  const areas = { rocArea: rounded(rocArea(ordered)), averagePrecision: rounded(averagePrecision(ordered, positives)) }
  return { positive, n: ordered.length, positives, ...areas, points: withoutRepeats(points) }
}

/** Probability that a positive is given more than a negative, ties half (Hanley and McNeil, 1982). `ordered`: greatest first. Nothing to compare is 0.5. */
export function rocArea(ordered: readonly Scored[]): number {
  let positives = 0
  let pairs = 0
  let negatives = 0
  for (const { ties, positive, negative } of runsOfTies(ordered)) {
    if (ties === 0) continue
    pairs += negative * (positives + positive / 2)
    positives += positive
    negatives += negative
  }
  return positives * negatives === 0 ? 0.5 : pairs / (positives * negatives)
}

/** Mean precision at each positive found; ties are found together. */
function averagePrecision(ordered: readonly Scored[], positives: number): number {
  let found = 0
  let called = 0
  let sum = 0
  for (const { ties, positive } of runsOfTies(ordered)) {
    found += positive
    called += ties
    sum += positive * (found / called)
  }
  return positives === 0 ? 0 : sum / positives
}

function* runsOfTies(ordered: readonly Scored[]) {
  for (let from = 0; from < ordered.length; ) {
    let to = from
    let positive = 0
    while (to < ordered.length && ordered[to]?.probability === ordered[from]?.probability) {
      if (ordered[to]?.positive) positive++
      to++
    }
    yield { ties: to - from, positive, negative: to - from - positive }
    from = to
  }
}

function withoutRepeats(points: readonly Curve['points'][number][]): Curve['points'] {
  return points.filter((point, index) => {
    const before = points[index - 1]
    return (
      before === undefined || before.recall !== point.recall || before.falsePositiveRate !== point.falsePositiveRate
    )
  })
}

/** Bins of equal width: what was stated on average, and what share was so. Bins without any are left out. */
export function calibrationBins(scored: readonly Scored[], bins: number): ModelReport['calibration'] {
  return Array.from({ length: bins }, (_, bin) => {
    const inBin = scored.filter(({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === bin)
    const stated = inBin.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, inBin.length)
    const observed = inBin.filter(({ positive }) => positive).length / Math.max(1, inBin.length)
    const edges = { from: rounded(bin / bins), to: rounded((bin + 1) / bins) }
    return { ...edges, n: inBin.length, stated: rounded(stated), observed: rounded(observed) }
  }).filter(({ n }) => n > 0)
}
