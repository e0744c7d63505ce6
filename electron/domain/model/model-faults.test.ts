import { describe, expect, it } from 'vitest'
import type { ModelFit } from '../batch/start-checks.ts'
import { type BatchUnderWay, modelFaults } from './model-faults.ts'

const FIT: ModelFit = {
  ...{ breeds: ['Lohmann Brown'], ageHours: { from: 200, to: 300 }, synthetic: false },
  picture: { width: 64, height: 64, channels: 1 },
}
const BATCH: BatchUnderWay = {
  ...{ breed: 'lohmann brown', ageHours: 250, play: false, now: FIT },
  scannerPictures: { widthMax: 64, heightMax: 64, channelsMax: 1 },
}
const SYNTHETIC: ModelFit = { ...FIT, synthetic: true, breeds: [] }
const ages = (from: number, to: number): ModelFit => ({ ...FIT, ageHours: { from, to } })
const pictures = (change: Partial<ModelFit['picture']>): ModelFit => ({
  ...FIT,
  picture: { ...FIT.picture, ...change },
})

describe('a model for a batch that is under way', () => {
  it('fits', () => {
    expect(modelFaults(FIT, BATCH)).toEqual([])
  })

  it.each<[string, ModelFit | undefined, Partial<BatchUnderWay>, readonly string[]]>([
    ['a package that says nothing', undefined, {}, ['UNKNOWN']],
    ['another breed', FIT, { breed: 'Dekalb White' }, ['BREED']],
    ['an age outside', FIT, { ageHours: 301 }, ['AGE']],
    ['having learnt from drawn phantoms alone', SYNTHETIC, {}, ['SYNTHETIC']],
    ['that, whoever judged before and is not here any more', SYNTHETIC, { now: undefined }, ['SYNTHETIC']],
    ['larger pictures than there are', pictures({ width: 200 }), {}, ['PICTURE_SIZE']],
    ['more channels than there are', pictures({ channels: 2 }), {}, ['PICTURE_CHANNELS']],
    ['everything at once', pictures({ channels: 2 }), { breed: '', ageHours: 1 }, ['BREED', 'AGE', 'PICTURE_CHANNELS']],
  ])('is refused for %s', (_what, model, change, faults) => {
    expect(modelFaults(model, { ...BATCH, ...change })).toEqual(faults)
  })

  it('may be synthetic where the batch is so already, or is training', () => {
    expect(modelFaults(SYNTHETIC, { ...BATCH, now: SYNTHETIC })).toEqual([])
    expect(modelFaults(SYNTHETIC, { ...BATCH, play: true })).toEqual([])
  })

  it('is made for every age of the present model where nobody knows that of the eggs', () => {
    const unknown = { ...BATCH, ageHours: undefined }
    for (const fits of [FIT, ages(199, 301)]) expect(modelFaults(fits, unknown)).toEqual([])
    for (const other of [ages(201, 300), ages(200, 299), ages(400, 500)]) {
      expect(modelFaults(other, unknown)).toEqual(['AGE'])
    }
    expect(modelFaults(FIT, { ...unknown, now: undefined })).toEqual(['AGE'])
  })

  it('is judged by the present model where the scanner says nothing', () => {
    const silent = { ...BATCH, scannerPictures: undefined }
    expect(modelFaults(FIT, silent)).toEqual([])
    expect(modelFaults(FIT, { ...silent, now: pictures({ channels: 3 }) })).toEqual([])
    for (const change of [{ width: 32 }, { height: 32 }, { channels: 2 }]) {
      expect(modelFaults(pictures(change), silent)).toEqual(['PICTURE_UNKNOWN'])
    }
    expect(modelFaults(FIT, { ...silent, now: undefined })).toEqual(['PICTURE_UNKNOWN'])
  })
})
