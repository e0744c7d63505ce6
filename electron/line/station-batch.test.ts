import { describe, expect, it } from 'vitest'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { constantPredictor, MALE, makeDisk, makeWish, setUpStation } from '../../test/make/station.ts'
import { silentLogger } from '../log/logger.ts'

async function setUpRunning(options: Parameters<typeof setUpStation>[0] = {}) {
  const rig = setUpStation(options)
  await rig.time.advance(1)
  rig.ready()
  rig.link().stream()
  rig.station.startBatch(makeWish(rig.time))
  return { ...rig, make: new MessageMaker() }
}

describe('Station, closing a batch', () => {
  it('stops the feed and closes at once when no tray is under the scanner', async () => {
    const { station, link, time, view } = await setUpRunning()
    expect(station.closeBatch()).toEqual({ ok: true })
    expect([link().feed, view().batch?.state]).toEqual(['pause', 'closing'])
    await time.advance(200)
    expect(view().batch?.state).toBe('closed')
    expect(station.closeBatch()).toEqual({ ok: false, refusal: 'NO_OPEN_BATCH' })
  })

  it('waits for the tray under the scanner and for every decision', async () => {
    const { station, link, make, time, view, ready, store } = await setUpRunning()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    station.closeBatch()
    await time.advance(10_000)
    expect(view().batch?.state).toBe('closing')
    expect(station.startBatch(makeWish(time))).toEqual({ ok: false, refusal: 'BATCH_ALREADY_OPEN' })
    station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    link().receive(make.scan({ column: 1 }), make.trayEnd(1))
    await time.advance(5_000)
    expect(view()).toMatchObject({ batch: { state: 'closing' }, backlog: 2 })
    ready()
    await time.advance(300)
    expect(view()).toMatchObject({ batch: { state: 'closed', eggs: 2 }, tray: { state: 'complete' } })
    expect(store.batches.get('2026-1121-01')).toMatchObject({ state: 'closed', closedWallMs: expect.any(Number) })
  })

  it('closes without a tray that never ends, and still counts its late eggs for the batch', async () => {
    const { station, link, make, time, view } = await setUpRunning()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    station.closeBatch()
    await time.advance(29_900)
    expect(view().batch?.state).toBe('closing')
    await time.advance(400)
    expect(view().batch?.state).toBe('closed')
    link().receive(make.scan({ column: 1 }))
    await time.advance(5)
    expect(view()).toMatchObject({ batch: { state: 'closed', eggs: 2, held: 1 }, tray: { state: 'held' } })
  })

  it('gives a closing batch that it finds at its start the same time for its tray', async () => {
    const disk = makeDisk()
    const first = await setUpRunning({ disk })
    first.link().receive(first.make.trayBegin(1), first.make.scan({}))
    await disk.time.advance(5)
    first.station.closeBatch()

    const second = setUpStation({ disk })
    await disk.time.advance(1_000)
    expect(second.view().batch?.state).toBe('closing')
    second.link().stream({ nextSequence: 3 })
    second.link().receive(first.make.trayEnd(1))
    await disk.time.advance(500)
    expect(second.view().batch?.state).toBe('closed')
  })

  it('survives a disk that refuses to close the batch, and closes it when the disk is back', async () => {
    const { station, store, time, view } = await setUpRunning()
    station.closeBatch()
    store.failing = true
    await time.advance(5_000)
    expect(view().batch?.state).toBe('closing')
    store.failing = false
    await time.advance(500)
    expect(view().batch?.state).toBe('closed')
  })
})

describe('Station, closing on a disk that refuses, with a tray under the scanner', () => {
  it('says so and goes on, and holds the tray and closes when the disk is back', async () => {
    const { station, link, make, store, time, view } = await setUpRunning()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    station.closeBatch()
    store.failing = true
    await time.advance(40_000)
    expect(view()).toMatchObject({ batch: { state: 'closing' }, problems: [{ id: 'DISK_ERROR' }] })
    store.failing = false
    await time.advance(500)
    expect(view()).toMatchObject({
      batch: { state: 'closed' },
      tray: { state: 'held' },
      problems: [{ id: 'TRAY_ON_HOLD' }],
    })
  })
})

describe('Station, the demo batch', () => {
  it('starts as soon as the scanner streams and the model is ready', async () => {
    const disk = makeDisk()
    const { time, link, ready, view } = setUpStation({ disk, demo: makeWish(disk.time, { flock: 'Demo' }) })
    await time.advance(1_000)
    expect(view().batch).toBeNull()
    link().stream()
    await time.advance(1_000)
    expect(view().batch).toBeNull()
    ready()
    await time.advance(200)
    expect(view().batch).toMatchObject({ flock: 'Demo', state: 'running' })
    expect(link().feed).toBe('run')
  })

  it('starts once: a closed demo is not followed by another', async () => {
    const disk = makeDisk()
    const { time, link, ready, view, station, store } = setUpStation({ disk, demo: makeWish(disk.time) })
    await time.advance(1)
    link().stream()
    ready()
    await time.advance(200)
    station.closeBatch()
    await time.advance(5_000)
    expect([view().batch?.state, store.batches.size]).toEqual(['closed', 1])
  })

  it('lets an open batch from before go on instead', async () => {
    const disk = makeDisk()
    await setUpRunning({ disk })
    const second = setUpStation({ disk, demo: makeWish(disk.time, { flock: 'Demo' }) })
    await disk.time.advance(1)
    second.link().stream()
    second.ready()
    await disk.time.advance(500)
    expect(second.view().batch).toMatchObject({ flock: 'Flock 7', state: 'running' })
    second.station.closeBatch()
    await disk.time.advance(5_000)
    expect(disk.store.batches.size).toBe(1)
  })

  it('gives up a demo that can never start', async () => {
    const disk = makeDisk()
    const demo = makeWish(disk.time, { jurisdictionId: 'ATLANTIS' })
    const said: unknown[] = []
    const log = { ...silentLogger, warn: (fields: object, message: string) => said.push({ ...fields, message }) }
    const { time, link, ready, view } = setUpStation({ disk, demo, log })
    await time.advance(1)
    link().stream()
    ready()
    await time.advance(5_000)
    expect(view().batch).toBeNull()
    expect(said).toEqual([{ refusal: 'UNKNOWN_JURISDICTION', message: 'the demo batch was not started' }])
  })
})

describe('Station, under the law', () => {
  const HOUR_MS = 3_600_000

  it('ends removal by sex in the middle of a tray, the moment the limit is reached', async () => {
    const rig = setUpStation()
    const { time, link, station, store, view } = rig
    await time.advance(1)
    rig.ready()
    link().stream()
    station.startBatch(makeWish(time, { setAtWallMs: time.wallMs() - 288 * HOUR_MS + 10_000 }))
    const make = new MessageMaker()
    link().receive(make.trayBegin(1), make.scan({ column: 0 }))
    await time.advance(9_990)
    link().receive(make.scan({ column: 1 }))
    await time.advance(5)
    expect(view().problems).toEqual([])
    await time.advance(5)
    link().receive(make.scan({ column: 2 }))
    await time.advance(5)
    expect(store.scans.map(({ decision }) => [decision.action, decision.reason])).toEqual([
      ['REMOVE_MALE', 'CLEAR_CUT'],
      ['REMOVE_MALE', 'CLEAR_CUT'],
      ['KEEP', 'LEGAL_LIMIT'],
    ])
    expect(view()).toMatchObject({ legal: { trust: 'trusted' }, problems: [{ id: 'LEGAL_LIMIT_PASSED' }] })
  })

  it('destroys nothing without a set time', async () => {
    const rig = setUpStation()
    const { time, link, station } = rig
    await time.advance(1)
    rig.ready()
    link().stream()
    station.startBatch(makeWish(time, { setAtWallMs: null }))
    const make = new MessageMaker()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    expect(link().decisions).toMatchObject([{ eggClass: 'MALE', action: 'HOLD' }])
    expect(rig.view().legal).toMatchObject({ trust: 'no-set-time', hoursLeft: null })
  })

  it('destroys nothing after the clock has jumped, until it starts anew', async () => {
    const { time, link, make, view, disk } = await setUpRunning()
    link().receive(make.trayBegin(1), make.scan({ column: 0 }))
    await time.advance(5)
    time.jumpWall(3_600_000)
    link().receive(make.scan({ column: 1 }))
    await time.advance(5)
    time.jumpWall(-3_600_000)
    link().receive(make.scan({ column: 2 }))
    await time.advance(5)
    expect(link().decisions.map(({ action }) => action)).toEqual(['REMOVE_MALE', 'HOLD', 'HOLD'])
    expect(view()).toMatchObject({ legal: { trust: 'clock-not-trusted' }, problems: [{ id: 'CLOCK_NOT_TRUSTED' }] })
    expect(setUpStation({ disk }).view().legal?.trust).toBe('trusted')
  })

  it('does not trust a clock that was set back while the station was down', async () => {
    const disk = makeDisk()
    const first = await setUpRunning({ disk })
    await disk.time.advance(60_000)
    expect(first.view().batch?.state).toBe('running')
    disk.time.jumpWall(-90_000)
    expect(setUpStation({ disk }).view()).toMatchObject({
      legal: { trust: 'clock-not-trusted' },
      problems: [{ id: 'CLOCK_NOT_TRUSTED' }],
    })
    disk.time.jumpWall(90_000)
    expect(setUpStation({ disk }).view()).toMatchObject({ legal: { trust: 'trusted' } })
  })

  it('destroys nothing of a batch that is not the present one: its age is nobody’s business any more', async () => {
    const { station, link, make, time, view, store } = await setUpRunning()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    station.closeBatch()
    await time.advance(31_000)
    expect(station.startBatch(makeWish(time))).toEqual({ ok: true })
    link().receive(make.scan({ column: 1 }), make.trayBegin(2), make.scan({ tray: 2 }))
    await time.advance(5)
    expect(store.scans.map(({ batchId, decision }) => [batchId, decision.action])).toEqual([
      ['2026-1121-01', 'REMOVE_MALE'],
      ['2026-1121-01', 'HOLD'],
      ['2026-1121-02', 'REMOVE_MALE'],
    ])
    expect(view().batch).toMatchObject({ batchId: '2026-1121-02', eggs: 1 })
  })

  it('judges a batch of a country that this version does not know by the strictest law', async () => {
    const disk = makeDisk()
    const first = await setUpRunning({ disk })
    const batch = disk.store.batches.get('2026-1121-01')!
    const setAtWallMs = disk.time.wallMs() - 290 * HOUR_MS
    disk.store.saveBatch({ ...batch, identity: { ...batch.identity, jurisdictionId: 'ATLANTIS', setAtWallMs } })
    const second = setUpStation({ disk })
    await disk.time.advance(1)
    second.ready()
    second.link().stream()
    second.link().receive(first.make.trayBegin(1), first.make.scan({}))
    await disk.time.advance(5)
    expect(second.link().decisions).toMatchObject([{ eggClass: 'MALE', action: 'KEEP' }])
    expect(second.view().legal).toMatchObject({ jurisdictionId: 'ATLANTIS', limitHours: 288 })
  })

  it('holds eggs that come without a batch, and counts them for none', async () => {
    const rig = setUpStation()
    await rig.time.advance(1)
    rig.station.setModel({ modelId: 'm', synthetic: true, state: 'ready' }, constantPredictor(MALE))
    rig.link().stream()
    const make = new MessageMaker()
    rig.link().receive(make.trayBegin(1), make.scan({}))
    await rig.time.advance(5)
    expect(rig.store.scans).toMatchObject([{ batchId: null, decision: { action: 'HOLD', reason: 'NO_BATCH' } }])
    expect(rig.view()).toMatchObject({ batch: null, tray: { decided: 1 } })
  })
})
