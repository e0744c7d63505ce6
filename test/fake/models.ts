import type { InstallOutcome, ShadowReport } from '../../electron/contract/model-files.ts'
import type { ModelCard, ModelsView, RemovalOutcome } from '../../electron/contract/models.ts'
import { FAKE_DRIFT } from './drift.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const HOUR_MS = 3_600_000
const sha = (letter: string) => letter.repeat(64)

function card(version: string, letter: string, change: Partial<ModelCard> = {}): ModelCard {
  return {
    ...{ modelId: `phantomnet-${version}`, manifestSha256: sha(letter), title: 'PhantomNet', origin: 'installed' },
    ...{ signedBy: '5f2c91d04be7a613', synthetic: true, licence: 'Apache-2.0', faults: [], stays: null },
    note: 'Drawn phantoms only; no real egg was ever seen by this model.',
    ...{ breeds: ['phantom'], ageHours: { from: 192, to: 336 }, picture: { width: 64, height: 64, channels: 1 } },
    figures: {
      ...{ split: 'test', n: 12_000, fertilityAccuracy: 0.993, sexN: 9_600, sexAccuracyConfident: 0.985 },
      ...{ sexUncertainShare: 0.062, sexCalibrationError: 0.011 },
    },
    ...change,
  }
}

export const SHIPPED_CARD = card('1.0.0', 'a', { origin: 'shipped', stays: 'SHIPPED' })
export const NEWER_CARD = card('1.1.0', 'b')
/** Nothing needs it any more. */
export const OLD_CARD = card('0.9.0', 'd')
export const OTHER_CARD = card('1.2.0', 'c')

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
  ...{ candidate: null, successor: null, previous: null, pending: null, failure: null, batchesOpen: [], unusable: [] },
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
  library: [SHIPPED_CARD, { ...NEWER_CARD, stays: 'JUDGES' }, { ...OTHER_CARD, stays: 'IS_CANDIDATE' }, OLD_CARD],
}

/** A candidate that does not compute what it promises, a take-over that came to nothing, an open batch, and a folder of nobody known. */
export const TROUBLE_MODELS: ModelsView = {
  ...SHADOW_MODELS,
  candidate: SHADOW_MODELS.candidate && {
    ...SHADOW_MODELS.candidate,
    progress: {
      state: 'refused',
      refusal: {
        ...{ file: 'model.onnx', code: 'GOLDEN_MISMATCH' },
        detail: 'golden scan 7: p(female) 0.9412 here, 0.0588 in the package; tolerance 0.001',
      },
      golden: null,
    },
    counts: { compared: 0, differently: 0, leftOut: 0, notKept: 0 },
  },
  failure: {
    ...{ ...refOf(OTHER_CARD), act: 'switch', atWallMs: SCENE_WALL_MS - 60_000, refusal: 'MODEL_NOT_FOR_BATCH' },
    ...{ faults: ['AGE'], package: null },
  },
  batchesOpen: ['2026-1121-03'],
  library: [
    SHIPPED_CARD,
    { ...NEWER_CARD, stays: 'JUDGES' },
    { ...OTHER_CARD, faults: ['AGE'], ageHours: { from: 100, to: 120 }, stays: 'IS_CANDIDATE' },
    OLD_CARD,
  ],
  unusable: [
    {
      ...{ name: 'sexnet-2.0.0', file: 'manifest.sig', code: 'KEY_UNKNOWN' },
      detail: 'signed with key 0011223344556677, and no trusted key is called so',
    },
  ],
}

/** On the way back. */
export const PENDING_MODELS: ModelsView = {
  ...SHADOW_MODELS,
  candidate: null,
  pending: { ...refOf(SHIPPED_CARD), act: 'rollBack', progress: { state: 'warm', refusal: null, golden: null } },
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
    stopTakeOver: done('stopTakeOver'),
    switchModel: done('switchModel'),
    rollBackModel: done('rollBackModel'),
    removeModel: fakeRemoval(commands, view),
  }
}

/** Of a model that judged the open batch nothing is removed. */
function fakeRemoval(commands: string[], view: () => ModelsView | undefined) {
  return ({ modelId }: { readonly modelId: string }): RemovalOutcome => {
    commands.push(`removeModel ${modelId}`)
    const batches = view()?.batchesOpen ?? []
    return batches.length > 0 ? { ok: false, removal: 'BATCH_OPEN', batches } : { ok: true }
  }
}

/** Five hours beside each other; in the third one something was different. */
export const FAKE_SHADOW_REPORT: ShadowReport = {
  ...{ choiceId: 7, active: NEWER_CARD.modelId, candidate: OTHER_CARD.modelId },
  hours: [104, 98, 231, 96, 83].map((differently, index) => ({
    ...{ fromWallMs: SCENE_WALL_MS - (5 - index) * HOUR_MS, scans: 9_642, differently },
  })),
  pairs: [
    { active: 'FEMALE', candidate: 'FEMALE', scans: 23_410 },
    { active: 'MALE', candidate: 'MALE', scans: 21_702 },
    { active: 'INFERTILE', candidate: 'INFERTILE', scans: 2_018 },
    { active: 'FEMALE', candidate: 'UNCERTAIN', scans: 311 },
    { active: 'UNCERTAIN', candidate: 'UNCERTAIN', scans: 468 },
    { active: 'UNCERTAIN', candidate: 'MALE', scans: 176 },
    { active: 'MALE', candidate: 'UNCERTAIN', scans: 98 },
    { active: 'MALE', candidate: 'FEMALE', scans: 27 },
  ],
  female: { active: 0.514, candidate: 0.502, apart: 0.021 },
  newest: [
    ...(['UNCERTAIN', 'MALE', 'UNCERTAIN'] as const).map((candidate, index) => ({
      ...{ decidedAtWallMs: SCENE_WALL_MS - index * 40_000, visitId: 30 - index, trayCode: `040${7 - index}` },
      ...{ cell: { row: 2 + index, column: 3 * index }, active: 'FEMALE' as const, candidate },
      ...{ activeFemale: 0.83 + index / 100, candidateFemale: 0.74 - index / 4 },
    })),
  ],
}

/** A path that contains `wrong` leads to a package that nobody trusted has signed. */
export function fakeModelFiles(commands: string[], hasCandidate: () => boolean) {
  const outcome = (from: string): InstallOutcome => {
    commands.push(`installModel ${from}`)
    return from.includes('wrong')
      ? { ok: false, code: 'KEY_UNKNOWN', path: 'manifest.sig', detail: 'signed with key 0011223344556677' }
      : { ok: true, modelId: 'phantomnet-1.2.0', wasThere: false }
  }
  return {
    installModel: ({ from }: { from: string }) => outcome(from),
    sendModelPart: ({ offset, size, bytes }: { offset: number; size: number; bytes: Uint8Array }) =>
      offset + bytes.length === size ? outcome('upload') : null,
    shadowReport: () => (hasCandidate() ? FAKE_SHADOW_REPORT : null),
    // The model that came with the program says what it was judged by; others may not.
    modelDrift: ({ modelId }: { readonly modelId: string }) => (modelId === SHIPPED_CARD.modelId ? null : FAKE_DRIFT),
  }
}
