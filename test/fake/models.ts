import type { ModelCard, ModelsView } from '../../electron/contract/models.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const HOUR_MS = 3_600_000
const sha = (letter: string) => letter.repeat(64)

function card(version: string, letter: string, change: Partial<ModelCard> = {}): ModelCard {
  return {
    ...{ modelId: `phantomnet-${version}`, manifestSha256: sha(letter), title: 'PhantomNet', origin: 'installed' },
    ...{ signedBy: '5f2c91d04be7a613', synthetic: true, licence: 'Apache-2.0', faults: [] },
    note: 'Drawn phantoms only; no real egg was ever seen by this model.',
    ...{ breeds: ['phantom'], ageHours: { from: 192, to: 336 }, picture: { width: 64, height: 64, channels: 1 } },
    figures: {
      ...{ split: 'test', n: 12_000, fertilityAccuracy: 0.993, sexN: 9_600, sexAccuracyConfident: 0.985 },
      ...{ sexUncertainShare: 0.062, sexCalibrationError: 0.011 },
    },
    ...change,
  }
}

export const SHIPPED_CARD = card('1.0.0', 'a', { origin: 'shipped' })
export const NEWER_CARD = card('1.1.0', 'b')
export const OTHER_CARD = card('1.2.0', 'c', { faults: ['AGE'], ageHours: { from: 100, to: 120 } })

const ready = {
  state: 'ready' as const,
  ...{ refusal: null, golden: { difference: 0.00012, tolerance: 0.001, scans: 16 } },
}

function refOf({ modelId, manifestSha256 }: ModelCard) {
  return { modelId, manifestSha256 }
}

/** One model that came with the program, as on the first day. */
export const FIRST_DAY_MODELS: ModelsView = {
  choiceId: 0,
  active: { ...refOf(SHIPPED_CARD), progress: ready, since: null },
  ...{ candidate: null, previous: null, pending: null, failure: null, batchesOpen: [], unusable: [] },
  library: [SHIPPED_CARD],
}

/** A newer one runs beside; the one before it is kept. */
export const SHADOW_MODELS: ModelsView = {
  ...FIRST_DAY_MODELS,
  choiceId: 7,
  active: { ...refOf(NEWER_CARD), progress: ready, since: { wallMs: SCENE_WALL_MS - 72 * HOUR_MS, who: 'M. Visser' } },
  candidate: {
    ...{ ...refOf(OTHER_CARD), progress: ready, since: { wallMs: SCENE_WALL_MS - 5 * HOUR_MS, who: 'M. Visser' } },
    counts: { compared: 48_210, differently: 612, leftOut: 1_904, notKept: 0 },
  },
  previous: refOf(SHIPPED_CARD),
  library: [SHIPPED_CARD, NEWER_CARD, OTHER_CARD],
}

/** Models of a scene; what is asked for is written down and done in name only. */
export function fakeModels(commands: string[], view: () => ModelsView | undefined) {
  const done = (name: string) => (params: object) => {
    commands.push(Object.keys(params).length === 0 ? name : `${name} ${JSON.stringify(params)}`)
    return { ok: true as const }
  }
  return {
    models: () => view() ?? FIRST_DAY_MODELS,
    shadowModel: done('shadowModel'),
    giveUpModel: done('giveUpModel'),
    switchModel: done('switchModel'),
    rollBackModel: done('rollBackModel'),
  }
}
