import { describe, expect, it } from 'vitest'
import { makePrediction } from '../../test/fake/scripted-predictor.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { lookBack } from '../../test/make/look-back.ts'
import type { ModelAct } from '../domain/model/model-choice.ts'
import type { Store } from '../store/store.ts'

const batchId = '2026-1121-01'
const MINUTE_MS = 60_000
const model = (modelId: string) => ({ modelId, manifestSha256: 'ab'.repeat(32) })
const [ONE, TWO] = [model('net-1.0.0'), model('net-2.0.0')]

function fill(store: Store, byModel: readonly (string | undefined)[]): void {
  store.saveBatch({ ...makeBatch(), startedWallMs: MORNING_MS })
  store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId }) }], 1, [1]))
  const scans = byModel.map((modelId, column) =>
    scanItem(2 + column, {
      cell: { row: 0, column },
      prediction: modelId === undefined ? undefined : makePrediction({ modelId }),
    }),
  )
  store.commit(makeGroup(scans, 1 + byModel.length))
}

function choose(store: Store, act: ModelAct, minute: number, who: string, active = TWO, previous = ONE): void {
  const chosenWallMs = MORNING_MS + minute * MINUTE_MS
  store.models.choose({ act, chosenWallMs, who, active, previous, candidate: undefined })
}

describe('the record of a batch', () => {
  it('names the models from when and by whom, and how many eggs each decided', () =>
    lookBack((review, store) => {
      fill(store, [ONE.modelId, ONE.modelId, TWO.modelId, undefined, ONE.modelId])
      choose(store, 'switch', -60, 'Bert', ONE, TWO)
      choose(store, 'switch', 10, 'Anna')
      choose(store, 'shadow', 12, 'Anna')
      choose(store, 'rollBack', 20, 'Bert', ONE, TWO)
      expect(review.recordLife({ batchId })?.models).toEqual({
        since: [
          { modelId: 'net-1.0.0', fromWallMs: MORNING_MS, who: '', act: 'began' },
          { modelId: 'net-2.0.0', fromWallMs: MORNING_MS + 10 * MINUTE_MS, who: 'Anna', act: 'switch' },
          { modelId: 'net-1.0.0', fromWallMs: MORNING_MS + 20 * MINUTE_MS, who: 'Bert', act: 'rollBack' },
        ],
        judged: [
          { modelId: 'net-1.0.0', eggs: 3, scans: 3 },
          { modelId: null, eggs: 1, scans: 1 },
          { modelId: 'net-2.0.0', eggs: 1, scans: 1 },
        ],
      })
      const record = review.batchRecord({ batchId })
      expect(record).toMatchObject({ eggs: 5, scans: 5, models: ['net-1.0.0', 'net-2.0.0'] })
    }))

  it('says nothing of it where one model judged all of it, whatever was chosen before', () =>
    lookBack((review, store) => {
      fill(store, [ONE.modelId, undefined])
      choose(store, 'switch', -1, 'Anna', ONE, TWO)
      expect(review.recordLife({ batchId })?.models).toEqual({ since: [], judged: [] })
      expect(review.recordLife({ batchId: 'unknown' })).toBeNull()
    }))

  it('leaves out what came after its end', () =>
    lookBack((review, store) => {
      fill(store, [ONE.modelId])
      store.saveBatch({
        ...makeBatch(),
        ...{ state: 'closed', startedWallMs: MORNING_MS, closedWallMs: MORNING_MS + 5 * MINUTE_MS },
      })
      choose(store, 'switch', 10, 'Anna')
      expect(review.recordLife({ batchId })?.models.since).toEqual([])
    }))
})
