import { describe, expect, it } from 'vitest'
import { ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { makeDisk, makeWish, setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import { LIVE_VIEW_HZ } from '../contract/live.ts'
import { SCANNER_CREDIT_MAX } from '../pipeline/run.ts'

describe('a line', () => {
  it('starts its link once everything else stands, and shows the idle line several times a second', async () => {
    const { links, views, time, link } = setUpStation()
    expect(links.map(({ starts }) => starts)).toEqual([0])
    await time.advance(1_000)
    expect(link().starts).toBe(1)
    expect(views.length).toBe(LIVE_VIEW_HZ)
    expect(views.at(-1)).toMatchObject({
      site: 'Site Nord',
      batch: null,
      link: { state: 'Absent' },
      model: { state: 'starting' },
    })
    expect(views.map(({ revision }) => revision)).toEqual(views.map((_, index) => index + 1))
  })

  it('starts a batch only with a scanner and a model, and then lets the line feed', async () => {
    const { line, time, link, ready } = setUpStation()
    await time.advance(1)
    expect(line.startBatch(makeWish(time))).toEqual({ ok: false, refusal: 'NO_SCANNER' })
    link().stream()
    expect(link().feed).toBe('pause')
    expect(line.startBatch(makeWish(time))).toEqual({ ok: false, refusal: 'MODEL_NOT_READY' })
    ready()
    expect(line.startBatch(makeWish(time))).toEqual({ ok: true })
    expect(link().feed).toBe('run')
    expect(line.pauseBatch()).toEqual({ ok: true })
    expect(link().feed).toBe('pause')
    expect(line.resumeBatch()).toEqual({ ok: true })
    expect(link().feed).toBe('run')
    expect(line.resumeBatch()).toEqual({ ok: false, refusal: 'NOT_IN_THIS_STATE' })
  })

  it('takes an egg from the scanner to the sorter, the database and the screen', async () => {
    const { link, make, time, view, store, line } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({ row: 1, column: 2 }))
    await time.advance(5)
    expect(link().acknowledged).toEqual([{ from: 1, to: 2 }])
    expect(link().credit).toBe(SCANNER_CREDIT_MAX)
    expect(link().decisions).toMatchObject([
      { traySequence: 1, row: 1, column: 2, eggClass: 'MALE', action: 'REMOVE_MALE' },
    ])
    expect(store.scans).toHaveLength(1)
    expect(view()).toMatchObject({
      ...{ batch: { eggs: 1, scans: 1, male: { count: 1 } }, tray: { code: 'T-1', decided: 1 }, backlog: 0 },
      lastEgg: { trayCode: 'T-1', cell: { row: 1, column: 2 }, eggClass: 'MALE' },
    })
    expect(line.figures().latencyCounts).toBeDefined()
  })

  it('acknowledges scans while there is no model, and decides them when it is back', async () => {
    const { link, make, time, view, station, ready, store } = await setUpRunningStation()
    station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    link().receive(make.trayBegin(1), make.scan({}), make.scan({ column: 1 }))
    await time.advance(200)
    expect(link().acknowledged).toEqual([{ from: 1, to: 3 }])
    expect(view()).toMatchObject({ backlog: 2, problems: [{ id: 'INFERENCE_DOWN' }] })
    ready()
    await time.advance(1_500)
    expect(view()).toMatchObject({ backlog: 0, problems: [], batch: { eggs: 2 } })
    expect(store.scans).toHaveLength(2)
  })

  it('says when records cannot be read or little room is left, and that the line goes on', async () => {
    const { station, view, link, time, make } = await setUpRunningStation()
    station.setReviewDown(true)
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    expect(view()).toMatchObject({ problems: [{ id: 'REVIEW_DOWN', priority: 3 }], batch: { eggs: 1 } })
    station.setReviewDown(false)
    station.setDiskLow(true)
    await time.advance(1_500)
    expect(view().problems).toMatchObject([{ id: 'DISK_LOW', priority: 2 }])
    station.setDiskLow(false)
    await time.advance(1_500)
    expect(view().problems).toEqual([])
  })

  it('takes nothing on a disk that refuses, says so, and goes on by itself', async () => {
    const { link, make, time, view, intake } = await setUpRunningStation()
    intake.failing = true
    link().receive(make.trayBegin(1))
    await time.advance(200)
    expect([link().credit, link().acknowledged]).toEqual([0, []])
    expect(view().problems).toMatchObject([{ id: 'DISK_ERROR', priority: 1 }])
    intake.failing = false
    await time.advance(2_700)
    expect([link().credit, link().acknowledged]).toEqual([SCANNER_CREDIT_MAX, [{ from: 1, to: 1 }]])
    expect(view().problems).toEqual([])
  })

  it('tells a returning scanner what it has, and counts what comes again once', async () => {
    const { link, make, time, view } = await setUpRunningStation()
    const sent = [make.trayBegin(1), make.scan({}), make.scan({ column: 1 })]
    link().receive(...sent)
    await time.advance(5)
    link().become('Absent')
    expect(view().problems).toMatchObject([{ id: 'SCANNER_LOST' }])
    expect(link().stream({ nextSequence: 4 })).toEqual([{ from: 1, to: 3 }])
    expect(link().feed).toBe('run')
    link().receive(...sent)
    await time.advance(5)
    expect(view()).toMatchObject({ batch: { eggs: 2, scans: 2 }, link: { duplicates: 3 } })
  })
})

describe('a line, with a scanner that was switched off and on', () => {
  it('tells it nothing of trays from before, which it would take for its own', async () => {
    const { station, link, make, time, ready, store } = await setUpRunningStation()
    station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(200)
    link().become('Absent')
    link().stream({ sessionId: '00000000000000c9' })
    ready()
    await time.advance(1_500)
    expect(store.scans).toMatchObject([{ decision: { eggClass: 'MALE', action: 'HOLD', reason: 'LINK_LOST' } }])
    expect(link().decisions).toEqual([])
  })
})

describe('a line, with a scanner that restarts its counter', () => {
  it('keeps what it sends under old numbers instead of taking it for what is there already', async () => {
    const { line, link, ready, time, store, view } = setUpStation()
    await time.advance(1)
    ready()
    link().stream()
    line.startBatch(makeWish(time))
    const before = new MessageMaker()
    link().receive(before.trayBegin(1), before.scan({}), before.trayEnd(1, 1))
    await time.advance(50)
    expect(link().stream({ nextSequence: 1 })).toEqual([])
    const after = new MessageMaker()
    link().receive(after.trayBegin(1), after.scan({}), after.trayEnd(1, 1))
    await time.advance(50)
    expect(store.scans.map(({ identity }) => identity.sessionId)).toEqual([
      TEST_SESSION.sessionId,
      `${TEST_SESSION.sessionId}+1`,
    ])
    expect(link().acknowledged).toEqual([{ from: 1, to: 3 }])
    await time.advance(200)
    expect(view().problems).toContainEqual(
      expect.objectContaining({ id: 'SCANNER_COUNTER_BACK', detail: { scanner: TEST_SESSION.scannerSerial } }),
    )
  })
})

describe('a line, from one life to the next', () => {
  it('goes on with the open batch, the open tray and the scans that were not decided', async () => {
    const disk = makeDisk()
    const first = await setUpRunningStation({ disk })
    const { make } = first
    first.link().receive(make.trayBegin(1), make.scan({}))
    await disk.time.advance(5)
    first.station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    first.link().receive(make.scan({ column: 1 }))
    await disk.time.advance(5)
    // Nobody says goodbye: the process is gone.

    const second = setUpStation({ disk })
    expect(second.view()).toMatchObject({
      ...{ batch: { batchId: '2026-1121-01', state: 'running', eggs: 1, scans: 1 }, backlog: 1 },
      ...{ tray: { code: 'T-1', state: 'filling', decided: 1 } },
    })
    await disk.time.advance(5)
    expect(second.link().stream({ nextSequence: 4 })).toEqual([{ from: 1, to: 3 }])
    expect(second.link().feed).toBe('pause')
    second.ready()
    expect(second.link().feed).toBe('run')
    second.link().receive(make.scan({ column: 2 }), make.trayEnd(1))
    await disk.time.advance(5)
    expect(disk.store.scans.map(({ cell, batchId }) => [cell.column, batchId])).toEqual([
      [0, '2026-1121-01'],
      [1, '2026-1121-01'],
      [2, '2026-1121-01'],
    ])
    expect(second.view()).toMatchObject({ batch: { eggs: 3, scans: 3 }, tray: { state: 'held', decided: 3 } })
    expect(second.line.startBatch(makeWish(disk.time))).toEqual({ ok: false, refusal: 'BATCH_ALREADY_OPEN' })
  })

  it('decides what was left over even before the scanner is back, but too late to act on', async () => {
    const disk = makeDisk()
    const first = await setUpRunningStation({ disk })
    first.station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    first.link().receive(first.make.trayBegin(1), first.make.scan({}))
    await disk.time.advance(5)
    const second = setUpStation({ disk })
    second.ready()
    await disk.time.advance(5)
    expect(disk.store.scans).toMatchObject([{ decision: { eggClass: 'MALE', action: 'HOLD', reason: 'LINK_LOST' } }])
    expect(second.link().acknowledged).toEqual([])
    expect(second.view()).toMatchObject({ backlog: 0, tray: { state: 'held', decided: 1 } })
  })

  it('stops in order: no more scans, then what can be decided, then the journal, then the database', async () => {
    const disk = makeDisk()
    const rig = setUpStation({ disk })
    const order: string[] = []
    Object.assign(disk.intake, { close: async () => void order.push('journal') })
    Object.assign(disk.store, { close: () => order.push('database') })
    await disk.time.advance(1)
    const predictor = new ScriptedPredictor()
    rig.station.setModel({ modelId: 'm', synthetic: true, state: 'ready' }, predictor)
    rig.link().stream()
    const make = new MessageMaker()
    rig.link().receive(make.trayBegin(1), make.scan({}))
    await disk.time.advance(5)
    const emitted = rig.views.length

    const stopped = rig.station.stop(3_000)
    await disk.time.advance(100)
    expect([rig.link().stops, order]).toEqual([1, []])
    predictor.answerAll()
    await disk.time.advance(100)
    await stopped
    expect(order).toEqual(['journal', 'database'])
    expect(disk.store.scans).toHaveLength(1)
    await disk.time.advance(5_000)
    expect(rig.views.length).toBe(emitted)
  })

  it('waits for a model no longer than it may when it stops', async () => {
    const { station, time, link, make, store, intake } = await setUpRunningStation()
    station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    let stopped = false
    void station.stop(3_000).then(() => {
      stopped = true
    })
    await time.advance(2_900)
    expect(stopped).toBe(false)
    await time.advance(200)
    expect(stopped).toBe(true)
    expect([store.scans.length, intake.records.length]).toEqual([0, 2])
  })

  it('starts no link after it was stopped', async () => {
    const { station, time, link } = setUpStation()
    await station.stop(0)
    await time.advance(1_000)
    expect([link().starts, link().stops]).toEqual([0, 1])
  })
})

describe('a line, another way to the scanner', () => {
  it('ends the old connection before the new one begins', async () => {
    const { line, time, links } = setUpStation({ stopsSlowly: true })
    await time.advance(1)
    const reconnected = line.reconnect()
    await time.advance(10)
    expect(links.map(({ starts, stops }) => [starts, stops])).toEqual([
      [1, 1],
      [0, 0],
    ])
    links[0]?.letStop?.()
    await reconnected
    expect(links[1]?.starts).toBe(1)
  })

  it('starts only the newest when the way changes again meanwhile, and that once', async () => {
    const { line, time, links } = setUpStation({ stopsSlowly: true })
    await time.advance(1)
    const both = [line.reconnect(), line.reconnect()]
    for (const link of links) link.letStop?.()
    await time.advance(1)
    for (const link of links) link.letStop?.()
    await Promise.all(both)
    expect(links.map(({ starts }) => starts)).toEqual([1, 0, 1])
    expect(links.map(({ stops }) => stops)).toEqual([1, 1, 0])
  })

  it('never starts a link that was replaced before its turn', async () => {
    const { line, time, links } = setUpStation()
    await line.reconnect()
    await time.advance(100)
    expect(links.map(({ starts }) => starts)).toEqual([0, 1])
  })

  it('knows the scanner that comes over the new way', async () => {
    const { line, time, link, make, view } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    await line.reconnect()
    expect(link().stream({ nextSequence: 3 })).toEqual([{ from: 1, to: 2 }])
    expect(link().feed).toBe('run')
    link().receive(make.scan({ column: 1 }))
    await time.advance(5)
    expect(view().batch?.eggs).toBe(2)
    expect(TEST_SESSION.scannerSerial).toBe(view().link.scannerSerial)
  })
})
