/** Bins of equal width in which confidence is counted. */
export const CONFIDENCE_BINS = 20

/** Buckets of signal to noise, which double from 0.5: below 0.5, 0.5–1, 1–2, … 128 and more. */
export const QUALITY_BUCKETS = 10

/** Bin of a confidence from 0 to 1; 1 belongs to the last. */
export function confidenceBin(confidence: number): number {
  return Math.min(CONFIDENCE_BINS - 1, Math.floor(confidence * CONFIDENCE_BINS))
}

/** Bucket of a signal to noise of 0 or more. */
export function signalToNoiseBucket(signalToNoise: number): number {
  return signalToNoise < 0.5 ? 0 : Math.min(QUALITY_BUCKETS - 1, Math.floor(Math.log2(signalToNoise)) + 2)
}
