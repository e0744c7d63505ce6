import { describe, expect, it } from 'vitest'
import { knownModel, ONE, refOf, setUpModels, THREE, TWO } from '../../test/make/models.ts'
import { makeDisk, makeWish, setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'

const ANNA: Caller = { userId: 'u1', name: 'Anna', roles: ['supervisor'] }
const DONE = { ok: true }
const refused = (refusal: string, faults: readonly string[] = []) => ({ ok: false, refusal, faults })

/** A station whose first model judges, without a batch. */
function setUp(options: Parameters<typeof setUpModels>[1] = {}) {
  const rig = setUpStation()
  const models = setUpModels(rig, options)
  models.ready('inference')
  return { ...rig, ...models }
}

describe('the models of a station', () => {
  it('begin with that of the settings, in one process', () => {
    const { control, view, desk } = setUp()
    expect(control.wanted).toEqual({ inference: ONE.folder, 'inference-2': null })
    expect(view().model).toEqual({ modelId: 'net-1.0.0', synthetic: false, state: 'ready' })
    expect(desk.view()).toMatchObject({
      choiceId: 0,
      active: { ...refOf(ONE), since: null, progress: { state: 'ready' } },
      ...{ candidate: null, previous: null, pending: null, failure: null, batchesOpen: [] },
      library: [{ modelId: 'net-1.0.0', faults: [] }, { modelId: 'net-2.0.0' }, { modelId: 'net-3.0.0' }],
    })
  })

  it('run a candidate beside it until somebody gives it up', () => {
    const { control, desk, store, shadows, ready, view } = setUp()
    expect(desk.shadow(TWO, ANNA)).toEqual(DONE)
    expect(control.wanted).toEqual({ inference: ONE.folder, 'inference-2': TWO.folder })
    expect(desk.view().candidate).toMatchObject({ ...refOf(TWO), progress: { state: 'wait' }, since: { who: 'Anna' } })
    for (const state of ['wait', 'verify'] as const) control.onSlot('inference-2', { state })
    expect(desk.view().candidate?.progress.state).toBe('verify')
    ready('inference-2')
    expect(desk.view().candidate?.progress).toMatchObject({ state: 'ready', golden: { tolerance: 0.001 } })
    expect(shadows.at(-1)).toEqual({ choiceId: 1, modelId: 'net-2.0.0' })
    expect(view().model.modelId).toBe('net-1.0.0')
    expect(desk.giveUp(TWO, ANNA)).toEqual(DONE)
    expect(control.wanted['inference-2']).toBeNull()
    expect(shadows.at(-1)).toBeUndefined()
    expect(store.trail.map(({ who, act, subject }) => [who, act, subject])).toEqual([
      ['Anna', 'model.shadow', 'net-2.0.0'],
      ['Anna', 'model.giveUp', 'net-2.0.0'],
    ])
  })

  it('switch between two scans, keep the old process until its answers are in, and go back', async () => {
    const { control, desk, ready, view, store, time } = setUp()
    desk.shadow(TWO, ANNA)
    ready('inference-2')
    expect(desk.switchTo(TWO, false, ANNA)).toEqual(DONE)
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', state: 'ready' })
    await time.advance(1)
    expect(control.wanted).toEqual({ inference: null, 'inference-2': TWO.folder })
    expect(desk.view()).toMatchObject({ active: { ...refOf(TWO), since: { who: 'Anna' } }, previous: refOf(ONE) })
    expect(desk.rollBack(ONE, false, ANNA)).toEqual(DONE)
    expect(desk.view()).toMatchObject({ active: refOf(TWO), pending: { ...refOf(ONE), act: 'rollBack' } })
    expect(control.wanted).toEqual({ inference: ONE.folder, 'inference-2': TWO.folder })
    // What the process that is about to end still says is not of the new one.
    control.onSlot('inference', { state: 'down' })
    expect(desk.view().pending?.progress.state).toBe('wait')
    for (const state of ['wait', 'warm'] as const) control.onSlot('inference', { state })
    expect(desk.view().pending?.progress.state).toBe('warm')
    ready('inference')
    await time.advance(1)
    expect(view().model.modelId).toBe('net-1.0.0')
    expect(desk.view()).toMatchObject({ active: refOf(ONE), previous: refOf(TWO), pending: null, failure: null })
    expect(store.trail.map(({ act, subject, after }) => [act, subject, after])).toEqual([
      ['model.shadow', 'net-2.0.0', undefined],
      ['model.switch', 'net-2.0.0', '{"from":"net-1.0.0"}'],
      ['model.rollBack', 'net-1.0.0', '{"from":"net-2.0.0"}'],
    ])
  })

  it('go back past a candidate, which runs on afterwards', async () => {
    const { control, desk, ready, time } = setUp()
    desk.switchTo(TWO, false, ANNA)
    ready('inference-2')
    await time.advance(1)
    desk.shadow(THREE, ANNA)
    ready('inference')
    desk.rollBack(ONE, false, ANNA)
    expect(control.wanted).toEqual({ inference: ONE.folder, 'inference-2': TWO.folder })
    expect(desk.view().candidate?.progress.state).toBe('wait')
    ready('inference')
    await time.advance(1)
    expect(control.wanted).toEqual({ inference: ONE.folder, 'inference-2': THREE.folder })
    expect(desk.view()).toMatchObject({ active: refOf(ONE), previous: refOf(TWO), candidate: refOf(THREE) })
  })

  it('leave the one that judges alone when the other one is refused, crashes too often, or takes too long', async () => {
    const { control, desk, time, view, wishes, ready, store } = setUp()
    desk.switchTo(TWO, false, ANNA)
    control.onSlot('inference-2', { state: 'wait' })
    const as = { file: 'model.onnx', code: 'GOLDEN_MISMATCH', detail: '0.2 apart' } as const
    control.onSlot('inference-2', { state: 'refused', ...as })
    expect(desk.view().failure).toMatchObject({ ...refOf(TWO), act: 'switch', refusal: 'PACKAGE_REFUSED', package: as })
    expect(wishes.at(-1)).toEqual({ inference: ONE.folder, 'inference-2': null })
    desk.switchTo(THREE, false, ANNA)
    expect(desk.view().failure).toBeNull()
    control.onSlot('inference-2', { state: 'wait' })
    control.onSlot('inference-2', { state: 'stopped' })
    expect(desk.view().failure?.refusal).toBe('PROCESS_STOPPED')
    desk.switchTo(THREE, false, ANNA)
    await time.advance(121_000)
    expect(desk.view()).toMatchObject({ pending: null, failure: { refusal: 'NOT_IN_TIME', package: null } })
    expect(view().model).toMatchObject({ modelId: 'net-1.0.0', state: 'ready' })
    const refusals = ['PACKAGE_REFUSED', 'PROCESS_STOPPED', 'NOT_IN_TIME']
    expect(store.trail.map(({ who, act, subject, after }) => [who, act, subject, JSON.parse(after ?? '')])).toEqual(
      [TWO, THREE, THREE].map(({ modelId }, at) => [
        ...[PROGRAM.name, 'model.failTakeOver', modelId],
        { act: 'switch', orderedBy: 'Anna', refusal: refusals[at], ...(at === 0 && { file: as.file, code: as.code }) },
      ]),
    )
    // What comes too late does not take over.
    ready('inference-2', THREE)
    expect(view().model.modelId).toBe('net-1.0.0')
  })

  it('do one thing at a time, and say what cannot be done', async () => {
    const { desk, ready, control, kept } = setUp()
    expect(desk.rollBack(TWO, false, ANNA)).toEqual(refused('NO_PREVIOUS'))
    expect(desk.giveUp(TWO, ANNA)).toEqual(refused('NO_CANDIDATE'))
    expect(desk.shadow(ONE, ANNA)).toEqual(refused('IS_ACTIVE'))
    expect(desk.switchTo(ONE, false, ANNA)).toEqual(refused('IS_ACTIVE'))
    for (const unknown of [knownModel('net-9.0.0'), { ...TWO, manifestSha256: 'f'.repeat(64) }]) {
      expect(desk.shadow(unknown, ANNA)).toEqual(refused('UNKNOWN_MODEL'))
      expect(desk.switchTo(unknown, false, ANNA)).toEqual(refused('UNKNOWN_MODEL'))
    }
    desk.switchTo(TWO, false, ANNA)
    expect(desk.shadow(THREE, ANNA)).toEqual(refused('BUSY'))
    expect(desk.switchTo(THREE, false, ANNA)).toEqual(refused('BUSY'))
    expect(desk.stopTakeOver(TWO, ANNA)).toEqual(DONE)
    expect(control.wanted['inference-2']).toBeNull()
    desk.switchTo(TWO, false, ANNA)
    kept.models.length = 0
    ready('inference-2', TWO)
    expect(desk.view()).toMatchObject({ active: refOf(ONE), failure: { refusal: 'UNKNOWN_MODEL' } })
  })

  it('change nothing that could not be written down', () => {
    const { desk, store, ready, view, control } = setUp()
    store.models.failing = true
    expect(desk.shadow(TWO, ANNA)).toEqual(refused('NOT_SAVED'))
    expect(desk.switchTo(TWO, false, ANNA)).toEqual(DONE)
    store.trailFailing = true
    expect(desk.stopTakeOver(TWO, ANNA)).toEqual(refused('NOT_SAVED'))
    expect(desk.view().pending).toMatchObject(refOf(TWO))
    ready('inference-2')
    expect(desk.view()).toMatchObject({ active: refOf(ONE), pending: null, failure: { refusal: 'NOT_SAVED' } })
    expect(view().model.modelId).toBe('net-1.0.0')
    expect(control.wanted).toEqual({ inference: ONE.folder, 'inference-2': null })
    expect(store.trail).toEqual([])
  })
})

describe('a switch while a batch is open', () => {
  const NO_HEN = knownModel('net-4.0.0', { breeds: ['Dekalb White'], ageHours: { from: 300, to: 310 } })

  it('wants somebody who knows it, and names the batch', async () => {
    const rig = await setUpRunningStation()
    const { desk, ready } = setUpModels(rig)
    ready('inference')
    expect(desk.switchTo(TWO, false, ANNA)).toEqual(refused('BATCH_OPEN'))
    expect(desk.view().batchesOpen).toEqual(['2026-1121-01'])
    expect(desk.switchTo(TWO, true, ANNA)).toEqual(DONE)
    ready('inference-2')
    expect(rig.view().model.modelId).toBe('net-2.0.0')
    expect(rig.store.trail.at(-1)).toMatchObject({
      after: '{"from":"net-1.0.0","batches":["2026-1121-01"]}',
    })
  })

  it('takes only a model that fits the batch', async () => {
    const rig = await setUpRunningStation()
    const { desk, ready } = setUpModels(rig, { library: [ONE, NO_HEN] })
    ready('inference')
    expect(desk.switchTo(NO_HEN, true, ANNA)).toEqual(refused('MODEL_NOT_FOR_BATCH', ['BREED', 'AGE']))
    expect(desk.view().library.map(({ faults }) => faults)).toEqual([[], ['BREED', 'AGE']])
    // It may run beside: it decides nothing.
    expect(desk.shadow(NO_HEN, ANNA)).toEqual(DONE)
  })

  it('is looked at again when the model is ready: a batch may have begun meanwhile', async () => {
    const rig = setUpStation()
    const { desk, ready } = setUpModels(rig)
    ready('inference')
    expect(desk.switchTo(TWO, false, ANNA)).toEqual(DONE)
    await rig.time.advance(1)
    rig.link().stream()
    expect(rig.line.startBatch(makeWish(rig.time))).toEqual(DONE)
    ready('inference-2')
    expect(desk.view()).toMatchObject({ active: refOf(ONE), failure: { refusal: 'BATCH_OPEN' } })
  })
})

describe('a station whose settings name a model that is not here', () => {
  it('names it, decides nothing, and lets somebody choose another one', () => {
    const rig = setUpStation()
    const { control, desk, ready, view, store } = {
      ...rig,
      ...setUpModels(rig, { library: [TWO, THREE], settingsGone: true }),
    }
    control.onSlot('inference', { state: 'wait' })
    const detail = 'there is no folder /models/net-1.0.0'
    control.onSlot('inference', { state: 'refused', file: 'net-1.0.0', code: 'PACKAGE_MISSING', detail })
    expect(view().model).toMatchObject({ modelId: 'net-1.0.0', synthetic: true, state: 'refused' })
    expect(desk.view()).toMatchObject({
      active: { modelId: 'net-1.0.0', manifestSha256: '', since: null, progress: { refusal: { detail } } },
      ...{ successor: refOf(THREE), previous: null },
    })
    expect(desk.shadow(TWO, ANNA)).toEqual(refused('UNKNOWN_MODEL'))
    expect(desk.switchTo(THREE, false, ANNA)).toEqual(DONE)
    expect(view().model.state).toBe('refused')
    ready('inference-2')
    expect(view().model).toMatchObject({ modelId: 'net-3.0.0', state: 'ready' })
    expect(desk.view()).toMatchObject({ active: refOf(THREE), successor: null, previous: null })
    expect(store.trail.at(-1)).toMatchObject({ act: 'model.switch', after: '{"from":"net-1.0.0"}' })
  })
})

describe('the models of a station that starts again', () => {
  async function restarted(options: Parameters<typeof setUpModels>[1] = {}) {
    const disk = makeDisk()
    const before = setUpStation({ disk })
    const models = setUpModels(before)
    models.ready('inference')
    models.desk.switchTo(TWO, false, ANNA)
    models.ready('inference-2')
    models.desk.shadow(THREE, ANNA)
    await before.station.stop(0)
    const rig = setUpStation({ disk })
    return { ...rig, ...setUpModels(rig, options) }
  }

  it('come up as they were chosen', async () => {
    const { control, desk, view, ready } = await restarted()
    expect(control.wanted).toEqual({ inference: TWO.folder, 'inference-2': THREE.folder })
    expect(view().model).toEqual({ modelId: 'net-2.0.0', synthetic: false, state: 'starting' })
    ready('inference')
    ready('inference-2')
    expect(view().model.state).toBe('ready')
    expect(desk.view()).toMatchObject({
      ...{ active: { ...refOf(TWO), since: { who: 'Anna' } }, previous: refOf(ONE) },
      candidate: { ...refOf(THREE), progress: { state: 'ready' } },
    })
  })

  it('never take another one silently', async () => {
    const { control, view, ready } = await restarted()
    // The process still runs the model of the settings: it is about to be exchanged.
    ready('inference', ONE)
    expect(view().model).toEqual({ modelId: 'net-2.0.0', synthetic: false, state: 'starting' })
    ready('inference', { ...TWO, manifestSha256: 'e'.repeat(64) })
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', state: 'refused', refusedFile: 'manifest.json' })
    control.onSlot('inference', { state: 'refused', file: 'model.onnx', code: 'FILE_HASH', detail: '' })
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', state: 'refused', refusedFile: 'model.onnx' })
  })

  it('say so when the package of the chosen one is gone, and offer the way back', async () => {
    const { control, view, desk, ready } = await restarted({ library: [ONE, THREE] })
    expect(control.wanted).toEqual({ inference: null, 'inference-2': THREE.folder })
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', synthetic: true, refusedCode: 'PACKAGE_MISSING' })
    expect(view().problems).toMatchObject([{ id: 'MODEL_MISSING', detail: { path: 'net-2.0.0' } }])
    // Of the same name and newer: offered, and not taken.
    expect(desk.view()).toMatchObject({ successor: refOf(THREE), active: { modelId: 'net-2.0.0' } })
    expect(desk.rollBack(ONE, false, ANNA)).toEqual(DONE)
    ready('inference-2')
    expect(view().model).toMatchObject({ modelId: 'net-1.0.0', state: 'ready' })
  })

  it('go on with the chosen one as soon as its package is here again', async () => {
    const { control, view, ready, kept } = await restarted({ library: [ONE, THREE] })
    control.lookForMissing()
    expect(control.wanted.inference).toBeNull()
    kept.models.push(TWO)
    control.lookForMissing()
    expect(control.wanted.inference).toBe(TWO.folder)
    ready('inference', TWO)
    expect(view().model).toMatchObject({ modelId: 'net-2.0.0', state: 'ready' })
    expect(view().problems).toEqual([])
  })

  it('go on in the processes in which they run already', async () => {
    const { control, wishes, view, ready } = await restarted()
    ready('inference-2', TWO)
    expect(view().model.state).toBe('starting')
    const running = { inference: THREE.folder, 'inference-2': TWO.folder }
    expect(control.adopt(running)).toEqual(running)
    expect(view().model.state).toBe('ready')
    expect(wishes).toEqual([])
    expect(control.wanted).toEqual(running)
  })
})
