import {
  CONFIDENCE_BINS,
  confidenceBin,
  QUALITY_BUCKETS,
  signalToNoiseBucket,
} from '../electron/domain/drift/drift-bins.ts'
import { EGG_CLASSES } from '../electron/domain/egg.ts'
import type { ModelMetrics } from '../electron/model/manifest.ts'
import type { Judged } from './metrics.ts'

/** Judged pictures in the bins in which a station counts its scans. */
export function referenceOf(judged: readonly Judged[]): NonNullable<ModelMetrics['reference']> {
  return {
    confidence: counted(CONFIDENCE_BINS, judged, ({ confidence }) => confidenceBin(confidence)),
    signalToNoise: counted(QUALITY_BUCKETS, judged, ({ signalToNoise }) => signalToNoiseBucket(signalToNoise)),
    classes: counted(EGG_CLASSES.length, judged, ({ eggClass }) => EGG_CLASSES.indexOf(eggClass)),
  }
}

function counted(bins: number, judged: readonly Judged[], binOf: (one: Judged) => number): number[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const one of judged) {
    const bin = binOf(one)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}
