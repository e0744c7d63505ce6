import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { reviewContract } from '../contract/review.ts'
import type { HoldReason } from '../domain/tray/hold.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { openReview } from './open-review.ts'

const key = new Uint8Array(32).fill(9)
const batchId = '2026-1121-01'
const said = (minutes: number, why: string) => ({ who: 'Ada', atWallMs: MORNING_MS + minutes * 60_000, why })

/** A passage with one egg that was kept. */
function pass(store: Store, visitId: number, code: string, reason?: HoldReason): void {
  const sequence = visitId * 10
  const visit = makeVisit(visitId, { code, batchId, beganWallMs: MORNING_MS + visitId })
  store.commit(makeGroup([{ kind: 'tray-begin', visit }], sequence, [sequence]))
  store.commit(makeGroup([scanItem(sequence + 1, { visitId })], sequence + 1))
  const end = reason === undefined ? ({ state: 'complete' } as const) : ({ state: 'held', reason } as const)
  const ended = { kind: 'tray-end', visitId, endedWallMs: MORNING_MS, ...end } as const
  store.commit(makeGroup([ended], sequence + 2, [sequence + 2]))
}

describe('trays that were held, in the report of their batch', () => {
  it('say why, what was said of them by whom and when, and whether they still wait', () =>
    withFolder((folder) => {
      const store = openStore({ folder, key, clock: { wallMs: () => MORNING_MS, monoMs: () => 0 }, log: silentLogger })
      store.saveBatch(makeBatch())
      pass(store, 1, 'A')
      pass(store, 2, 'A', 'DOUBLE_PASSAGE')
      pass(store, 3, '', 'EGGS_WAIT')
      pass(store, 4, 'B', 'INCOMPLETE')
      pass(store, 5, 'B')
      store.trays.sayEggs(2, 'OTHER_EGGS', said(1, 'filled again'))
      store.trays.name(3, 'C', said(2, 'label was wet'))
      store.trays.release({ visitId: 3, how: 'RESCAN', eggs: [], ...said(3, 'look again') })
      const review = openReview({ path: dataFiles(folder).database, key, play: false, isSynthetic: () => true })
      const report = review.batchReport({ batchId })
      expect(report?.heldTrays).toEqual([
        {
          ...{ visitId: 4, code: 'B', beganWallMs: MORNING_MS + 4, reasons: ['INCOMPLETE'], said: [] },
          outcome: 'again',
        },
        {
          ...{ visitId: 3, code: 'C', beganWallMs: MORNING_MS + 3, reasons: ['EGGS_WAIT'], outcome: 'waits' },
          said: [
            { word: 'NAMED', ...said(2, 'label was wet') },
            { word: 'RESCAN', ...said(3, 'look again') },
          ],
        },
        {
          ...{ visitId: 2, code: 'A', beganWallMs: MORNING_MS + 2, reasons: ['DOUBLE_PASSAGE'], outcome: 'settled' },
          said: [{ word: 'OTHER_EGGS', ...said(1, 'filled again') }],
        },
      ])
      expect([report?.stillHeld, review.batchRecord({ batchId })?.traysHeld]).toEqual([1, 3])
      expect(reviewContract.methods.batchReport.result.safeParse(report).success).toBe(true)
      review.close()
      store.close()
    }))
})
