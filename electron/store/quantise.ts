import type { Cell } from '../domain/egg.ts'

/** Probabilities and shares are kept as n / 30,000: two bytes each, and finer than any threshold is set. */
export const PROBABILITY_SCALE = 30_000

/** 0…1 → 0…30,000; what is no number becomes 0. */
export function packProbability(probability: number): number {
  return Math.round(clamp(probability, 0, 1) * PROBABILITY_SCALE)
}

export function unpackProbability(packed: number): number {
  return packed / PROBABILITY_SCALE
}

/** Signal-to-noise in hundredths. A background without any noise has an infinite one. */
export const SIGNAL_TO_NOISE_MAX = 10_000

export function packSignalToNoise(signalToNoise: number): number {
  return Math.round(clamp(signalToNoise, 0, SIGNAL_TO_NOISE_MAX) * 100)
}

export function unpackSignalToNoise(packed: number): number {
  return packed / 100
}

/** Wider than any tray: the cell's number does not depend on the tray's columns. */
const CELL_STRIDE = 1024

export function packCell(cell: Cell): number {
  return cell.row * CELL_STRIDE + cell.column
}

export function unpackCell(packed: number): Cell {
  return { row: Math.floor(packed / CELL_STRIDE), column: packed % CELL_STRIDE }
}

/** In a row: nobody knows, because the scan came late. */
const NO_LATENCY_US = -1

/** Milliseconds → microseconds of a row. */
export function packLatency(latencyMs: number | undefined): number {
  return latencyMs === undefined ? NO_LATENCY_US : Math.round(latencyMs * 1000)
}

/** Microseconds of a row → milliseconds; null where nobody knows. */
export function unpackLatencyMs(packedUs: number): number | null {
  return packedUs === NO_LATENCY_US ? null : packedUs / 1000
}

/** Latency buckets grow by √2 from 0.5 ms; the last one, from 23 s, is open. */
export const LATENCY_BUCKETS = 32
const LATENCY_FIRST_MS = 0.5

export function latencyBucket(latencyMs: number): number {
  if (!(latencyMs > LATENCY_FIRST_MS)) return 0
  return Math.min(LATENCY_BUCKETS - 1, Math.ceil(2 * Math.log2(latencyMs / LATENCY_FIRST_MS)))
}

/** Upper end of a bucket. */
export function latencyBucketTopMs(bucket: number): number {
  return LATENCY_FIRST_MS * 2 ** (bucket / 2)
}

/** Upper end of a bucket; the last one has none. */
export function signalToNoiseTop(bucket: number): number {
  return 2 ** (bucket - 1)
}

function clamp(value: number, low: number, high: number): number {
  return Number.isNaN(value) ? low : Math.min(high, Math.max(low, value))
}
