import { describe, expect, it } from 'vitest'
import { ONE, refOf, setUpModels, THREE, TWO } from '../../test/make/models.ts'
import { setUpStation } from '../../test/make/station.ts'
import type { Caller } from '../domain/access.ts'

const ANNA: Caller = { userId: 'u1', name: 'Anna', roles: ['supervisor'] }
const BEN: Caller = { userId: 'u2', name: 'Ben', roles: ['supervisor'] }
const DONE = { ok: true }
const refused = (refusal: string) => ({ ok: false, refusal, faults: [] })

/** A station whose first model judges, without a batch. */
function setUp() {
  const rig = setUpStation()
  const models = setUpModels(rig)
  models.ready('inference')
  return { ...rig, ...models }
}

describe('two people before the models of one station', () => {
  it('stop a take-over and keep the candidate, which is given up only after that', () => {
    const { desk, view, store } = setUp()
    desk.shadow(TWO, ANNA)
    desk.switchTo(TWO, false, ANNA)
    expect(desk.giveUp(TWO, BEN)).toEqual(refused('BUSY'))
    expect(desk.stopTakeOver(THREE, BEN)).toEqual(refused('CHANGED'))
    expect(desk.stopTakeOver(TWO, BEN)).toEqual(DONE)
    expect(desk.view()).toMatchObject({ pending: null, failure: null, candidate: refOf(TWO) })
    expect(view().model.modelId).toBe('net-1.0.0')
    expect(desk.giveUp(TWO, BEN)).toEqual(DONE)
    expect(desk.view().candidate).toBeNull()
    expect(store.trail.map(({ who, act, subject, after }) => [who, act, subject, after])).toEqual([
      ['Anna', 'model.shadow', 'net-2.0.0', undefined],
      ['Ben', 'model.stopTakeOver', 'net-2.0.0', '{"act":"switch","orderedBy":"Anna"}'],
      ['Ben', 'model.giveUp', 'net-2.0.0', undefined],
    ])
  })

  it('do nothing for whoever was shown something else than there is now', async () => {
    const { desk, ready, time, control } = setUp()
    desk.shadow(TWO, ANNA)
    ready('inference-2')
    desk.switchTo(TWO, false, ANNA)
    await time.advance(1)
    // Two people are asked whether to go back to the first; the second one must not bring back what both of them left.
    expect(desk.rollBack(ONE, false, ANNA)).toEqual(DONE)
    ready('inference')
    await time.advance(1)
    expect(desk.rollBack(ONE, false, BEN)).toEqual(refused('IS_ACTIVE'))
    expect(desk.rollBack(THREE, false, BEN)).toEqual(refused('CHANGED'))
    // The take-over has failed in the moment in which somebody stops it: its model runs on beside.
    desk.shadow(THREE, ANNA)
    desk.switchTo(THREE, false, ANNA)
    for (const state of ['wait', 'stopped'] as const) control.onSlot('inference-2', { state })
    expect(desk.stopTakeOver(THREE, BEN)).toEqual(refused('CHANGED'))
    expect(desk.giveUp(TWO, BEN)).toEqual(refused('CHANGED'))
    expect(desk.view()).toMatchObject({ active: refOf(ONE), candidate: refOf(THREE) })
  })
})

describe('a model whose package cannot be found', () => {
  it('goes on judging for as long as its process runs', async () => {
    const { control, desk, ready, kept, view, time } = setUp()
    desk.switchTo(TWO, false, ANNA)
    ready('inference-2')
    await time.advance(1)
    kept.models.splice(0, kept.models.length, ONE, THREE, { ...TWO, manifestSha256: 'f'.repeat(64), folder: '/else' })
    expect(desk.shadow(THREE, ANNA)).toEqual(DONE)
    expect(control.wanted).toEqual({ inference: THREE.folder, 'inference-2': TWO.folder })
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', state: 'ready' })
    ready('inference')
    expect(desk.switchTo(THREE, false, ANNA)).toEqual(DONE)
    await time.advance(1)
    expect(control.wanted).toEqual({ inference: THREE.folder, 'inference-2': null })
  })

  it('ends with a process that was started anew without it, and comes back with the package', async () => {
    const { control, desk, ready, kept, view, time } = setUp()
    desk.switchTo(TWO, false, ANNA)
    ready('inference-2')
    await time.advance(1)
    kept.models.splice(0, kept.models.length, ONE, THREE)
    for (const state of ['down', 'wait'] as const) control.onSlot('inference-2', { state })
    control.lookForMissing()
    expect(control.wanted).toEqual({ inference: null, 'inference-2': TWO.folder })
    control.onSlot('inference-2', { state: 'refused', file: 'net-2.0.0', code: 'PACKAGE_MISSING', detail: '' })
    control.lookForMissing()
    expect(control.wanted).toEqual({ inference: null, 'inference-2': null })
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', refusedCode: 'PACKAGE_MISSING' })
    kept.models.push(TWO)
    control.lookForMissing()
    ready('inference-2')
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', state: 'ready' })
  })
})
