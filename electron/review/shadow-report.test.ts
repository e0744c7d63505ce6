import { expect, it } from 'vitest'
import {
  MORNING_MS,
  makeBatch,
  makeGroup,
  makeVisit,
  SERIAL,
  SESSION,
  scanItem,
} from '../../test/make/commit-groups.ts'
import { lookBack } from '../../test/make/look-back.ts'
import type { EggClass } from '../domain/egg.ts'
import type { ShadowScan } from '../store/model-book.ts'
import type { Store } from '../store/store.ts'

const HOUR_MS = 3_600_000
const model = (modelId: string) => ({ modelId, manifestSha256: 'ab'.repeat(32) })

function shadow(sequence: number, shadowClass: EggClass, female: number, hour = 0): ShadowScan {
  return {
    identity: { scannerSerial: SERIAL, sessionId: SESSION, sequence },
    ...{
      visitId: 1,
      decidedWallMs: MORNING_MS + hour * HOUR_MS,
      activeClass: 'FEMALE',
      activeFemale: 0.9,
      shadowClass,
    },
    prediction: { fertility: { viable: 1, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 }, female },
  }
}

function choose(store: Store, candidate: string): number {
  store.models.choose({
    ...{ act: 'shadow', who: 'Anna', chosenWallMs: MORNING_MS, active: model('net-1.0.0'), previous: undefined },
    candidate: model(candidate),
  })
  return store.models.choice()?.choiceId ?? 0
}

it('sums what the newest candidate called otherwise, by hour and by pair', () =>
  lookBack((review, store) => {
    expect(review.shadowReport()).toBeNull()
    store.saveBatch(makeBatch())
    const scans = [1, 2, 3, 4, 5].map((sequence) => scanItem(sequence, { cell: { row: 0, column: sequence } }))
    store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }, ...scans], 6, [6]))
    store.models.addShadows(choose(store, 'net-2.0.0'), [shadow(1, 'MALE', 0.1)])
    const choiceId = choose(store, 'net-3.0.0')
    // Chosen, and has not looked at anything yet.
    expect(review.shadowReport()).toMatchObject({ candidate: 'net-2.0.0' })
    store.models.addShadows(choiceId, [
      ...[shadow(2, 'FEMALE', 0.95), shadow(3, 'FEMALE', 0.9), shadow(4, 'UNCERTAIN', 0.7), shadow(5, 'MALE', 0.05, 2)],
    ])
    const hour = Math.floor(MORNING_MS / HOUR_MS) * HOUR_MS
    expect(review.shadowReport()).toEqual({
      ...{ choiceId, active: 'net-1.0.0', candidate: 'net-3.0.0' },
      hours: [
        { fromWallMs: hour, scans: 3, differently: 1 },
        { fromWallMs: hour + 2 * HOUR_MS, scans: 1, differently: 1 },
      ],
      pairs: expect.arrayContaining([
        { active: 'FEMALE', candidate: 'FEMALE', scans: 2 },
        { active: 'FEMALE', candidate: 'UNCERTAIN', scans: 1 },
        { active: 'FEMALE', candidate: 'MALE', scans: 1 },
      ]),
      female: { active: expect.closeTo(0.9, 4), candidate: expect.closeTo(0.65, 4), apart: expect.closeTo(0.275, 4) },
      newest: [
        expect.objectContaining({ cell: { row: 0, column: 5 }, active: 'FEMALE', candidate: 'MALE' }),
        {
          ...{ decidedAtWallMs: MORNING_MS, visitId: 1, trayCode: 'TRAY-1', cell: { row: 0, column: 4 } },
          ...{ active: 'FEMALE', candidate: 'UNCERTAIN' },
          ...{ activeFemale: expect.closeTo(0.9, 4), candidateFemale: expect.closeTo(0.7, 4) },
        },
      ],
    })
    expect(review.shadowReport()?.pairs[0]?.scans).toBe(2)
    // The rows may go, the sums stay.
    store.models.dropShadows({ choiceId: undefined, sinceWallMs: 0 })
    expect(review.shadowReport()).toMatchObject({ pairs: [{}, {}, {}], newest: [] })
  }))
