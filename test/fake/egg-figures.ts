import type { EggAttempt, EggPictureAnswer } from '../../electron/contract/looking-back.ts'
import type { EggClass } from '../../electron/domain/egg.ts'
import { generatePhantom, type PhantomTruth } from '../../models/phantom/phantom.ts'

type Said = Pick<
  EggAttempt,
  'probabilities' | 'signalToNoise' | 'saturatedShare' | 'interference' | 'evenness' | 'reason'
> &
  Partial<Pick<EggAttempt, 'action' | 'confidence'>>

/** What a model says of an egg that its recipe then calls so. */
const SAID: Readonly<Record<EggClass, Said>> = {
  FEMALE: said({ viable: 0.987, infertile: 0.006, earlyDead: 0.004, midDead: 0.002, empty: 0.001, female: 0.98 }),
  MALE: said({ viable: 0.991, infertile: 0.003, earlyDead: 0.003, midDead: 0.002, empty: 0.001, female: 0.03 }),
  INFERTILE: said({ viable: 0.012, infertile: 0.968, earlyDead: 0.015, midDead: 0.003, empty: 0.002, female: 0.48 }),
  EARLY_DEAD: said({ viable: 0.03, infertile: 0.11, earlyDead: 0.84, midDead: 0.015, empty: 0.005, female: 0.51 }),
  MID_DEAD: said({ viable: 0.14, infertile: 0.02, earlyDead: 0.09, midDead: 0.745, empty: 0.005, female: 0.44 }),
  UNCERTAIN: { ...said({ ...living(), female: 0.744 }), reason: 'BELOW_THRESHOLD', confidence: 0.744 },
  UNREADABLE: {
    ...said({ ...living(), female: 0.55 }),
    signalToNoise: 0.4,
    saturatedShare: 0.31,
    interference: 0.48,
    evenness: 0.37,
    reason: 'BAD_IMAGE',
    action: 'RESCAN',
    confidence: 0,
  },
  EMPTY: {
    ...said({ viable: 0.001, infertile: 0.002, earlyDead: 0.001, midDead: 0.001, empty: 0.995, female: 0.5 }),
    signalToNoise: 0.1,
  },
}

function living() {
  return { viable: 0.95, infertile: 0.02, earlyDead: 0.015, midDead: 0.01, empty: 0.005 }
}

function said(probabilities: NonNullable<EggAttempt['probabilities']>): Said {
  return {
    probabilities,
    signalToNoise: 24.1,
    saturatedShare: 0.002,
    interference: 0.004,
    evenness: 0.91,
    reason: 'CLEAR_CUT',
  }
}

export function fakeFigures(eggClass: EggClass): Said {
  return SAID[eggClass]
}

/** An egg that stands on its head. */
export function fakeInverted(): Omit<EggPictureAnswer, 'attention'> {
  const truth: PhantomTruth = { kind: 'LIVE', sex: 'MALE', flags: ['INVERTED'], fault: undefined }
  return generatePhantom({
    seed: 'screen',
    tray: 'inverted',
    cell: { row: 3, column: 3 },
    ageHours: 266,
    truth,
    noise: 0.04,
  }).image
}
