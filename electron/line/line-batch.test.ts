import { describe, expect, it } from 'vitest'
import { makeDisk, makeWish, setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import { silentLogger } from '../log/logger.ts'

describe('a line, closing a batch', () => {
  it('stops the feed and closes at once when no tray is under the scanner', async () => {
    const { line, link, time, view } = await setUpRunningStation()
    expect(line.closeBatch()).toEqual({ ok: true })
    expect([link().feed, view().batch?.state]).toEqual(['pause', 'closing'])
    await time.advance(200)
    expect(view().batch?.state).toBe('closed')
    expect(line.closeBatch()).toEqual({ ok: false, refusal: 'NO_OPEN_BATCH' })
  })

  it('waits for the tray under the scanner and for every decision', async () => {
    const { station, line, link, make, time, view, ready, store } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    line.closeBatch()
    await time.advance(10_000)
    expect(view().batch?.state).toBe('closing')
    expect(line.startBatch(makeWish(time))).toEqual({ ok: false, refusal: 'BATCH_ALREADY_OPEN' })
    station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    link().receive(make.scan({ column: 1 }), make.trayEnd(1))
    await time.advance(5_000)
    expect(view()).toMatchObject({ batch: { state: 'closing' }, backlog: 2 })
    ready()
    await time.advance(300)
    expect(view()).toMatchObject({ batch: { state: 'closed', eggs: 2 }, tray: { state: 'complete' } })
    expect(store.batches.get('2026-1121-01')).toMatchObject({ state: 'closed', closedWallMs: expect.any(Number) })
  })

  it('waits for what has arrived and is not decided, although no tray is under the scanner', async () => {
    const { station, line, link, make, time, view, ready, store } = await setUpRunningStation()
    station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    const stray = make.scan({ tray: 9 })
    link().receive(stray, make.trayBegin(2), make.scan({ tray: 2 }), make.trayEnd(2))
    await time.advance(5)
    line.closeBatch()
    await time.advance(60_000)
    expect(view()).toMatchObject({ batch: { state: 'closing', eggs: 0 }, tray: null, backlog: 4 })
    ready()
    await time.advance(300)
    expect(view().batch).toMatchObject({ state: 'closed', eggs: 1 })
    expect(store.scans.map(({ batchId }) => batchId)).toEqual(['2026-1121-01'])
  })

  it('closes without a tray that never ends, and still counts its late eggs for the batch', async () => {
    const { line, link, make, time, view } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    line.closeBatch()
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
    const first = await setUpRunningStation({ disk })
    first.link().receive(first.make.trayBegin(1), first.make.scan({}))
    await disk.time.advance(5)
    first.line.closeBatch()

    const second = setUpStation({ disk })
    await disk.time.advance(1_000)
    expect(second.view().batch?.state).toBe('closing')
    second.link().stream({ nextSequence: 3 })
    second.link().receive(first.make.trayEnd(1))
    await disk.time.advance(500)
    expect(second.view().batch?.state).toBe('closed')
  })

  it('survives a disk that refuses to close the batch, and closes it when the disk is back', async () => {
    const { line, store, time, view } = await setUpRunningStation()
    line.closeBatch()
    store.failing = true
    await time.advance(5_000)
    expect(view().batch?.state).toBe('closing')
    store.failing = false
    await time.advance(500)
    expect(view().batch?.state).toBe('closed')
  })
})

describe('a line, closing on a disk that refuses, with a tray under the scanner', () => {
  it('says so and goes on, and holds the tray and closes when the disk is back', async () => {
    const { line, link, make, store, time, view } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    line.closeBatch()
    store.failing = true
    await time.advance(40_000)
    expect(view()).toMatchObject({ batch: { state: 'closing' }, problems: [{ id: 'DISK_ERROR' }] })
    store.failing = false
    await time.advance(2_500)
    expect(view()).toMatchObject({
      batch: { state: 'closed' },
      tray: { state: 'held' },
      problems: [{ id: 'TRAY_ON_HOLD' }],
    })
  })
})

describe('a line, the demo batch', () => {
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
    const { time, link, ready, view, line, store } = setUpStation({ disk, demo: makeWish(disk.time) })
    await time.advance(1)
    link().stream()
    ready()
    await time.advance(200)
    line.closeBatch()
    await time.advance(5_000)
    expect([view().batch?.state, store.batches.size]).toEqual(['closed', 1])
  })

  it('lets an open batch from before go on instead', async () => {
    const disk = makeDisk()
    await setUpRunningStation({ disk })
    const second = setUpStation({ disk, demo: makeWish(disk.time, { flock: 'Demo' }) })
    await disk.time.advance(1)
    second.link().stream()
    second.ready()
    await disk.time.advance(500)
    expect(second.view().batch).toMatchObject({ flock: 'Flock 7', state: 'running' })
    second.line.closeBatch()
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
