import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generatePhantom } from '../../../models/phantom/phantom.ts'
import {
  MORNING_MS,
  makeBatch,
  makeGroup,
  makePrediction,
  makeVisit,
  scanItem,
} from '../../../test/make/commit-groups.ts'
import { keepPictures } from '../../../test/make/keep-pictures.ts'
import { LOOKED_BACK_KEY, lookBack } from '../../../test/make/look-back.ts'
import { reviewContract } from '../../contract/review.ts'
import { modelFinder } from '../../processes/review/model-finder.ts'
import type { StoredBatch } from '../../store/store.ts'
import { explainEgg } from './explain-egg.ts'

const MODELS = join(import.meta.dirname, '../../../models')
const batchId = '2026-1121-01'
const cell = { row: 1, column: 2 }
const DAY_MS = 86_400_000

function setAt(setAtWallMs: number | undefined): StoredBatch {
  const batch = makeBatch({}, batchId)
  return { ...batch, identity: { ...batch.identity, setAtWallMs } }
}

const findModel = modelFinder([join(MODELS, 'nowhere'), MODELS])

describe('the explanation of an egg', () => {
  it('tells what is stored, what its picture shows and what its package says, and nothing of an attempt that never was', () =>
    lookBack(
      async (review, store, folder) => {
        store.saveBatch(setAt(MORNING_MS - 11 * DAY_MS))
        store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId }) }], 1, [1]))
        const prediction = makePrediction({ modelId: 'phantomnet-1.1.0', female: 0.97 })
        store.commit(makeGroup([scanItem(2, { cell, prediction }), scanItem(3, { cell, attempt: 2, prediction })], 3))
        const truth = { kind: 'LIVE', sex: 'FEMALE', flags: [], fault: undefined } as const
        const { image } = generatePhantom({ seed: 'explain', tray: 1, cell, ageHours: 264, truth, noise: 0.03 })
        await keepPictures({ folder, key: LOOKED_BACK_KEY, store }, [
          { visitId: 1, cell, attempt: 1, picture: { image, attention: undefined } },
        ])

        const explained = await review.eggExplanation({ visitId: 1, cell, attempt: 1 })
        expect(reviewContract.methods.eggExplanation.result.safeParse(explained).success).toBe(true)
        expect(explained?.model).toMatchObject({
          modelId: 'phantomnet-1.1.0',
          synthetic: true,
          calibration: { images: 16_000, error: 0.0057, errorImages: expect.any(Number) },
        })
        const nearest = explained?.model?.nearest ?? []
        expect(nearest).toHaveLength(3)
        expect(nearest[0]?.expected.female).toBeGreaterThan(0.8)
        expect(nearest.map(({ apart }) => apart)).toEqual(nearest.map(({ apart }) => apart).toSorted((a, b) => a - b))
        expect(nearest[0]?.picture.pixels).toHaveLength(2 * 64 * 64)
        const range = explained?.model?.goldenRange
        expect(range?.coverage.from).toBeGreaterThan(0.2)
        expect(range?.coverage.to).toBeLessThan(0.8)
        expect(explained?.picture?.figures?.airCell?.end).toBe('top')
        expect(explained?.ageHours).toBeGreaterThan(263)
        expect(explained?.usualAirCell?.to).toBeGreaterThan(0.15)

        // Of the second attempt no picture was kept: what is stored still stands.
        expect(await review.eggExplanation({ visitId: 1, cell, attempt: 2 })).toMatchObject({
          picture: null,
          model: { modelId: 'phantomnet-1.1.0' },
        })
        expect(await review.eggExplanation({ visitId: 1, cell, attempt: 3 })).toBeNull()
        expect(await review.eggExplanation({ visitId: 9, cell, attempt: 1 })).toBeNull()
      },
      { findModel },
    ))

  it('says nothing of a model whose package is not here, and knows no age without a set time', () =>
    lookBack(
      async (review, store) => {
        store.saveBatch(setAt(undefined))
        store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId }) }], 1, [1]))
        const gone = makePrediction({ modelId: 'gone-9.9.9' })
        store.commit(makeGroup([scanItem(2, { cell, prediction: gone })], 2))
        expect(await review.eggExplanation({ visitId: 1, cell, attempt: 1 })).toEqual({
          ...{ model: null, picture: null, ageHours: null, usualAirCell: null },
        })
      },
      { findModel },
    ))
})

describe('what the golden scans show', () => {
  it('is held against pictures of their own size, and of none other', async () => {
    const facts = await findModel('phantomnet-1.1.0')
    if (facts === undefined) throw new Error('the package is not here')
    const of = (side: number) => {
      const pixels = new Uint8Array(2 * side * side)
      const picture = { width: side, height: side, channels: 1, slices: 1, pixels }
      const attempt = { probabilities: null, arrivedWallMs: MORNING_MS }
      const explained = explainEgg({
        ...{ attempt, picture, setAtWallMs: null },
        model: { modelId: 'phantomnet-1.1.0', facts },
      })
      return explained.model
    }
    expect(of(64)).toMatchObject({ goldenOtherSize: null, goldenRange: { coverage: { from: expect.any(Number) } } })
    expect(of(40)).toMatchObject({ goldenOtherSize: { width: 64, height: 64 }, goldenRange: null })
  })
})

describe('the finder of packages', () => {
  it('reads nothing beside its folders, whatever a model is called', async () => {
    for (const id of ['../trusted-keys', 'phantomnet-1.1.0/..', '', 'phantomnet'])
      expect(await findModel(id)).toBeUndefined()
    expect(await findModel('phantomnet-1.1.0')).toBe(await findModel('phantomnet-1.1.0'))
  })
})
