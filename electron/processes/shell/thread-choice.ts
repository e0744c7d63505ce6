import type { InferenceView } from '../../contract/inference-settings.ts'

export type MeasuredThreads = InferenceView['measured'][number]

/** One core reads the scanner, writes the database and draws; it is never taken. */
const CORES_FOR_STATION = 1
/** More than two were never faster on the small networks that this is for; who has another may say so in the settings. */
const THREADS_TRIED_MAX = 2
/** A second thread must shorten a batch to this share. Less is not worth the core: it may be needed for a second line, and measurements are noisy. */
const WORTH_SHARE = 0.67

/** The numbers of threads between which there is a choice; one alone where nothing has to be measured. */
export function threadCandidates(cores: number): readonly number[] {
  const most = Math.max(1, Math.min(THREADS_TRIED_MAX, cores - CORES_FOR_STATION))
  return Array.from({ length: most }, (_, index) => index + 1)
}

/** One thread, unless more of them are that much faster. What could not be measured is not chosen. */
export function chooseThreads(measured: readonly MeasuredThreads[]): number {
  const one = measured.find(({ threads }) => threads === 1)
  if (one === undefined) return 1
  const worth = measured.filter(({ batchMs }) => batchMs <= one.batchMs * WORTH_SHARE)
  return worth.reduce((best, next) => (next.batchMs < best.batchMs ? next : best), one).threads
}
