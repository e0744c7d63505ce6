import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/scanner.js'
import { makeBatch, makeVisit } from '../../test/make/commit-groups.ts'
import { summaryOf } from '../../test/make/counters-of.ts'
import { liveLegal } from '../../test/make/law.ts'
import { setUpBoard as setUp } from '../../test/make/live-board.ts'
import { makeWork } from '../../test/make/works.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { MESSAGE_TYPE } from '../pipeline/frame/message-type.ts'
import type { StoredBatch } from '../store/store.ts'

describe('LiveBoard', () => {
  it('shows an idle line without a batch', () => {
    const { view } = setUp()
    expect(view()).toMatchObject({
      ...{ revision: 1, newestEggAgeMs: null, batch: null, legal: null, tray: null, lastEgg: null },
      ...{ play: true, site: 'Site Nord', line: 'Line 2', next: [], backlog: 0, problems: [] },
      link: { state: 'Streaming', scannerSerial: 'OVO-1', scannerModel: 'Scanner', firmware: '1.0', duplicates: 0 },
    })
    expect(view().revision).toBe(2)
  })

  it('shows a line without a scanner', () => {
    const { view, around } = setUp()
    around.link = {
      ...around.link,
      state: 'Absent',
      hello: undefined,
      transport: 'none',
      path: null,
      silentForMs: null,
    }
    expect(view().link).toMatchObject({ scannerSerial: null, scannerModel: null, firmware: null, path: null })
  })

  it('counts what was committed, and shows the tray and the egg', async () => {
    const { view, commit, scan, make, setBatch, time } = setUp()
    setBatch(makeBatch())
    commit(
      makeWork(make.trayBegin(1)),
      scan('FEMALE'),
      scan('MALE', { column: 1 }),
      scan('EMPTY', { row: 1, column: 2 }),
    )
    await time.advance(250)
    const { batch, tray, lastEgg, newestEggAgeMs } = view()
    expect(batch).toMatchObject({ eggs: 2, emptyCells: 1, scans: 3, held: 0, male: { count: 1, share: 0.5 } })
    expect(batch).toMatchObject({ clearOrDead: { count: 0, share: 0 }, unreadable: { count: 0 }, flock: 'Flock 7' })
    expect([...(tray?.classes ?? [])]).toEqual([0, 1, 255, 255, 255, EGG_CLASSES.indexOf('EMPTY')])
    expect([...(tray?.actions ?? [])]).toEqual([0, 1, 255, 255, 255, EGG_ACTIONS.indexOf('NONE')])
    expect(tray).toMatchObject({ code: 'T-1', state: 'filling', decided: 3 })
    expect(lastEgg).toMatchObject({ trayCode: 'T-1', cell: { row: 1, column: 2 }, eggClass: 'EMPTY', action: 'NONE' })
    expect(lastEgg?.image).toMatchObject({ width: 16, height: 16 })
    expect(lastEgg?.image.pixels.length).toBe(512)
    expect(newestEggAgeMs).toBe(250)
  })

  it('marks a corrected egg of the present tray and moves no count', () => {
    const { board, view, commit, scan, make, setBatch } = setUp()
    setBatch(makeBatch())
    commit(makeWork(make.trayBegin(1)), scan('MALE'))
    const before = view().batch
    board.onCorrected(view().tray?.visitId ?? 0, { row: 0, column: 0 }, 'FEMALE')
    board.onCorrected(999, { row: 0, column: 1 }, 'FEMALE')
    expect([...(view().tray?.corrected ?? [])]).toEqual([0, 255, 255, 255, 255, 255])
    expect(view().tray?.classes[0]).toBe(EGG_CLASSES.indexOf('MALE'))
    expect(view().batch).toEqual(before)
  })

  it('moves an egg that is scanned again, and counts it for the speed once', async () => {
    const { view, commit, scan, make, setBatch, time } = setUp()
    setBatch(makeBatch())
    commit(makeWork(make.trayBegin(1)), scan('UNCERTAIN'), scan('EMPTY', { column: 1 }))
    expect(view().batch).toMatchObject({ eggs: 1, uncertain: { count: 1 }, held: 0 })
    commit(scan('FEMALE', { attempt: 2 }))
    await time.advance(60_000)
    const { batch, speed, tray } = view()
    expect(batch).toMatchObject({ eggs: 1, scans: 3, uncertain: { count: 0 }, female: { count: 1, share: 1 } })
    expect(speed).toMatchObject({ eggsPerHour: 60, ratedEggsPerHour: 24_000 })
    expect(tray?.decided).toBe(2)
  })

  it('counts an egg that came late in the batch, and neither as speed nor as the end of a stop', async () => {
    const { view, commit, scan, make, setBatch, time } = setUp()
    setBatch(makeBatch())
    commit(makeWork(make.trayBegin(1)), scan('FEMALE'))
    await time.advance(20_000)
    commit(scan('MALE', { column: 1 }, true), scan('MALE', { column: 2 }, true))
    await time.advance(10_000)
    expect(view().batch?.eggs).toBe(3)
    expect(view().speed).toMatchObject({ eggsPerHour: 120, stops: 1, stoppedMs: 30_000 })
    commit(scan('FEMALE', { row: 1 }), scan('FEMALE', { row: 1, column: 1 }, true))
    await time.advance(30_000)
    expect(view().speed).toMatchObject({ eggsPerHour: 120, stops: 2, stoppedMs: 60_000 })
  })

  it('shows an egg without a picture in the tray but not as the last egg', () => {
    const { view, commit, scan, make, setBatch } = setUp()
    setBatch(makeBatch())
    const { Scan } = ovoscope.scanner.v1
    const place = { traySequence: 1, row: 0, column: 2, attempt: 1, coil: 0, capturedAtUs: 1, channels: 1, slices: 1 }
    const unusable = make.raw(MESSAGE_TYPE.SCAN, Scan.encode({ ...place, width: 4000, height: 4000 }).finish())
    commit(makeWork(make.trayBegin(1)), scan('FEMALE'), makeWork(unusable))
    const { tray, lastEgg, batch } = view()
    expect(tray?.classes[2]).toBe(EGG_CLASSES.indexOf('UNREADABLE'))
    expect(lastEgg).toMatchObject({ eggClass: 'FEMALE', cell: { row: 0, column: 0 } })
    expect(batch).toMatchObject({ eggs: 2, scans: 2, unreadable: { count: 1, share: 0.5 } })
  })

  it('starts from nothing with another batch, and counts no egg of the one before', () => {
    const { view, commit, scan, make, setBatch, time } = setUp()
    setBatch(makeBatch())
    commit(makeWork(make.trayBegin(1)), scan('FEMALE'))
    setBatch(makeBatch({ state: 'closed', closedWallMs: time.wallMs() }), false)
    expect(view().batch).toMatchObject({ eggs: 1, state: 'closed' })
    setBatch(makeBatch({}, 'B2'))
    expect(view().batch).toMatchObject({ batchId: 'B2', eggs: 0, scans: 0, female: { count: 0, share: null } })
    commit(scan('MALE', { column: 1 }), makeWork(make.trayBegin(2)), scan('MALE', { tray: 2 }))
    expect(view().batch).toMatchObject({ eggs: 1, scans: 1, male: { count: 1 } })
    expect(view().tray).toMatchObject({ code: 'T-2', decided: 1 })
  })

  it('goes on after a restart with the open tray and the sums of the batch', () => {
    const visit = makeVisit(9, { rows: 2, columns: 3, code: '0417' })
    const egg = { cell: { row: 0, column: 0 }, state: { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 } } as const
    const { view, board } = setUp([
      { visit: makeVisit(8), eggs: [] },
      { visit, eggs: [egg] },
    ])
    board.setBatch(
      makeBatch(),
      summaryOf({ scans: 5, eggsByClass: { FEMALE: 3, EMPTY: 1 }, eggsByAction: { HOLD: 2 } }),
    )
    expect(view().tray).toMatchObject({ visitId: 9, code: '0417', decided: 1, state: 'filling' })
    expect(view().batch).toMatchObject({ eggs: 3, emptyCells: 1, scans: 5, held: 2 })
    expect(board.trayFilling).toBe(true)
    expect(view().newestEggAgeMs).toBeNull()
  })

  it('puts a tray with a waiting egg on hold until the same tray passes again', () => {
    const { view, commit, scan, make, setBatch } = setUp()
    setBatch(makeBatch())
    commit(makeWork(make.trayBegin(1)), scan('UNREADABLE', { attempt: 2 }))
    commit(makeWork(make.trayEnd(1)))
    expect(view().tray?.state).toBe('held')
    expect(view().next).toEqual([{ kind: 'tray-on-hold', trayCode: 'T-1', visitId: 1 }])
    expect(view().problems).toMatchObject([{ id: 'TRAY_ON_HOLD', priority: 3, detail: { trayCode: 'T-1', trays: 1 } }])
    commit(makeWork(make.trayBegin(1)))
    expect(view()).toMatchObject({ next: [], problems: [], tray: { state: 'filling', decided: 0 } })
  })

  it('knows a tray as filling until it ends, also one that is held on the way', () => {
    const { board, commit, scan, make, view, setBatch } = setUp()
    expect(board.trayFilling).toBe(false)
    setBatch(makeBatch())
    commit(makeWork(make.trayBegin(1)))
    expect(board.trayFilling).toBe(true)
    commit(scan('FEMALE', {}, true))
    expect([view().tray?.state, board.trayFilling]).toEqual(['held', true])
    commit(makeWork(make.trayEnd(1)))
    expect([view().tray?.state, board.trayFilling]).toEqual(['held', false])
    commit(makeWork(make.trayBegin(2)), scan('FEMALE', { tray: 2 }))
    commit(makeWork(make.trayEnd(2)))
    expect([view().tray?.state, board.trayFilling]).toEqual(['complete', false])
  })

  it('ignores the end and the hold of a tray that is not under the scanner any more', () => {
    const { commit, make, view, setBatch, scan } = setUp()
    setBatch(makeBatch())
    commit(makeWork(make.trayBegin(1)), makeWork(make.trayBegin(2)))
    commit(scan('FEMALE', { tray: 1 }, true))
    commit(makeWork(make.trayEnd(1)))
    expect(view().tray).toMatchObject({ code: 'T-2', state: 'filling', decided: 0 })
  })

  it('expects the next tray while the line runs and none is under the scanner', async () => {
    const { commit, make, view, setBatch, time } = setUp()
    setBatch(makeBatch())
    for (const tray of [1, 2]) {
      commit(makeWork(make.trayBegin(tray)))
      await time.advance(20_000)
      expect(view().next).toEqual([])
      commit(makeWork(make.trayEnd(tray)))
      await time.advance(2_000)
    }
    commit(makeWork(make.trayBegin(3)))
    commit(makeWork(make.trayEnd(3)))
    await time.advance(1_000)
    expect(view().next).toEqual([{ kind: 'tray-expected', inMs: 21_000 }])
    setBatch(makeBatch({ state: 'paused' }), false)
    expect(view().next).toEqual([])
  })

  it('expects no tray while one that is held is still under the scanner', async () => {
    const { commit, make, view, setBatch, scan, time } = setUp()
    setBatch(makeBatch())
    for (const tray of [1, 2]) {
      commit(makeWork(make.trayBegin(tray)))
      await time.advance(20_000)
      commit(makeWork(make.trayEnd(tray)))
    }
    commit(makeWork(make.trayBegin(3)), scan('FEMALE', { tray: 3 }, true))
    expect(view()).toMatchObject({ tray: { state: 'held' }, next: [] })
  })

  it('offers to close the batch once all its eggs were seen, empty places included, and not afterwards', () => {
    const { commit, make, view, setBatch, scan } = setUp()
    const of = (state: StoredBatch['state']) => {
      const batch = makeBatch({ state })
      return { ...batch, identity: { ...batch.identity, eggsExpected: 3 } }
    }
    setBatch(of('running'))
    commit(makeWork(make.trayBegin(1)), scan('FEMALE'), scan('EMPTY', { column: 1 }))
    expect(view().next).toEqual([])
    commit(scan('MALE', { column: 2 }))
    expect(view().next).toEqual([{ kind: 'close-batch' }])
    setBatch(of('paused'), false)
    expect(view().next).toEqual([{ kind: 'close-batch' }])
    for (const state of ['closing', 'closed'] as const) {
      setBatch(of(state), false)
      expect(view().next).toEqual([])
    }
  })

  it('shows no speed of a closed batch: it would sink as if the line were failing', async () => {
    const { commit, make, view, setBatch, scan, time } = setUp()
    setBatch(makeBatch())
    await time.advance(5_000)
    commit(makeWork(make.trayBegin(1)), scan('FEMALE'))
    expect(view().speed.eggsPerHour).toBeGreaterThan(0)
    setBatch(makeBatch({ state: 'closed' }), false)
    expect(view().speed).toMatchObject({ eggsPerHour: null, ratedEggsPerHour: 24_000 })
  })

  it('counts no stop of a batch that is closed', async () => {
    const { commit, make, view, setBatch, scan, time } = setUp()
    setBatch(makeBatch())
    await time.advance(20_000)
    commit(makeWork(make.trayBegin(1)), scan('FEMALE'))
    await time.advance(16_000)
    expect(view().speed).toMatchObject({ stops: 2, stoppedMs: 36_000 })
    setBatch(makeBatch({ state: 'closed' }), false)
    await time.advance(60_000)
    expect(view().speed).toMatchObject({ stops: 1, stoppedMs: 20_000 })
  })

  it.each<[string, number | null]>([
    ['as of its last byte while the scanner is silent', 60_000],
    ['as of the newest egg when it was disconnected', null],
  ])('shows the speed %s', async (_, silentForMs) => {
    const { around, commit, make, view, setBatch, scan, time } = setUp()
    setBatch(makeBatch())
    await time.advance(5_000)
    commit(makeWork(make.trayBegin(1)), scan('FEMALE'))
    const { speed } = view()
    await time.advance(60_000)
    expect(view().speed).toMatchObject({ eggsPerHour: 60, stops: 1 })
    around.link = { ...around.link, state: 'Absent', silentForMs }
    expect(view().speed).toEqual(speed)
  })

  it('warns of the legal limit while a batch is open', () => {
    const { view, around, setBatch } = setUp()
    expect(view().legal).toBeNull()
    setBatch(makeBatch())
    expect(view().legal).toEqual(around.legal)
    expect(view().problems).toEqual([])
    around.legal = liveLegal({ ageHours: 274, hoursLeft: -2 })
    expect(view().problems).toMatchObject([{ id: 'LEGAL_LIMIT_PASSED', detail: { jurisdiction: 'DE' } }])
    setBatch(makeBatch({ state: 'closed' }), false)
    expect(view().problems).toEqual([])
  })

  it('shows a batch of which neither set time nor number of eggs is known', () => {
    const { view, setBatch } = setUp()
    const batch = makeBatch()
    setBatch({ ...batch, identity: { ...batch.identity, setAtWallMs: undefined, eggsExpected: undefined } })
    expect(view().batch).toMatchObject({ setAtWallMs: null, eggsExpected: null })
  })

  it('shows what is wrong around it', () => {
    const { view, around } = setUp()
    Object.assign(around, { clockTrusted: false, diskFailing: true, reviewDown: true, backlog: 600, duplicates: 4 })
    around.model = { ...around.model, state: 'down' }
    const { problems, link, backlog } = view()
    expect(problems.map(({ id }) => id)).toEqual([
      // That decisions lag needs no word of its own while the disk refuses and the model is down.
      ...['DISK_ERROR', 'INFERENCE_DOWN', 'CLOCK_NOT_TRUSTED', 'REVIEW_DOWN'],
    ])
    expect([link.duplicates, backlog]).toEqual([4, 600])
  })
})
