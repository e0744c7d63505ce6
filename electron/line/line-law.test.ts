import { describe, expect, it } from 'vitest'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import {
  constantPredictor,
  MALE,
  makeDisk,
  makeWish,
  setUpRunningStation,
  setUpStation,
} from '../../test/make/station.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'

describe('a line, under the law', () => {
  const HOUR_MS = 3_600_000

  it('ends removal by sex in the middle of a tray, the moment the limit is reached', async () => {
    const rig = setUpStation()
    const { time, link, line, store, view } = rig
    await time.advance(1)
    rig.ready()
    link().stream()
    // Set on the tenth of November: by the calendar day 13 begins with the twenty-second.
    line.startBatch(makeWish(time))
    const limitMs = Date.UTC(2026, 10, 22)
    const make = new MessageMaker()
    const { sorterDeadlineMs } = DEFAULT_RECIPE
    await time.sleep(limitMs - sorterDeadlineMs - 20 - time.wallMs())
    link().stream()
    link().receive(make.trayBegin(1), make.scan({ column: 0 }))
    await time.advance(10)
    link().receive(make.scan({ column: 1 }))
    await time.advance(10)
    // From here on the sorter could carry a decision out after the limit.
    link().receive(make.scan({ column: 2 }))
    await time.advance(5)
    expect(view().problems).toEqual([])
    await time.sleep(limitMs - time.wallMs())
    expect(store.scans.map(({ decision }) => [decision.action, decision.reason])).toEqual([
      ['REMOVE_MALE', 'CLEAR_CUT'],
      ['REMOVE_MALE', 'CLEAR_CUT'],
      ['KEEP', 'LEGAL_LIMIT'],
    ])
    expect(view()).toMatchObject({ legal: { trust: 'trusted' }, problems: [{ id: 'LEGAL_LIMIT_PASSED' }] })
  })

  it('counts days where the site is set up to be, from the moment at which somebody says it', async () => {
    const rig = setUpStation()
    const { time, link, line, store, view, site } = rig
    await time.advance(1)
    rig.ready()
    link().stream()
    line.startBatch(makeWish(time))
    const make = new MessageMaker()
    // Half past eleven at night in UTC is tomorrow in Berlin, and the limit is the midnight between.
    await time.sleep(Date.UTC(2026, 10, 21, 23, 30) - time.wallMs())
    link().stream()
    link().receive(make.trayBegin(1), make.scan({ column: 0 }))
    await time.advance(5)
    const hours = view().legal?.limitHours
    site.timeZone = 'Europe/Berlin'
    link().receive(make.scan({ column: 1 }))
    await time.advance(5)
    expect(view().legal).toMatchObject({ timeZone: 'Europe/Berlin', limitHours: (hours ?? 0) - 1 })
    expect(store.scans.map(({ decision }) => [decision.action, decision.reason])).toEqual([
      ['REMOVE_MALE', 'CLEAR_CUT'],
      ['KEEP', 'LEGAL_LIMIT'],
    ])
  })

  it('destroys nothing without a set time', async () => {
    const rig = setUpStation()
    const { time, link, line } = rig
    await time.advance(1)
    rig.ready()
    link().stream()
    line.startBatch(makeWish(time, { setAtWallMs: null }))
    const make = new MessageMaker()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    expect(link().decisions).toMatchObject([{ eggClass: 'MALE', action: 'HOLD' }])
    expect(rig.view().legal).toMatchObject({ trust: 'no-set-time', hoursLeft: null })
  })

  it('destroys nothing after the clock has jumped, over restarts too, until a person says that it is right', async () => {
    const { time, link, make, view, disk, store } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({ column: 0 }))
    await time.advance(5)
    time.jumpWall(3_600_000)
    link().receive(make.scan({ column: 1 }))
    await time.advance(5)
    time.jumpWall(-3_600_000)
    link().receive(make.scan({ column: 2 }))
    await time.advance(5)
    expect(link().decisions.map(({ action }) => action)).toEqual(['REMOVE_MALE', 'HOLD', 'HOLD'])
    expect(store.jumps.map(({ found, byMs }) => [found, Math.round(byMs / 1_000)])).toEqual([
      ['running', 3_600],
      ['running', -3_600],
    ])
    expect(view()).toMatchObject({ legal: { trust: 'clock-not-trusted' }, problems: [{ id: 'CLOCK_NOT_TRUSTED' }] })
    await time.advance(1000)
    const restarted = setUpStation({ disk })
    expect(restarted.view()).toMatchObject({ legal: { trust: 'clock-not-trusted' } })
    disk.store.failing = true
    expect(restarted.station.confirmClock()).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    disk.store.failing = false
    expect(restarted.station.confirmClock()).toEqual({ ok: true })
    expect([restarted, setUpStation({ disk })].map(({ view }) => view().legal?.trust)).toEqual(['trusted', 'trusted'])
  })

  it('does not forget a clock that jumps while the station ends', async () => {
    const { time, station, store, disk } = await setUpRunningStation()
    const ended = station.stop(3_000)
    time.jumpWall(3_600_000)
    await time.advance(5_000)
    await ended
    expect(store.jumps).toHaveLength(1)
    expect(setUpStation({ disk }).view()).toMatchObject({ legal: { trust: 'clock-not-trusted' } })
  })

  it('trusts a clock only when it is durable who said so', async () => {
    const { time, station, store, view } = await setUpRunningStation()
    time.jumpWall(3_600_000)
    await time.advance(1000)
    const { audited } = store
    const written = store.trail.length
    const trust = () => view().legal?.trust
    // The change is made, and the transaction fails when it is closed.
    Object.assign(store, {
      audited: (...[, , change]: Parameters<typeof audited>) => {
        change()
        throw new Error('SQLITE_FULL: database or disk is full')
      },
    })
    expect(station.confirmClock()).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    expect([trust(), store.trail.length]).toEqual(['clock-not-trusted', written])
    Object.assign(store, { audited })
    // Nor does an entry stand that says so when the clock's own row could not be written.
    store.failing = true
    expect(station.confirmClock()).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    store.failing = false
    expect([trust(), store.trail.length]).toEqual(['clock-not-trusted', written])
    expect(station.confirmClock()).toEqual({ ok: true })
    expect(trust()).toBe('trusted')
    expect(store.trail.at(-1)).toMatchObject({ act: 'clock.confirm', subject: 'clock' })
  })

  it('does not trust a clock that was set back while the station was down', async () => {
    const disk = makeDisk()
    const first = await setUpRunningStation({ disk })
    await disk.time.advance(60_000)
    expect(first.view().batch?.state).toBe('running')
    disk.time.jumpWall(-90_000)
    expect(setUpStation({ disk }).view()).toMatchObject({
      legal: { trust: 'clock-not-trusted' },
      problems: [{ id: 'CLOCK_NOT_TRUSTED' }],
    })
    // That it was wrong is remembered: only a person can say that it is right now.
    disk.time.jumpWall(90_000)
    const restarted = setUpStation({ disk })
    expect(restarted.view()).toMatchObject({ legal: { trust: 'clock-not-trusted' } })
    restarted.station.confirmClock()
    expect(restarted.view()).toMatchObject({ legal: { trust: 'trusted' }, problems: [] })
  })

  it('destroys nothing in a tray that its batch left behind, while the next batch goes on', async () => {
    const { line, link, make, time, view, store } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    line.closeBatch()
    await time.advance(31_000)
    expect(line.startBatch(makeWish(time))).toEqual({ ok: true })
    link().receive(make.scan({ column: 1 }), make.trayBegin(2), make.scan({ tray: 2 }))
    await time.advance(5)
    expect(store.scans.map(({ batchId, decision }) => [batchId, decision.action])).toEqual([
      ['2026-1121-01', 'REMOVE_MALE'],
      ['2026-1121-01', 'HOLD'],
      ['2026-1121-02', 'REMOVE_MALE'],
    ])
    expect(view().batch).toMatchObject({ batchId: '2026-1121-02', eggs: 1 })
  })

  it('judges an egg by the age of its own batch, also while another one runs', async () => {
    const { line, link, time, ready, store, view } = setUpStation()
    await time.advance(1)
    ready()
    link().stream()
    const make = new MessageMaker()
    line.startBatch(makeWish(time, { setAtWallMs: time.wallMs() - 290 * HOUR_MS }))
    // Two trays are on the belt, and the batch is closed after the second of them.
    link().receive(make.trayBegin(1), make.trayBegin(2), make.trayEnd(2))
    await time.advance(50)
    line.closeBatch()
    await time.advance(300)
    expect(view().batch?.state).toBe('closed')
    expect(line.startBatch(makeWish(time))).toEqual({ ok: true })
    link().receive(make.scan({ tray: 1 }), make.trayBegin(3), make.scan({ tray: 3 }))
    await time.advance(50)
    expect(store.scans.map(({ batchId, decision }) => [batchId, decision.action, decision.reason])).toEqual([
      ['2026-1121-01', 'KEEP', 'LEGAL_LIMIT'],
      ['2026-1121-02', 'REMOVE_MALE', 'CLEAR_CUT'],
    ])
  })

  it('judges a batch of a country that this version does not know by the strictest law', async () => {
    const disk = makeDisk()
    const first = await setUpRunningStation({ disk })
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
    expect(second.view().legal).toMatchObject({ jurisdictionId: 'ATLANTIS', hoursLeft: expect.closeTo(-8, 3) })
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
