import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillCold, lookCold, moveAll, openCold, proveSums } from '../../../test/make/cold-station.ts'
import {
  identity,
  makeBatch,
  makeGroup,
  makePrediction,
  makeScan,
  makeVisit,
  SAID,
  scanItem,
} from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import type { Store } from '../store.ts'

/** Three passages of one tray in a batch of June that is over; eggs of the last one wait. A candidate called one of them otherwise. */
function fillQuestions(store: Store): void {
  const juneMs = Date.UTC(2026, 5, 10)
  const batch = { startedWallMs: juneMs }
  store.saveBatch(makeBatch(batch))
  for (const visitId of [1, 2, 3]) {
    const beganWallMs = juneMs + visitId * 60_000
    const scans = [0, 1, 2].map((column) =>
      scanItem(visitId * 10 + column, {
        ...{ visitId, cell: { row: 0, column }, arrivedWallMs: beganWallMs, decidedWallMs: beganWallMs },
        ...(visitId === 3 && { eggClass: 'UNCERTAIN', action: 'HOLD' }),
      }),
    )
    const begin = { kind: 'tray-begin', visit: makeVisit(visitId, { code: 'TRAY-1', beganWallMs }) } as const
    const end = { kind: 'tray-end', visitId, endedWallMs: beganWallMs + 30_000, state: 'complete' } as const
    store.commit(makeGroup([begin, ...scans, end], visitId))
  }
  store.trays.release({ visitId: 3, how: 'RESCAN', eggs: [], ...SAID })
  const model = (modelId: string) => ({ modelId, manifestSha256: 'ab'.repeat(32) })
  store.models.choose({
    ...{ act: 'shadow', who: 'Ada', chosenWallMs: juneMs, active: model('a-1.0.0'), previous: undefined },
    candidate: model('b-1.0.0'),
  })
  store.models.addShadows(store.models.choice()?.choiceId ?? 0, [
    {
      ...{ identity: identity(11), visitId: 1, decidedWallMs: juneMs, activeClass: 'FEMALE', activeFemale: 0.9 },
      shadowClass: 'MALE',
      prediction: { fertility: makePrediction().fertility, female: 0.1 },
    },
  ])
  store.saveBatch(makeBatch({ ...batch, state: 'closed', closedWallMs: juneMs + 3_600_000 }))
}

describe('rows of older months that are needed again', () => {
  it('are counted once when the commit that needed them was refused and is tried again', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const store = openCold(folder)
      moveAll(store)
      const late = (sequence: number, column: number, attempt: number) =>
        ({
          kind: 'scan',
          scan: makeScan(sequence, { visitId: 2, batchId: null, cell: { row: 0, column }, attempt, eggClass: 'MALE' }),
        }) as const
      const scans = [late(900, 4, 7), late(901, 5, 7)]
      const refused = { kind: 'tray-begin', visit: makeVisit(1, { batchId: null }) } as const
      expect(() => store.commit(makeGroup([...scans, refused], 0))).toThrowError(/is another tray's/)
      expect(store.commit(makeGroup(scans, 0))).toMatchObject([{ after: { attempt: 7 } }, { after: { attempt: 7 } }])
      expect(proveSums(folder)).toMatchObject({ agrees: true, differences: [] })
      store.close()
    })
  })

  it('are spoken for by a scan that came while their file was missing, once it is back', async () => {
    await withFolder((folder) => {
      fillCold(folder)
      const store = openCold(folder)
      moveAll(store)
      const july = join(folder, 'cold', '2026-07.db')
      renameSync(july, `${july}.away`)
      const cell = { row: 0, column: 5 }
      const scan = makeScan(900, { visitId: 2, batchId: null, cell, attempt: 7, eggClass: 'MALE' })
      expect(store.commit(makeGroup([{ kind: 'scan', scan }], 0))).toEqual([])
      while (store.moveToCold(0) !== 'done');
      renameSync(`${july}.away`, july)
      while (store.moveToCold(0) !== 'done');
      expect(store.findEgg(2, cell)?.state).toEqual({ eggClass: 'MALE', action: 'REMOVE_MALE', attempt: 7 })
      moveAll(store)
      expect(proveSums(folder)).toMatchObject({ agrees: true, differences: [] })
      store.close()
    })
  })

  it('come back for whoever asks what a tray held, and for what is judged anew by a word on another', async () => {
    await withFolder((root) => {
      const [hot, cold] = [join(root, 'hot'), join(root, 'cold')] as const
      const told = [hot, cold].map((folder) => {
        const store = openCold(folder)
        fillQuestions(store)
        if (folder === cold) expect(moveAll(store)).toBe(3)
        const { ref } = makeVisit(2)
        const early = lookCold(folder)
        const report = early.shadowReport()
        early.close()
        const before = [store.trays.findVisit(ref), store.trays.eggsBefore(3)]
        if (folder === cold) moveAll(store)
        const changed = store.trays.name(2, 'TRAY-9', SAID)
        store.close()
        const review = lookCold(folder)
        const trays = [1, 2, 3].map((visitId) => review.tray({ visitId }))
        const sums = review.reconcile()
        review.close()
        return { before, changed, trays, report, sums }
      })
      expect(told[1]).toEqual(told[0])
      expect(told[0]?.report?.newest).toHaveLength(1)
      expect(told[0]?.sums).toMatchObject({ agrees: true })
    })
  })
})
