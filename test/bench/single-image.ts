import type { InferencePort } from './inference-port.ts'
import type { Limit } from './limit.ts'

/** The fastest line in use today. */
const PACE_PER_SEC = 7

/** What one picture takes when they come at the pace of a line, milliseconds. */
export interface SingleImage {
  readonly perSec: number
  readonly pictures: number
  /** The session alone, in a process that slept before as well. */
  readonly alone: Quantiles
  /** There and back over the port, at the real inference process. */
  readonly overPort: Quantiles
  /** The difference of the two. */
  readonly added: Quantiles
}

interface Quantiles {
  readonly p50: number
  readonly p99: number
}

/** One picture to each of the two in turn: whatever slows the machine down for a while slows both. */
export async function measureSingleImage(port: InferencePort, alone: Limit, pictures: number): Promise<SingleImage> {
  const halfMs = 1000 / PACE_PER_SEC / 2
  const [aloneMs, overPortMs]: [number[], number[]] = [[], []]
  for (let picture = 0; picture < pictures; picture++) {
    await sleep(halfMs)
    aloneMs.push(1000 / (await alone.measure(1)))
    await sleep(halfMs)
    overPortMs.push(await port.single())
  }
  const figures = { alone: quantiles(aloneMs), overPort: quantiles(overPortMs) }
  const added = (of: keyof Quantiles) => figures.overPort[of] - figures.alone[of]
  return { perSec: PACE_PER_SEC, pictures, ...figures, added: { p50: added('p50'), p99: added('p99') } }
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
