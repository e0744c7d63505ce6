import * as z from 'zod'
import { CONFIDENCE_BINS, QUALITY_BUCKETS } from '../domain/drift/drift-bins.ts'
import { EGG_CLASSES } from '../domain/egg.ts'

/** Probability or share, 0…1. */
const share = z.number().min(0).max(1)
const count = z.int().nonnegative()

export const sexFigures = z.strictObject({
  /** Living embryos judged. */
  n: count,
  /** Share of confident calls that name the true sex. */
  accuracyConfident: share,
  /** Share of living embryos whose sex stays uncertain at the suggested thresholds. */
  uncertainShare: share,
})

/** One point of a ROC and of a precision-recall curve at once: the positive is called at this probability or more. */
const curvePoint = z.strictObject({ threshold: share, recall: share, falsePositiveRate: share, precision: share })

const curve = z.strictObject({
  /** What is to be found, in words. */
  positive: z.string().min(1),
  n: count,
  positives: count,
  /** Area under the ROC curve: how often a positive is given more than a negative, ties half. */
  rocArea: share,
  /** Area under the precision-recall curve: mean precision at each positive found. */
  averagePrecision: share,
  points: z.array(curvePoint).max(200),
})

/**
 * What the model and its pictures were like on the split by which it was judged, in the bins in which a station counts its scans: against this
 * a drift is measured. Scans by confidence in the call, by signal to noise, and by class.
 */
export const referenceSchema = z.strictObject({
  confidence: z.array(count).length(CONFIDENCE_BINS),
  signalToNoise: z.array(count).length(QUALITY_BUCKETS),
  classes: z.array(count).length(EGG_CLASSES.length),
})

/** Figures beyond the confusion matrix. All shares are of pictures drawn for this report with seeds of their own, but for the first four, which are of the test split. */
export const reportSchema = z.strictObject({
  curves: z.array(curve).max(8),
  /** p(female) of living embryos in bins of equal width; `observed` is the share that is female. */
  calibration: z.array(z.strictObject({ from: share, to: share, n: count, stated: share, observed: share })).max(50),
  /** Day of incubation that has begun. */
  sexByDay: z.array(sexFigures.extend({ day: count })).max(30),
  sexByBreed: z.array(sexFigures.extend({ breed: z.string().min(1) })).max(30),
  /** Breeds that were kept out of training. */
  sexByUnknownBreed: z.array(sexFigures.extend({ breed: z.string().min(1) })).max(30),
  /** Coils that many times as noisy as a healthy one. */
  sexByCoilNoise: z.array(sexFigures.extend({ factor: z.number().positive() })).max(30),
  /** Living embryos in eggs with the flag. The model itself gives no flags. */
  sexByFlag: z.array(sexFigures.extend({ flag: z.string().min(1) })).max(10),
  /** What eggs end as whose picture a fault has spoilt; `sexed` and `other` were believed in spite of it. */
  faults: z
    .array(
      z.strictObject({
        ...{ fault: z.string().min(1), n: count },
        ...{ unreadable: count, uncertain: count, sexed: count, other: count },
      }),
    )
    .max(30),
  /** Area under the ROC curve of sex when the invented cue is drawn weaker or stronger, beside what a perfect observer of the cue reaches. */
  cueDial: z
    .array(z.strictObject({ effect: z.number().nonnegative(), n: count, rocArea: share, observerArea: share }))
    .max(20),
  /** Share of living embryos called by sex whose map peaks on the drawn cue, beside the share of the egg that the cue covers. */
  activation: z.strictObject({ n: count, peakOnCue: share, cueShareOfEgg: share }),
})

export type ModelReport = z.infer<typeof reportSchema>
