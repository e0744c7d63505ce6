import { expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makePrediction, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { lookBack } from '../../test/make/look-back.ts'
import type { DriftCounts } from '../domain/drift/drift.ts'
import { CONFIDENCE_BINS, confidenceBin, QUALITY_BUCKETS, signalToNoiseBucket } from '../domain/drift/drift-bins.ts'
import { EGG_CLASSES, type EggClass } from '../domain/egg.ts'
import { DEFAULT_RECIPE, type Recipe } from '../domain/recipe/recipe.ts'
import type { Store } from '../store/store.ts'

const MODEL = 'phantom-cnn-1'
/** The package of the one model; of any other one none is here. */
const around = { findModel: (modelId: string) => Promise.resolve(modelId === MODEL ? facts : undefined) }
const TRAY = { rows: 20, columns: 30 }
const SCANS = TRAY.rows * TRAY.columns

/** As the model was judged: half of each sex, all of them sure, on pictures of one quality. */
const REFERENCE: DriftCounts = {
  confidence: binned(CONFIDENCE_BINS, confidenceBin(0.85)),
  signalToNoise: binned(QUALITY_BUCKETS, signalToNoiseBucket(12.5)),
  classes: EGG_CLASSES.map((word) => (word === 'FEMALE' || word === 'MALE' ? 1_000 : 0)),
}

const facts = {
  ...{ synthetic: true, calibration: null, input: { width: 64, height: 64, maps: 1 } },
  ...{ goldenScans: new Uint16Array(), goldenExpected: new Float32Array() },
  reference: { counts: REFERENCE, thresholds: { fertility: 0.6, female: 0.8, male: 0.8 } },
}

function binned(bins: number, at: number): number[] {
  return Array.from({ length: bins }, (_, bin) => (bin === at ? 2_000 : 0))
}

/** A batch of one tray; `noisyCoil` sees its eggs badly. */
function fill(
  store: Store,
  number: number,
  options: {
    noisyCoil?: number
    modelId?: string
    scans?: number
    recipe?: Recipe
    eggClass?: EggClass
    open?: boolean
  } = {},
): void {
  const { noisyCoil, modelId = MODEL, scans = SCANS, recipe = DEFAULT_RECIPE, eggClass, open = false } = options
  const batchId = `2026-1121-${String(number).padStart(2, '0')}`
  store.saveBatch({
    ...makeBatch({ state: 'closed', recipe, closedWallMs: open ? null : MORNING_MS + 1 }, batchId),
    startedWallMs: MORNING_MS + number,
  })
  const first = 10_000 * number
  const items = Array.from({ length: scans }, (_, n) => {
    const coil = n % 2
    const signalToNoise = coil === noisyCoil ? 3 : 12.5
    return scanItem(first + n, {
      ...{ batchId, visitId: number, coil, eggClass: eggClass ?? (n % 4 < 2 ? 'FEMALE' : 'MALE') },
      recipe: { id: recipe.id, version: recipe.version },
      cell: { row: Math.floor(n / TRAY.columns), column: n % TRAY.columns },
      prediction: makePrediction({
        modelId,
        quality: { signalToNoise, saturatedShare: 0, interference: 0, evenness: 1 },
      }),
    })
  })
  store.commit(
    makeGroup([{ kind: 'tray-begin', visit: { ...makeVisit(number, { batchId }), ...TRAY } }, ...items], first),
  )
}

it('finds nothing while scans are as they were, and the coil that has become noisy afterwards', () =>
  lookBack(async (review, store) => {
    fill(store, 1)
    const before = await review.modelDrift({ modelId: MODEL })
    expect(before).toMatchObject({ state: 'steady', scans: SCANS })
    fill(store, 2, { noisyCoil: 1 })
    fill(store, 3, { noisyCoil: 1 })
    const after = await review.modelDrift({ modelId: MODEL })
    expect(after).toMatchObject({ state: 'drifted', scans: 3 * SCANS })
    expect(after?.figures.map(({ measure, state }) => [measure, state])).toEqual([
      ['confidence', 'steady'],
      ['signalToNoise', 'drifted'],
      ['classes', 'steady'],
    ])
    expect(after?.batches.map(({ batchId, figures }) => [batchId, figures[1]?.state])).toEqual([
      ['2026-1121-03', 'drifted'],
      ['2026-1121-02', 'drifted'],
      ['2026-1121-01', 'steady'],
    ])
    expect(after?.coils.map(({ coil, scans, figures }) => [coil, scans, figures[1]?.state])).toEqual([
      [0, 900, 'steady'],
      [1, 900, 'drifted'],
    ])
  }, around))

it('compares what eggs are called only where a recipe calls them as the reference does', () =>
  lookBack(async (review, store) => {
    const strict = { ...DEFAULT_RECIPE, version: 2, femaleThreshold: 0.95 }
    fill(store, 1, { recipe: strict, eggClass: 'UNCERTAIN' })
    const drift = await review.modelDrift({ modelId: MODEL })
    expect(drift).toMatchObject({ scans: SCANS })
    expect(drift?.figures.map(({ measure, state }) => [measure, state])).toEqual([
      ['confidence', 'steady'],
      ['signalToNoise', 'steady'],
      ['classes', 'too-few'],
    ])
    fill(store, 2, { eggClass: 'UNCERTAIN' })
    expect((await review.modelDrift({ modelId: MODEL }))?.figures[2]).toMatchObject({ state: 'drifted', scans: SCANS })
  }, around))

it('leaves out what other models judged, and says so little of a few scans', () =>
  lookBack(async (review, store) => {
    fill(store, 1, { modelId: 'other-2', noisyCoil: 1 })
    expect(await review.modelDrift({ modelId: MODEL })).toMatchObject({
      ...{ state: 'too-few', scans: 0, batches: [], coils: [] },
    })
    fill(store, 2, { scans: 100, noisyCoil: 1 })
    expect(await review.modelDrift({ modelId: MODEL })).toMatchObject({ state: 'too-few', scans: 100 })
    expect(await review.modelDrift({ modelId: 'other-2' })).toBeNull()
  }, around))

it('looks at minutes that are final, in a batch that is still open', () =>
  lookBack(async (review, store) => {
    fill(store, 1, { open: true })
    expect(await review.modelDrift({ modelId: MODEL })).toMatchObject({ scans: 0 })
    store.moveEventMark(MORNING_MS + 86_400_000)
    expect(await review.modelDrift({ modelId: MODEL })).toMatchObject({ scans: SCANS })
  }, around))
